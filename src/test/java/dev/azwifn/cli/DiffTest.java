package dev.azwifn.cli;

import static dev.azwifn.cli.GoldenTest.TESTDATA;
import static dev.azwifn.cli.Inputs.CONFIG_MAP;
import static dev.azwifn.cli.Inputs.IDENTITY;
import static dev.azwifn.cli.Inputs.IDENTITY_AFTER;
import static dev.azwifn.cli.Inputs.SECRET;
import static dev.azwifn.cli.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --diff}: what {@code patch} and {@code git apply} make of it is the output. */
class DiffTest {
    private static final List<String> PATCH = List.of("patch", "--quiet", "--binary", "-p1");
    private static final List<String> GIT = List.of("git", "apply", "--whitespace=nowarn");

    @TempDir
    Path folder;

    static List<Path> cases() throws IOException {
        return GoldenTest.cases();
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick-start", "crlf"})
    void looksAsApproved(String name) {
        byte[] diff = Program.in(TESTDATA.resolve(name))
                .run("-f", "config.yaml", "--diff", "input.yaml")
                .succeeds()
                .out();
        Approved.verify(diff, TESTDATA.resolve("cli/diff-" + name + ".approved.txt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void appliedToTheInputItGivesTheOutput(Path example) throws IOException {
        byte[] input = Files.readAllBytes(example.resolve("input.yaml"));
        byte[] output = Files.readAllBytes(example.resolve("output.approved.yaml"));
        byte[] diff = Program.in(example)
                .run("-f", "config.yaml", "--diff", "input.yaml")
                .succeeds()
                .out();
        for (List<String> tool : List.of(PATCH, GIT)) {
            Path file = Files.write(folder.resolve("input.yaml"), input);
            if (diff.length > 0) {
                Tool.run(folder, diff, tool);
            }
            assertThat(file).hasBinaryContent(output);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "sub folder/a b.yaml"})
    void everyFileThatChangesIsInIt(String name) throws IOException {
        Path identity = folder.resolve(name);
        Path secret = folder.resolve("secret.yaml");
        Path other = Files.writeString(folder.resolve("other.yaml"), CONFIG_MAP);
        Files.createDirectories(identity.getParent());
        for (List<String> tool : List.of(PATCH, GIT)) {
            Files.writeString(identity, IDENTITY);
            Files.writeString(secret, SECRET);
            Program.Run run = Program.in(folder).run(with("--diff", name, "secret.yaml", "other.yaml"));
            assertThat(run.succeeds().text())
                    .contains("+++ b/" + name, "+++ b/secret.yaml")
                    .doesNotContain("other.yaml");
            assertThat(secret).as("a diff rewrites nothing").hasContent(SECRET);

            Tool.run(folder, run.out(), tool);
            assertThat(identity).hasContent(IDENTITY_AFTER);
            assertThat(secret).isEmptyFile();
            assertThat(other).hasContent(CONFIG_MAP);
        }
    }

    @Test
    void aWholePathIsRelativeToTheRoot() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), IDENTITY);
        Program.Run run = Program.in(Path.of("")).run(with("--diff", file.toString()));
        assertThat(run.succeeds().text()).startsWith("--- a" + file + "\n+++ b" + file + "\n");
        Tool.run(Path.of("/"), run.out(), PATCH);
        assertThat(file).hasContent(IDENTITY_AFTER);
    }

    @Test
    void nothingToChangeIsNoDiff() {
        assertThat(Program.in(folder)
                        .stdin(IDENTITY_AFTER)
                        .run(with("--diff"))
                        .succeeds()
                        .text())
                .isEmpty();
    }

    @Test
    void aLastLineWithoutEndSaysSo() {
        String text = Program.in(folder)
                .stdin(IDENTITY.strip())
                .run(with("--diff"))
                .succeeds()
                .text();
        assertThat(text).endsWith("""
                -  type: ServicePrincipal
                \\ No newline at end of file
                +  type: WorkloadIdentity
                \\ No newline at end of file
                """);
    }

    @Test
    void linesAreColouredOnATerminalOnly() {
        Program program = Program.in(folder).stdin(IDENTITY);
        String plain = program.run(with("--diff")).text();
        String coloured = program.terminals("1").run(with("--diff")).text();
        assertThat(plain).doesNotContain("\u001b");
        assertThat(coloured.lines())
                .contains(
                        "\u001b[1m--- a/stdin.yaml\u001b[0m",
                        "\u001b[1;31m-  type: ServicePrincipal\u001b[0m",
                        "\u001b[32m+  type: WorkloadIdentity\u001b[0m")
                .anyMatch(line -> line.startsWith("\u001b[36m@@ "));
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void theApprovedDiffsAreOfTheseCases() throws IOException {
        try (Stream<Path> files = Files.list(TESTDATA.resolve("cli"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "help.approved.txt", "diff-quick-start.approved.txt", "diff-crlf.approved.txt");
        }
    }
}
