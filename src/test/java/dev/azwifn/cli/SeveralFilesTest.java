package dev.azwifn.cli;

import static dev.azwifn.cli.Inputs.CONFIG_MAP;
import static dev.azwifn.cli.Inputs.IDENTITY;
import static dev.azwifn.cli.Inputs.IDENTITY_AFTER;
import static dev.azwifn.cli.Inputs.SECRET;
import static dev.azwifn.cli.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.azwifn.cli.Program.Run;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** Several files are one input, and one stream on standard output. */
class SeveralFilesTest {
    /** What two files become when nothing in them changes. */
    static final List<Arguments> JOINED = List.of(
            arguments("a: 1\n", "b: 2\n", "a: 1\n---\nb: 2\n"),
            arguments("a: 1", "b: 2", "a: 1\n---\nb: 2"),
            arguments("a: 1\n", "---\nb: 2\n", "a: 1\n---\nb: 2\n"),
            arguments("a: 1", "--- # two\nb: 2\n", "a: 1\n--- # two\nb: 2\n"),
            arguments("---\na: 1\n...\n", "b: 2\n", "---\na: 1\n...\n---\nb: 2\n"),
            arguments("a: 1\n", "# two\n---\nb: 2\n", "a: 1\n---\n# two\n---\nb: 2\n"),
            arguments("a: 1\n", "%YAML 1.2\n---\nb: 2\n", "a: 1\n...\n%YAML 1.2\n---\nb: 2\n"),
            arguments("a: 1\n...\n", "%YAML 1.2\n---\nb: 2\n", "a: 1\n...\n%YAML 1.2\n---\nb: 2\n"),
            arguments("\ufeffa: 1\n", "\ufeffb: 2\n", "\ufeffa: 1\n---\nb: 2\n"),
            arguments("\ufeffa: 1\n", "\ufeff---\nb: 2\n", "\ufeffa: 1\n---\nb: 2\n"),
            arguments("a: 1\r\n", "b: 2\r\n", "a: 1\r\n---\nb: 2\r\n"));

    @TempDir
    Path folder;

    private Program files(String... contents) throws IOException {
        for (int i = 0; i < contents.length; i++) {
            Files.writeString(folder.resolve(i + ".yaml"), contents[i]);
        }
        return Program.in(folder);
    }

    @ParameterizedTest
    @FieldSource("JOINED")
    void areJoinedByOneMarker(String first, String second, String joined) throws IOException {
        Run run = files(first, second).run("0.yaml", "1.yaml").succeeds();
        assertThat(run.text()).isEqualTo(joined);
        assertThat(views(run.out()))
                .isEqualTo(Stream.of(first, second)
                        .flatMap(each -> views(each.getBytes(StandardCharsets.UTF_8)).stream())
                        .toList());
    }

    private static List<Object> views(byte[] yaml) {
        return YamlStream.parse(yaml, "test.yaml").documents().stream()
                .map(document -> (Object) document.view())
                .filter(view -> !view.toString().equals("null"))
                .toList();
    }

    @Test
    void objectsInOneFileReferToObjectsInAnother() throws IOException {
        Run run = files(CONFIG_MAP, SECRET + "---\n" + CONFIG_MAP, IDENTITY)
                .run(with("0.yaml", "1.yaml", "2.yaml"))
                .succeeds();
        assertThat(run.text()).isEqualTo(CONFIG_MAP + "---\n" + CONFIG_MAP + "---\n" + IDENTITY_AFTER);
        assertThat(run.errLines())
                .containsExactly(
                        "info: 2.yaml:11: AzureClusterIdentity/cluster-identity: type set to WorkloadIdentity",
                        "info: 2.yaml:7: AzureClusterIdentity/cluster-identity: clientID set to " + Inputs.CLIENT,
                        "info: 2.yaml:8: AzureClusterIdentity/cluster-identity: clientSecret removed: workload identity"
                                + " needs no secret",
                        "info: 1.yaml:1: Secret/cluster-identity-secret: removed: workload identity needs no client secret,"
                                + " and nothing else names it");
    }

    @Test
    void aFileOfWhichNothingIsLeftLeavesNoTrace() throws IOException {
        Program program = files(SECRET, IDENTITY, SECRET.replace("name: ", "name: other-"));
        assertThat(program.run(with("0.yaml", "1.yaml")).succeeds().text()).isEqualTo(IDENTITY_AFTER);
        assertThat(program.run(with("1.yaml", "0.yaml", "2.yaml")).succeeds().text())
                .isEqualTo(IDENTITY_AFTER + "---\n" + SECRET.replace("name: ", "name: other-"));
    }

    @Test
    void oneWrongFileKeepsAllBack() throws IOException {
        Program program = files(IDENTITY, "a: b: c\n");
        program.run(with("0.yaml", "1.yaml"))
                .failsWith("1.yaml:1:5 (document 1): not valid YAML: mapping values are not allowed here");
        program.run(with("0.yaml", "2.yaml")).failsWith("2.yaml: no such file");
    }

    @Test
    void aFileMayBeNamedWithItsWholePath() throws IOException {
        Path file = Files.writeString(folder.resolve("a.yaml"), IDENTITY);
        Run run = Program.in(Path.of("")).run(with(file.toString())).succeeds();
        assertThat(run.text()).isEqualTo(IDENTITY_AFTER);
        assertThat(run.err()).startsWith("info: " + file + ":11: ");
    }
}
