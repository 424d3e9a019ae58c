package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.azwifn.UserShell;
import dev.azwifn.UserShell.Outcome;
import dev.azwifn.files.Interruptions;
import dev.azwifn.provision.testazure.RealNames;
import dev.azwifn.provision.testazure.TestAzure;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The companion that {@code mvn package} makes, started by its launcher in a shell; and that it is nowhere in the function. */
class PackagedProvisionIT {
    private static final Path HOME = Path.of(System.getProperty("azwi.provision.home", "target/azwi-provision"))
            .toAbsolutePath();
    private static final Path FUNCTION =
            Path.of(System.getProperty("azwi.home", "target/azwi-fn")).toAbsolutePath();

    @TempDir
    Path folder;

    private UserShell shell;

    @BeforeEach
    void isThere() {
        Path launcher = HOME.resolve("bin/azwi-provision");
        assertThat(launcher).isExecutable();
        shell = new UserShell(folder, Map.of("azwi", launcher.toString(), "home", HOME.toString()));
    }

    @Test
    void saysItsVersionAndNothingElse() {
        Outcome outcome = shell.sh("\"$azwi\" --version");

        assertThat(outcome.out()).matches("azwi-provision [0-9]+\\.[0-9]+\\.[0-9]+\\S*\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(shell.sh("\"$azwi\" --help").out()).contains("plan", "apply", "status", "destroy", "completion");
        assertThat(shell.sh("\"$azwi\" apply --help").out()).contains("--timeout", "--resource-group");
    }

    @Test
    void completionIsForBash() {
        assertThat(shell.sh(
                                "\"$azwi\" completion > completion && bash -n completion && grep -c azwi-provision completion")
                        .exitCode())
                .isZero();
    }

    @Test
    void startsThroughALinkAndFromACopy() {
        Outcome outcome = shell.sh("ln -s \"$azwi\" link && ./link --version && cp -r \"$home\" 'a copy' && rm link"
                + " && 'a copy/bin/azwi-provision' --version && rm -r 'a copy'");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().distinct()).hasSize(1);
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void wrongUsageHasItsOwnExitCode() {
        assertThat(shell.sh("\"$azwi\""))
                .isEqualTo(new Outcome(
                        2,
                        "",
                        "error: name a command: plan, apply, status, destroy or completion\n"
                                + "Try 'azwi-provision --help'.\n"));
    }

    @Test
    void withoutAConfigItSaysWhatIsMissing() {
        Outcome outcome = shell.sh("\"$azwi\" plan");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("error: spec.azure.subscriptionID: missing")
                .endsWith("\n");
    }

    /**
     * The delivered program, unchanged: it logs in and works at Azure's own names, which are this machine here. Its runtime has
     * only some of Java's modules, and these are enough.
     */
    @Test
    void logsInAndWorks() throws Exception {
        TestAzure azure = TestAzure.started();
        azure.reset();
        Workspace workspace = Workspace.in(folder, azure);
        try (RealNames names = listening(azure)) {
            for (String command : List.of("apply", "status", "destroy --yes")) {
                Outcome outcome = at(names, azure).sh("\"$azwi\" " + command + " -f " + Workspace.FILE);
                assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
                assertThat(outcome.out() + outcome.err()).doesNotContain(azure.secrets());
            }
        }
        assertThat(workspace.config("spec/clusterIdentity/clientID")).isNotEmpty();
        assertThat(azure.snapshot()).isEqualTo("{ }");
        assertThat(azure.traffic().problems()).isEmpty();
    }

    /** What apply leaves when a signal ends it is what the next apply goes on from. */
    @Test
    void applyGoesOnAfterASignal() throws Exception {
        TestAzure azure = TestAzure.started();
        azure.reset();
        Workspace workspace = Workspace.in(folder, azure);
        try (RealNames names = listening(azure)) {
            UserShell here = at(names, azure);
            List<String> command = List.of(here.variables().get("azwi"), "apply", "-f", Workspace.FILE);
            Interruptions interruptions = new Interruptions(9, here, command, () -> {
                azure.reset();
                workspace.write(Workspace.FILE, Workspace.CONFIG);
            });
            interruptions.run(round -> {
                String config = workspace.read(Workspace.FILE);
                assertThat(config.replaceFirst("\n    clientID: \\S+(?=\n)", ""))
                        .isEqualTo(Workspace.CONFIG);
                if (round.end() != Interruptions.End.KILL) {
                    assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
                }
                workspace.apply().succeeds();
                workspace.status().succeeds();
            });
        }
        assertThat(azure.traffic().problems()).isEmpty();
    }

    private static RealNames listening(TestAzure azure) throws IOException {
        try {
            return azure.atRealNames();
        } catch (BindException e) {
            return abort("this user may not listen at port 443, or somebody else does");
        }
    }

    private UserShell at(RealNames names, TestAzure azure) throws IOException {
        String options = "-Djdk.net.hosts.file=" + names.hosts(folder, "oidcissuer01") + " -Djavax.net.ssl.trustStore="
                + azure.trustStore() + " -Djavax.net.ssl.trustStorePassword=changeit";
        return new UserShell(
                folder,
                Map.of(
                        "azwi", HOME.resolve("bin/azwi-provision").toString(),
                        "JDK_JAVA_OPTIONS", options,
                        "AZURE_TENANT_ID", TestAzure.TENANT,
                        "AZURE_CLIENT_ID", TestAzure.OPERATOR_CLIENT,
                        "AZURE_CLIENT_SECRET", TestAzure.OPERATOR_SECRET));
    }

    /** Its start-up is a feature, and every class is looked for in one image. */
    @Test
    void functionHasNothingOfIt() throws IOException {
        try (FileSystem image =
                        FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", FUNCTION.toString()));
                Stream<Path> files = Files.walk(image.getPath("/modules/dev.azwifn"))) {
            List<String> names = files.map(Path::toString).toList();
            assertThat(names).contains("/modules/dev.azwifn/dev/azwifn/cli/Main.class");
            assertThat(names)
                    .noneMatch(name -> name.contains("/com/azure")
                            || name.contains("/dev/azwifn/provision")
                            || name.contains("/reactor/")
                            || name.contains("/com/fasterxml/jackson/databind/"));
        }
    }
}
