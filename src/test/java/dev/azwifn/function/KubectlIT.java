package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged application as an exec plugin: {@code kubectl kustomize} runs functions in containers only. */
class KubectlIT {
    private static final List<String> KINDS = List.of("WorkloadIdentity", "WorkloadIdentityCheck");

    @TempDir
    Path folder;

    private Path plugin(String kind) {
        return folder.resolve(Path.of("plugins", "azwi-fn.dev", "v1alpha1", kind.toLowerCase(Locale.ROOT), kind));
    }

    @BeforeEach
    void plugins() throws Exception {
        for (String kind : KINDS) {
            Files.createDirectories(plugin(kind).getParent());
            Files.createSymbolicLink(plugin(kind), Client.AZWI_FN);
            Files.writeString(folder.resolve(kind + ".yaml"), Packages.config(kind, ""));
        }
        Files.copy(Packages.CLUSTER, folder.resolve("resources.yaml"));
    }

    /** JUnit warns of links that lead out of its folder. */
    @AfterEach
    void noLinks() throws Exception {
        for (String kind : KINDS) {
            Files.deleteIfExists(plugin(kind));
        }
    }

    private Client.Outcome build(String command, String functions) throws Exception {
        (command.startsWith("kubectl") ? Client.KUBECTL : Client.KUSTOMIZE).require();
        Files.writeString(
                folder.resolve("kustomization.yaml"),
                "sortOptions: {order: fifo}\nresources: [resources.yaml]\n" + functions + "\n");
        Map<String, String> environment =
                Map.of("KUSTOMIZE_PLUGIN_HOME", folder.resolve("plugins").toString());
        return Client.shell(folder, environment, command + " --enable-alpha-plugins .");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl kustomize", "kustomize build"})
    void asTransformer(String command) throws Exception {
        String built = build(command, "transformers: [WorkloadIdentity.yaml, WorkloadIdentityCheck.yaml]")
                .succeeds()
                .out();

        Files.writeString(folder.resolve("resources.yaml"), Lists.pipe(Files.readString(Packages.CLUSTER)));
        assertThat(built).isEqualTo(build(command, "").succeeds().out()).contains("type: WorkloadIdentity");
        Files.writeString(folder.resolve("resources.yaml"), built);
        assertThat(build(command, "transformers: [WorkloadIdentity.yaml]")
                        .succeeds()
                        .out())
                .isEqualTo(built);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kubectl kustomize", "kustomize build"})
    void aCheckFailsTheBuild(String command) throws Exception {
        for (String place : new String[] {"transformers", "validators"}) {
            Client.Outcome outcome = build(command, place + ": [WorkloadIdentityCheck.yaml]");

            assertThat(outcome.exitCode()).isOne();
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).contains("type is ServicePrincipal, not WorkloadIdentity");
        }
    }
}
