package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Runs what the README of each example says, twice. {@code .expected} holds the files as they are afterwards, {@code
 * stdout.yaml}, and in {@code config.yaml} the exit code and a part of standard error.
 */
class ExamplesIT {
    private static final Map<String, Client> NEEDED =
            Map.of("kpt ", Client.KPT, "kustomize build", Client.KUSTOMIZE, "kubectl ", Client.KUBECTL);

    @TempDir
    Path temp;

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> paths = Files.walk(Path.of("functions"), 3)) {
            return paths.filter(path -> path.resolve("..").normalize().endsWith("examples")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void example(Path example) throws Exception {
        String commands = commands(Files.readString(example.resolve("README.md")));
        NEEDED.forEach((words, client) -> {
            if (commands.contains(words)) {
                client.require();
            }
        });
        Path folder = temp.resolve("example");
        Packages.copy(example, folder);
        Path expected = folder.resolve(".expected");
        assertThat(expected).isNotEmptyDirectory();

        Client.Outcome first = Client.shell(folder, Map.of(), commands);
        assertExpected(first, folder, expected);

        if (Files.exists(expected.resolve("stdout.yaml"))) {
            Files.writeString(folder.resolve("resources.yaml"), first.out());
        }
        Client.Outcome second = Client.shell(folder, Map.of(), commands);
        assertThat(second.out()).isEqualTo(first.out());
        Files.deleteIfExists(expected.resolve("results/results.yaml")); // the second has nothing to report
        assertExpected(second, folder, expected);
    }

    /** JUnit warns of links that lead out of its folder. */
    @AfterEach
    void noLinks() throws IOException {
        try (Stream<Path> paths = Files.walk(temp)) {
            for (Path link : paths.filter(Files::isSymbolicLink).toList()) {
                Files.delete(link);
            }
        }
    }

    private static String commands(String readme) {
        String[] parts = readme.split("(?m)^```.*\n");
        assertThat(parts).as("one block of commands in the README").hasSize(3);
        assertThat(readme).contains("\n## Run\n\n```sh\n", "\n## Result\n");
        return parts[1];
    }

    private static void assertExpected(Client.Outcome outcome, Path folder, Path expected) throws IOException {
        Path config = expected.resolve("config.yaml");
        JsonNode expectations = Lists.view(Files.exists(config) ? Files.readString(config) : "{}");
        assertThat(outcome.exitCode())
                .as(outcome.err())
                .isEqualTo(expectations.path("exitCode").asInt(0));
        assertThat(outcome.err()).contains(expectations.path("stdErr").asString(""));
        try (Stream<Path> paths = Files.walk(expected)) {
            List<Path> files = paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !path.equals(config))
                    .toList();
            for (Path file : files) {
                boolean stdout = file.endsWith("stdout.yaml");
                String actual = stdout ? outcome.out() : Files.readString(folder.resolve(expected.relativize(file)));
                assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
            }
        }
    }
}
