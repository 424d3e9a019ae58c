package dev.azwifn.cli;

import static dev.azwifn.cli.Inputs.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that cannot be read: which message it gets, with its place; nothing is written. */
class InputErrorsTest {
    @TempDir
    Path folder;

    /** An aliased list of ten, nine times inside each other. */
    private static final String ALIAS_BOMB = aliasBomb();

    static final List<Arguments> WRONG = List.of(
            arguments(
                    "an open bracket",
                    "kind: Secret\n---\nfoo: [1, 2\nbar: 3\n",
                    ":4:4 (document 2): not valid YAML: while parsing a flow sequence, expected ',' or ']', but got :"),
            arguments(
                    "a colon too many",
                    "a: b: c\n",
                    ":1:5 (document 1): not valid YAML: mapping values are not allowed here"),
            arguments(
                    "a tab as indentation",
                    "a:\n\tb: 1\n",
                    ":2:1 (document 1): not valid YAML: while scanning for the next token, found character '\\t(TAB)' that"
                            + " cannot start any token. (Do not use \\t(TAB) for indentation)"),
            arguments(
                    "columns in code points, lines that end in CRLF",
                    "a: 1\r\n\"\ud83d\ude80\ud83d\ude80\": b: c\r\n",
                    ":2:8 (document 1): not valid YAML: mapping values are not allowed here"),
            arguments(
                    "a duplicate key",
                    "kind: Secret\nb:\n  c: 1\n  c: 2\n",
                    ":4:3 (document 1): duplicate key \"c\"; remove one of the two"),
            arguments(
                    "a duplicate key in a document that is edited",
                    IDENTITY + "  type: WorkloadIdentity\n",
                    ":12:3 (document 1): duplicate key \"type\"; remove one of the two"),
            arguments(
                    "a NUL",
                    "kind: Secret\na: b\0c\n",
                    ":2:5 (document 1): the character U+0000 is not allowed in YAML; remove it"),
            arguments(
                    "deep flow collections",
                    "a: " + "[".repeat(10_000) + "]".repeat(10_000) + "\n",
                    ":1:503 (document 1): nested more than 500 levels deep, the most there is; see docs/limits.md"),
            arguments(
                    "deep block mappings",
                    deepBlocks(),
                    ":501:501 (document 1): nested more than 500 levels deep, the most there is; see docs/limits.md"),
            arguments(
                    "deep block sequences",
                    "- ".repeat(10_000) + "a\n",
                    ":1:1001 (document 1): nested more than 500 levels deep, the most there is; see docs/limits.md"),
            arguments(
                    "an alias bomb",
                    ALIAS_BOMB,
                    ":5:38 (document 1): aliases stand for more than 100000 nodes; write some of them out, or set AZWI_LIMITS=aliases=NUMBER,"
                            + " see docs/limits.md"),
            arguments(
                    "an alias inside its own anchor",
                    "a: &a\n  b: *a\n",
                    ":2:6 (document 1): the alias *a stands inside its own anchor"),
            arguments("an alias of nothing", "a: *b\n", ":1:4 (document 1): the alias *b has no anchor &b before it"),
            arguments(
                    "an edit inside an alias",
                    """
                    x-template: &template
                      spec: {vmSize: Standard_B2s}
                    apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                    kind: AzureMachineTemplate
                    spec:
                      template: *template
                    """,
                    ":6:13 (document 1): /spec/template/spec/identity is inside the alias *template, so an edit would change"
                            + " its anchor too; write the value out here"),
            arguments(
                    "an edit of what an alias repeats",
                    """
                    apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                    kind: AzureMachine
                    spec: &spec
                      vmSize: Standard_B2s
                    x-copy: *spec
                    """,
                    ":3:7 (document 1): /spec/identity is inside the anchor &spec, which is used elsewhere; write the value out"
                            + " there, or remove the aliases"),
            arguments(
                    "an edit of what a merge key brings",
                    """
                    x-defaults: &defaults {identity: SystemAssigned}
                    apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                    kind: AzureMachine
                    spec:
                      <<: *defaults
                      vmSize: Standard_B2s
                    """,
                    ":5:3 (document 1): /spec/identity comes from the merge key << here; write the key out in this map"));

    private static String deepBlocks() {
        StringBuilder text = new StringBuilder();
        for (int depth = 0; depth < 1_000; depth++) {
            text.append(" ".repeat(depth)).append("a:\n");
        }
        return text.toString();
    }

    private static String aliasBomb() {
        StringBuilder text = new StringBuilder("a0: &a0 [" + "x,".repeat(10) + "]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");
        }
        return text.toString();
    }

    private static Program program(byte[] input) {
        return Program.in(Path.of("")).stdin(input);
    }

    private static void assertFails(byte[] input, String message) {
        program(input).run("--provider-id=" + Inputs.MACHINES).failsWith("<stdin>" + message);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WRONG")
    void isRefusedWithItsPlace(String what, String input, String message) {
        assertFails(input.getBytes(StandardCharsets.UTF_8), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n", " \r\n\t\n", "\ufeff", "\ufeff\n"})
    void emptyInputIsTheFailureOfTheCommandBefore(String input) throws IOException {
        assertFails(input.getBytes(StandardCharsets.UTF_8), ": empty input; did the command before azwi-fn fail?");
        Files.writeString(folder.resolve("empty.yaml"), input);
        Program.in(folder).run("empty.yaml").failsWith("empty.yaml: empty input; there is nothing to transform");
    }

    @Test
    void aCommandThatIsMisspelledIsNoFile() throws IOException {
        Program program = Program.in(folder);
        assertThat(program.run("verfy", "cluster.yaml").err())
                .isEqualTo("error: verfy: no such file and no such command; did you mean azwi-fn verify?\n"
                        + "Try 'azwi-fn --help'.\n");
        assertThat(program.run("verfy").exitCode()).isEqualTo(2);
        program.run("cluster").failsWith("cluster: no such file");

        Files.writeString(folder.resolve("verfy"), "a: 1\n");
        program.run(Inputs.with("verfy")).succeeds();
    }

    @Test
    void otherEncodingsAreNamed() {
        assertFails(
                "kind: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1),
                ":1:10 (document 1): not UTF-8: byte 0xE9; save the file as UTF-8");
        assertFails(
                "a: 1\n---\nb: \ud83d\ude80\ud83d\ude80 \u00ff\n"
                        .replace("\u00ff", "")
                        .getBytes(StandardCharsets.UTF_16LE),
                ":1:1 (document 1): this looks like UTF-16; save it as UTF-8");
        assertFails(
                "a: 1\n".getBytes(StandardCharsets.UTF_16),
                ":1:1 (document 1): this looks like UTF-16; save it as UTF-8");
    }

    @Test
    void aReplacementCharacterInTheInputIsNoError() {
        String input = "a: \ufffd\n";
        assertThat(program(input.getBytes(StandardCharsets.UTF_8))
                        .run()
                        .succeeds()
                        .text())
                .isEqualTo(input);
    }

    @Test
    void oneWrongDocumentOfManyKeepsAllBack() {
        assertFails(
                (IDENTITY + "---\na: b: c\n").getBytes(StandardCharsets.UTF_8),
                ":13:5 (document 2): not valid YAML: mapping values are not allowed here");
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        Files.createSymbolicLink(folder.resolve("dangling.yaml"), Path.of("nowhere.yaml"));
        Program program = Program.in(folder);
        program.run("nowhere.yaml").failsWith("nowhere.yaml: no such file");
        program.run("dangling.yaml").failsWith("dangling.yaml: no such file");
        program.run("sub").failsWith("sub: this is a folder; name the files in it");
        program.run("-f", "nowhere.yaml", "sub").failsWith("nowhere.yaml: no such file");
    }

    @Test
    void filesWithoutPermission() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), IDENTITY);
        assertThat(file.toFile().setReadable(false)).isTrue();
        assumeFalse(Files.isReadable(file), "root reads everything, so that this needs another user");
        Program.in(folder).run("a.yaml").failsWith("a.yaml: permission denied");
    }

    @Test
    void nothingIsReadFromATerminal() {
        program(IDENTITY.getBytes(StandardCharsets.UTF_8))
                .terminals("012")
                .environment(Map.of("NO_COLOR", "1"))
                .run()
                .isWrongUsage("nothing to read: pipe YAML in, or name a file");
    }

    @Test
    void standardInputThatBreaks() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Bad file descriptor");
            }
        };
        program(new byte[0])
                .run(broken, new ByteArrayOutputStream())
                .failsWith("cannot read standard input: Bad file descriptor");
    }

    @Test
    void standardOutputThatNobodyReads() {
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        for (String[] args : List.of(new String[] {}, new String[] {"--diff"}, new String[] {"--help"})) {
            program(new byte[0])
                    .run(new ByteArrayInputStream(IDENTITY.getBytes(StandardCharsets.UTF_8)), closed, args)
                    .failsWith(
                            "cannot write to standard output (Broken pipe): the reader has gone or the disk is full");
        }
    }
}
