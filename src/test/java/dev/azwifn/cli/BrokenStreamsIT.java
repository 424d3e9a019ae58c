package dev.azwifn.cli;

import static dev.azwifn.cli.GoldenTest.TESTDATA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.UserShell;
import dev.azwifn.UserShell.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged application where streams are closed, disks are full and folders are read-only. */
class BrokenStreamsIT {
    private static final Path HOME =
            Path.of(System.getProperty("azwi.home", "target/azwi-fn")).toAbsolutePath();
    private static final Path CASE = TESTDATA.resolve("quick-start").toAbsolutePath();

    @TempDir
    Path folder;

    private UserShell shell;
    private String old;
    private String next;

    @BeforeEach
    void copy() throws IOException {
        shell = new UserShell(
                folder,
                Map.of(
                        "azwi", HOME.resolve("bin/azwi-fn").toString(),
                        "config", CASE.resolve("config.yaml").toString()));
        old = Files.readString(CASE.resolve("input.yaml"));
        next = Files.readString(CASE.resolve("output.approved.yaml"));
        Files.writeString(folder.resolve("in.yaml"), old);
    }

    private void assertUntouched() throws IOException {
        assertThat(folder.resolve("in.yaml")).hasContent(old);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsOnly("in.yaml", ".out", ".err");
        }
    }

    @Test
    void nobodyReadsTheOutput() throws IOException {
        Outcome outcome = shell.sh("{ \"$azwi\" -q -f \"$config\" in.yaml; echo $? >&2; } | true");
        assertThat(outcome.err())
                .isEqualTo("error: cannot write to standard output (Broken pipe): the reader has gone or the disk is"
                        + " full\n1\n");
        assertUntouched();
    }

    @Test
    void theOutputIsOnAFullDisk() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/full")), "this needs /dev/full");
        Outcome outcome = shell.sh("\"$azwi\" -q -f \"$config\" in.yaml > /dev/full");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("cannot write to standard output (No space left on device)");
        assertUntouched();
    }

    @Test
    void theOutputIsClosed() throws IOException {
        Outcome outcome = shell.sh("\"$azwi\" -q -f \"$config\" in.yaml >&-");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("cannot write to standard output (Bad file descriptor)");
        assertUntouched();
    }

    @Test
    void theInputIsClosed() {
        assertThat(shell.sh("\"$azwi\" -q -f \"$config\" <&-"))
                .isEqualTo(new Outcome(1, "", "error: <stdin>: empty input; did the command before azwi-fn fail?\n"));
    }

    /** The results are lost, but never the YAML, and no file gets them instead. */
    @ParameterizedTest
    @ValueSource(strings = {"2>&-", "2>/dev/full"})
    void theResultsHaveNowhereToGo(String redirection) throws IOException {
        Outcome outcome = shell.sh("\"$azwi\" -f \"$config\" in.yaml " + redirection);
        assertThat(outcome).isEqualTo(new Outcome(0, next, ""));
        assertUntouched();

        assertThat(shell.sh("\"$azwi\" -i -f \"$config\" in.yaml " + redirection)
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("in.yaml")).hasContent(next);
    }

    @Test
    void everyStreamIsClosed() throws IOException {
        assertThat(shell.sh("\"$azwi\" -i -f \"$config\" in.yaml <&- >&- 2>&-").exitCode())
                .isZero();
        assertThat(folder.resolve("in.yaml")).hasContent(next);
    }

    /** No file may become longer than four blocks: what a disk does that is full after them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-i -f \"$config\" in.yaml",
                "keys --private-key-file sa.key --public-key-file sa.pub",
                "verify -q -f \"$config\" --report report.html in.yaml"
            })
    void theDiskIsFullBeforeTheFileIsWhole(String command) throws IOException {
        String blocks = command.startsWith("keys") ? "1" : "4";
        Outcome outcome =
                shell.sh("ulimit -f " + blocks + "; exec \"$azwi\" " + command + " 2>&1 >/dev/null | cat >&2");
        assertThat(outcome.err()).startsWith("error: ").contains("File too large");
        assertUntouched();
    }

    /** On a file system of its own, which only root may make; it is gone with the shell. */
    @Test
    void theDiskIsReallyFullOrReadOnly() throws IOException {
        String fileSystem = "unshare -m sh -c 'mount -t tmpfs -o size=12k tmpfs . && cd \"$PWD\" && ";
        assumeTrue(
                shell.sh(fileSystem + "true'").exitCode() == 0,
                "this needs root, who may make a file system: unshare -m");
        Path input = CASE.resolve("input.yaml");
        // 8 KiB for the file, a page for what else there is: the next content does not fit.
        Outcome full = shell.sh(fileSystem + "cp " + input + " in.yaml && \"$azwi\" -i -f \"$config\" in.yaml; cmp "
                + input + " in.yaml && ls -A'");
        assertThat(full.err())
                .contains("error: in.yaml: cannot rewrite it, it stays as it was: No space left on device");
        assertThat(full.out()).isEqualTo("in.yaml\n");

        Outcome readOnly = shell.sh(fileSystem + "cp " + input
                + " in.yaml && mount -o remount,ro . && \"$azwi\" -i -f \"$config\" in.yaml; cmp " + input
                + " in.yaml && ls -A'");
        assertThat(readOnly.err()).contains("error: in.yaml: cannot rewrite it, it stays as it was: ");
        assertThat(readOnly.out()).isEqualTo("in.yaml\n");
    }

    /** Two at once: whoever says that it rewrote the file, its edit is there. */
    @Test
    void twoProcessesOnOneFile() throws IOException {
        for (String place : new String[] {"east", "west"}) {
            Files.writeString(
                    folder.resolve(place),
                    "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nspec:\n  transformers: [Patches]\n"
                            + "  patches:\n  - target: {kind: Cluster}\n    patch:\n    - {op: add, path: /metadata/labels/"
                            + place + ", value: here}\n");
        }
        for (int i = 0; i < 15; i++) {
            Files.writeString(folder.resolve("in.yaml"), "kind: Cluster\nmetadata: {name: c, labels: {}}\n");
            Outcome outcome =
                    shell.sh("\"$azwi\" -q -i -f east in.yaml 2>east.err & \"$azwi\" -q -i -f west in.yaml 2>west.err;"
                            + " echo west $?; wait $!; echo east $?");
            String content = Files.readString(folder.resolve("in.yaml"));
            for (String place : new String[] {"east", "west"}) {
                if (outcome.out().contains(place + " 0")) {
                    assertThat(content).contains(place + ": here");
                } else {
                    assertThat(outcome.out()).contains(place + " 1");
                    assertThat(folder.resolve(place + ".err")).content().contains("somebody else changed it meanwhile");
                }
            }
        }
    }
}
