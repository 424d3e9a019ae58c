package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The packaged application as an exec function of kustomize. */
class KustomizeIT {
    private static final String EXEC = "config.kubernetes.io/function: 'exec: {path: azwi-fn}'";

    @TempDir
    Path folder;

    @BeforeEach
    void configs() throws Exception {
        Client.KUSTOMIZE.require();
        Files.writeString(folder.resolve("wi.yaml"), Packages.config("WorkloadIdentity", EXEC));
        Files.writeString(folder.resolve("check.yaml"), Packages.config("WorkloadIdentityCheck", EXEC));
    }

    private Client.Outcome build(String resources, String functions) throws Exception {
        Files.writeString(folder.resolve("resources.yaml"), resources);
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "sortOptions: {order: fifo}\nresources: [resources.yaml]\n" + functions + "\n");
        return Client.KUSTOMIZE.run(folder, "build", "--enable-alpha-plugins", "--enable-exec", ".");
    }

    private static String cluster() throws Exception {
        return Files.readString(Packages.CLUSTER);
    }

    @Test
    void asTransformer() throws Exception {
        String built = build(cluster(), "transformers: [wi.yaml]").succeeds().out();

        // kustomize writes in its own style: what it makes of the pipe's output is the measure.
        assertThat(built).isEqualTo(build(Lists.pipe(cluster()), "").succeeds().out());
        assertThat(built).contains("type: WorkloadIdentity").doesNotContain("kind: Secret", "kind: WorkloadIdentity\n");
        assertThat(build(built, "transformers: [wi.yaml]").succeeds().out()).isEqualTo(built);
    }

    @Test
    void aCheckBehindTheTransformerPasses() throws Exception {
        String built = build(cluster(), "transformers: [wi.yaml, check.yaml]")
                .succeeds()
                .out();

        assertThat(built).isEqualTo(build(Lists.pipe(cluster()), "").out());
    }

    @Test
    void aCheckFailsTheBuildOfWhatIsNotRight() throws Exception {
        for (String place : new String[] {"transformers", "validators"}) {
            Client.Outcome outcome = build(cluster(), place + ": [check.yaml]");

            assertThat(outcome.exitCode()).isOne();
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("type is ServicePrincipal, not WorkloadIdentity");
        }
    }

    /** kustomize issue 5036: its own annotations count as the validator's change. Whenever that is mended, this passes, too. */
    @Test
    void asValidatorThePassedCheckIsNotTheReasonOfAFailure() throws Exception {
        Client.Outcome outcome = build(Lists.pipe(cluster()), "validators: [check.yaml]");

        assertThat(outcome.err()).doesNotContain("error: ");
        if (outcome.exitCode() != 0) {
            assertThat(outcome.err()).contains("validator shouldn't modify the resource map");
        }
    }

    @Test
    void aWrongConfigFailsTheBuild() throws Exception {
        Files.writeString(
                folder.resolve("wi.yaml"),
                Packages.config("WorkloadIdentity", EXEC).replace("tenantID", "tenantId"));

        Client.Outcome outcome = build(cluster(), "transformers: [wi.yaml]");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("did you mean tenantID?");
    }

    @ParameterizedTest
    @FieldSource("dev.azwifn.function.Packages#TEMPLATES")
    void aTemplateEndsAsInThePipe(String name) throws Exception {
        String template = Packages.template(name);

        String built = build(template, "transformers: [wi.yaml]").succeeds().out();

        assertThat(built).isEqualTo(build(Lists.pipe(template), "").succeeds().out());
        assertThat(build(built, "transformers: [wi.yaml]").succeeds().out()).isEqualTo(built);
    }
}
