package dev.azwifn.cli;

import static dev.azwifn.cli.GoldenTest.TESTDATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.UserShell;
import dev.azwifn.UserShell.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application that {@code mvn package} makes, started by its launcher in a shell, as its users do. */
class PackagedAppIT {
    private static final Path HOME =
            Path.of(System.getProperty("azwi.home", "target/azwi-fn")).toAbsolutePath();
    private static final Path QUICK_START = TESTDATA.resolve("quick-start").toAbsolutePath();

    @TempDir
    Path folder;

    private Path launcher;
    private UserShell shell;

    @BeforeEach
    void isThere() {
        launcher = HOME.resolve("bin/azwi-fn");
        assertThat(launcher).isExecutable();
        shell = new UserShell(folder, Map.of("azwi", launcher.toString(), "case", QUICK_START.toString()));
    }

    /** Runs a line of shell; {@code $azwi} is the application, {@code $case} the quick start. */
    private Outcome sh(String script) {
        return shell.sh(script);
    }

    private Outcome run(List<String> command) {
        return shell.run(command);
    }

    private static String approved(String name) {
        try {
            return Files.readString(QUICK_START.resolve(name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertIsApproved(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).isEqualTo(approved("output.approved.yaml"));
        assertThat(outcome.err()).isEqualTo(approved("results.approved.txt"));
    }

    @Test
    void transformsInAPipe() {
        assertIsApproved(sh("cat \"$case/input.yaml\" | \"$azwi\" -f \"$case/config.yaml\" | cat"));
    }

    @Test
    void transformsAFileOnStandardInput() {
        assertIsApproved(sh("\"$azwi\" -f \"$case/config.yaml\" < \"$case/input.yaml\""));
    }

    @Test
    void startsFromEverywhere() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(folder.resolve("bin/absolute"), launcher);
        Files.createSymbolicLink(
                folder.resolve("bin/relative"),
                folder.resolve("bin").toRealPath().relativize(launcher.toRealPath()));
        Files.createSymbolicLink(folder.resolve("twice"), Path.of("bin/relative"));
        Files.createSymbolicLink(folder.resolve("home"), HOME);
        String arguments = " -f \"$case/config.yaml\" < \"$case/input.yaml\"";
        for (String command : List.of(
                "bin/absolute",
                "bin/relative",
                "./twice",
                "home/bin/azwi-fn",
                "cd bin && ./relative",
                "PATH=\"$PWD/bin:$PATH\" relative",
                "sh \"$azwi\"",
                "cd / && \"$azwi\"")) {
            assertIsApproved(sh(command + arguments));
        }
        sh("rm bin/absolute bin/relative twice home"); // JUnit warns of links that lead out of its folder
    }

    @Test
    void namesWithSpacesReachIt() throws IOException {
        Files.createDirectories(folder.resolve("a folder"));
        Files.copy(QUICK_START.resolve("input.yaml"), folder.resolve("a folder/in put.yaml"));
        Files.copy(QUICK_START.resolve("config.yaml"), folder.resolve("con fig.yaml"));
        Outcome outcome = sh("\"$azwi\" --quiet -f 'con fig.yaml' 'a folder/in put.yaml'");
        assertThat(outcome).isEqualTo(new Outcome(0, approved("output.approved.yaml"), ""));
    }

    @Test
    void exitCodes() {
        assertThat(sh("\"$azwi\" --version").exitCode()).isZero();
        assertThat(sh("\"$azwi\" --check -f \"$case/config.yaml\" < \"$case/input.yaml\"")
                        .exitCode())
                .isEqualTo(1);
        assertThat(sh("\"$azwi\" --check -f \"$case/config.yaml\" < \"$case/output.approved.yaml\"")
                        .exitCode())
                .isZero();
        assertThat(sh("\"$azwi\" --frobnicate"))
                .isEqualTo(new Outcome(2, "", "error: Unknown option: '--frobnicate'\nTry 'azwi-fn --help'.\n"));
    }

    @Test
    void theFailureOfTheCommandBeforeIsAFailure() {
        Outcome outcome = sh("false | \"$azwi\"");
        assertThat(outcome)
                .isEqualTo(new Outcome(1, "", "error: <stdin>: empty input; did the command before azwi-fn fail?\n"));
    }

    @Test
    void closedStandardInputIsAFailure() {
        assertThat(sh("\"$azwi\" <&-"))
                .isEqualTo(new Outcome(1, "", "error: <stdin>: empty input; did the command before azwi-fn fail?\n"));
    }

    @Test
    void aReaderThatGoesAwayEndsIt() throws IOException {
        StringBuilder much = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            much.append(approved("input.yaml")).append("---\n");
        }
        Files.writeString(folder.resolve("much.yaml"), much.append("kind: Last\n"));
        // More than a pipe holds, so that the reader is gone before all is written.
        Outcome outcome = sh("{ \"$azwi\" --quiet much.yaml; echo $? >&2; } | head -c 10");
        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                0,
                                "# Written ",
                                "error: cannot write to standard output (Broken pipe): the reader has gone or the disk is full\n1\n"));
    }

    @Test
    void aFullDiskIsAFailure() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this needs /dev/full");
        Outcome outcome = sh("\"$azwi\" --quiet < \"$case/input.yaml\" > /dev/full");
        assertThat(outcome)
                .isEqualTo(new Outcome(
                        1,
                        "",
                        "error: cannot write to standard output (No space left on device): the reader has gone or the disk"
                                + " is full\n"));
    }

    @Test
    void inputWithoutAnEndEnds() {
        Outcome outcome = sh("yes | tr -d '\\n' | \"$azwi\"");
        assertThat(outcome)
                .isEqualTo(
                        new Outcome(
                                1,
                                "",
                                "error: <stdin>: larger than 256 MiB; give it less at once, or set AZWI_LIMITS=input=SIZE, see docs/limits.md\n"));
    }

    @Test
    void withoutMemoryItSaysSo() {
        Outcome heap = sh("export JDK_JAVA_OPTIONS=-Xmx48m; yes 'a: 1' | head -c 30000000 | \"$azwi\"");
        assertThat(heap)
                .isEqualTo(
                        new Outcome(
                                1,
                                "",
                                "NOTE: Picked up JDK_JAVA_OPTIONS: -Xmx48m\nerror: not enough memory for this input; give the process more\n"));
        Outcome start = sh("ulimit -v 200000; \"$azwi\" < \"$case/input.yaml\"");
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.out()).isEmpty();
        assertThat(start.err()).startsWith("Error occurred during initialization of VM\n");
    }

    /** As root no permission is missing: these run as somebody else. */
    @Test
    void whatMayNotBeReadOrWrittenStaysAsItIs() throws IOException {
        List<String> nobody = new ArrayList<>(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        nobody.add(launcher.toString());
        nobody.add("--version");
        assumeTrue(canRun(nobody), "this needs root, setpriv, and folders that everyone may enter");
        nobody.remove(nobody.size() - 1);

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path secret = Files.copy(QUICK_START.resolve("input.yaml"), folder.resolve("secret.yaml"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Path readable = Files.copy(QUICK_START.resolve("input.yaml"), folder.resolve("readable.yaml"));
        Files.setPosixFilePermissions(readable, PosixFilePermissions.fromString("rw-r--r--"));
        Path writable = Files.copy(QUICK_START.resolve("input.yaml"), folder.resolve("writable.yaml"));
        Files.setPosixFilePermissions(writable, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(run(with(nobody, "secret.yaml")))
                .isEqualTo(new Outcome(1, "", "error: secret.yaml: permission denied\n"));
        assertThat(run(with(nobody, "-i", "readable.yaml")))
                .isEqualTo(new Outcome(
                        1, "", "error: readable.yaml: cannot rewrite it, it stays as it was: permission denied\n"));
        Outcome sealed = run(with(nobody, "-i", "writable.yaml"));
        assertThat(sealed.exitCode()).isEqualTo(1);
        assertThat(sealed.err()).startsWith("error: writable.yaml: cannot rewrite it, it stays as it was: ");
        for (Path file : List.of(secret, readable, writable)) {
            assertThat(file).hasContent(approved("input.yaml"));
        }
    }

    private boolean canRun(List<String> command) {
        try {
            return run(command).exitCode() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static List<String> with(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return all;
    }
}
