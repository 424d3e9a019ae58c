package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** The packaged application as a function of kpt. */
class KptIT {
    private static final String LOCAL = "config.kubernetes.io/local-config: 'true'";

    @TempDir
    Path folder;

    private Path clusters;

    @BeforeEach
    void aPackage() throws Exception {
        Client.KPT.require();
        clusters = Files.createDirectory(folder.resolve("clusters"));
        Files.writeString(folder.resolve("wi.yaml"), Packages.config("WorkloadIdentity", LOCAL));
        Files.writeString(folder.resolve("check.yaml"), Packages.config("WorkloadIdentityCheck", LOCAL));
    }

    private String cluster() throws Exception {
        return Files.readString(clusters.resolve("cluster.yaml"));
    }

    private Client.Outcome eval(String config, String... more) throws Exception {
        String[] arguments = {"fn", "eval", "clusters", "--exec", "azwi-fn", "--fn-config", config};
        String[] all = Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
        return Client.KPT.run(folder, all);
    }

    @Test
    void evalEditsFilesAndWritesResults() throws Exception {
        String before = Files.readString(Packages.CLUSTER);
        Files.writeString(clusters.resolve("cluster.yaml"), before);

        eval("wi.yaml", "--results-dir", "results").succeeds();

        Packages.assertSameResources(cluster(), Lists.pipe(before));
        assertThat(cluster())
                .startsWith("# The default cluster of")
                .contains("# etcd wants a fast disk", "{} # everyone");
        JsonNode results = Lists.view(Files.readString(folder.resolve("results/results.yaml")));
        JsonNode first = results.path("items").path(0).path("results").path(0);
        assertThat(first.path("message").asString()).isEqualTo("type set to WorkloadIdentity");
        assertThat(first.path("file")).isEqualTo(Lists.view("{path: cluster.yaml, index: 4}"));
        assertThat(first.path("field").path("currentValue").asString()).isEqualTo("ServicePrincipal");

        String once = cluster();
        eval("wi.yaml").succeeds();
        assertThat(cluster()).isEqualTo(once);
    }

    @Test
    void evalOfACheckFailsAndLeavesTheFiles() throws Exception {
        String before = Files.readString(Packages.CLUSTER);
        Files.writeString(clusters.resolve("cluster.yaml"), before);

        Client.Outcome outcome = eval("check.yaml");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err())
                .contains(
                        "[error] infrastructure.cluster.x-k8s.io/v1beta1/AzureClusterIdentity/default/example-identity spec.type:"
                                + " type is ServicePrincipal, not WorkloadIdentity");
        assertThat(cluster()).isEqualTo(before);
    }

    @Test
    void aWrongConfigFailsAndLeavesTheFiles() throws Exception {
        Files.writeString(clusters.resolve("cluster.yaml"), Files.readString(Packages.CLUSTER));
        Files.writeString(folder.resolve("wrong.yaml"), Lists.CONFIG.replace("tenantID", "tenantId"));

        Client.Outcome outcome = eval("wrong.yaml");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("did you mean tenantID?");
        assertThat(cluster()).isEqualTo(Files.readString(Packages.CLUSTER));
    }

    @Test
    void evalOnAPipe() throws Exception {
        String before = Files.readString(Packages.CLUSTER);

        Client.Outcome outcome = Client.KPT.pipe(
                folder, before, "fn", "eval", "-", "--exec", "azwi-fn", "--fn-config", "wi.yaml", "-o", "unwrap");

        Packages.assertSameResources(outcome.succeeds().out(), Lists.pipe(before));
    }

    @Test
    void evalWithSingleValues() throws Exception {
        Files.writeString(clusters.resolve("cluster.yaml"), Lists.IDENTITY);

        Client.KPT
                .run(folder, "fn", "eval", "clusters", "--exec", "azwi-fn", "--", "clientID=" + Lists.CLIENT)
                .succeeds();

        assertThat(cluster()).contains("clientID: " + Lists.CLIENT, "type: WorkloadIdentity", "tenantID: old");
    }

    @Test
    void betweenSourceAndSink() throws Exception {
        String before = Files.readString(Packages.CLUSTER);
        Files.writeString(clusters.resolve("cluster.yaml"), before);

        Client.shell(folder, Map.of(), "kpt fn source clusters | azwi-fn wi.yaml | kpt fn sink out")
                .succeeds();
        Client.shell(folder, Map.of(), "kpt fn source clusters --fn-config wi.yaml | azwi-fn | kpt fn sink other")
                .succeeds();

        for (String sink : new String[] {"out", "other"}) {
            String after = Files.readString(folder.resolve(sink).resolve("cluster.yaml"));
            Packages.assertSameResources(after, Lists.pipe(before));
        }
    }

    private void kptfile(String pipeline) throws Exception {
        String head = "apiVersion: kpt.dev/v1\nkind: Kptfile\nmetadata:\n  name: clusters\npipeline:\n";
        Files.writeString(clusters.resolve("Kptfile"), head + pipeline);
        Files.copy(folder.resolve("wi.yaml"), clusters.resolve("wi.yaml"));
        Files.copy(folder.resolve("check.yaml"), clusters.resolve("check.yaml"));
    }

    private static final String MUTATORS = "  mutators:\n  - exec: azwi-fn\n    configPath: wi.yaml\n";
    private static final String VALIDATORS = "  validators:\n  - exec: azwi-fn\n    configPath: check.yaml\n";

    @Test
    void renderWithMutatorAndValidator() throws Exception {
        String before = Files.readString(Packages.CLUSTER);
        Files.writeString(clusters.resolve("cluster.yaml"), before);
        kptfile(MUTATORS + VALIDATORS);
        String kptfile = Files.readString(clusters.resolve("Kptfile"));

        Client.KPT.run(folder, "fn", "render", "clusters", "--allow-exec").succeeds();
        String once = cluster();
        Client.KPT.run(folder, "fn", "render", "clusters", "--allow-exec").succeeds();

        Packages.assertSameResources(once, Lists.pipe(before));
        assertThat(cluster()).isEqualTo(once);
        assertThat(clusters.resolve("Kptfile")).hasContent(kptfile);
        assertThat(clusters.resolve("wi.yaml")).hasContent(Packages.config("WorkloadIdentity", LOCAL));
    }

    @Test
    void renderFailsWhereTheValidatorDoes() throws Exception {
        String before = Files.readString(Packages.CLUSTER);
        Files.writeString(clusters.resolve("cluster.yaml"), before);
        kptfile(VALIDATORS);

        Client.Outcome outcome = Client.KPT.run(folder, "fn", "render", "clusters", "--allow-exec");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).contains("type is ServicePrincipal, not WorkloadIdentity", "Exit code: 1");
        assertThat(cluster()).isEqualTo(before);
        assertThat(clusters.resolve("Kptfile")).exists();
    }

    @Test
    void renderUnwrapped() throws Exception {
        String before = Files.readString(Packages.CLUSTER);
        Files.writeString(clusters.resolve("cluster.yaml"), before);
        kptfile(MUTATORS);

        String out = Client.KPT
                .run(folder, "fn", "render", "clusters", "--allow-exec", "-o", "unwrap")
                .succeeds()
                .out();

        assertThat(out).contains("type: WorkloadIdentity").doesNotContain("ResourceList");
        assertThat(cluster()).isEqualTo(before);
    }

    @Test
    void aGeneratedResourceStaysWhereItsUserPutsIt() throws Exception {
        Files.writeString(clusters.resolve("cluster.yaml"), Lists.OTHER);
        Client.shell(folder, Map.of(), "azwi-fn keys").succeeds();
        Files.writeString(
                folder.resolve("kind.yaml"),
                Lists.CONFIG + "  issuer: {url: 'https://example.org/'}\n  transformers: [KindConfig]\n");

        eval("kind.yaml").succeeds();
        String generated = Files.readString(clusters.resolve("kind-config.yaml"));
        eval("kind.yaml").succeeds();
        assertThat(clusters.resolve("kind-config.yaml")).hasContent(generated);

        Files.createDirectory(clusters.resolve("local"));
        Files.move(clusters.resolve("kind-config.yaml"), clusters.resolve("local/kind.yaml"));
        eval("kind.yaml").succeeds();
        assertThat(clusters.resolve("kind-config.yaml")).doesNotExist();
        assertThat(clusters.resolve("local/kind.yaml")).hasContent(generated);
    }

    @ParameterizedTest
    @FieldSource("dev.azwifn.function.Packages#TEMPLATES")
    void aTemplateEndsAsInThePipe(String name) throws Exception {
        String template = Packages.template(name);
        Files.writeString(clusters.resolve("cluster.yaml"), template);

        eval("wi.yaml").succeeds();

        Packages.assertSameResources(cluster(), Lists.pipe(template));
        String once = cluster();
        eval("wi.yaml").succeeds();
        assertThat(cluster()).isEqualTo(once);
    }
}
