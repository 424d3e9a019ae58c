package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every folder of {@code testdata} with an {@code input.yaml}: the program makes of it what was approved. */
class GoldenTest {
    static final Path TESTDATA = Path.of("testdata");
    private static final String INPUT = "input.yaml";

    /** Texts of the command line; and what has tests of its own. */
    private static final Set<String> OTHERS =
            Set.of("cli", "explain", "keys", "kind", "oidc", "plan", "rotate", "verify", "report");

    private static final List<String> NO_CHANGES = List.of(" skipped: ", "left as it is: ", "kept, because ");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(TESTDATA)) {
            return folders.filter(folder -> Files.exists(folder.resolve(INPUT)))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyFolderIsACaseOrHoldsTextsOfTheCommandLine() throws IOException {
        try (Stream<Path> folders = Files.list(TESTDATA)) {
            assertThat(folders.filter(Files::isDirectory))
                    .hasSizeGreaterThan(40)
                    .allSatisfy(folder -> assertThat(
                                    OTHERS.contains(folder.getFileName().toString())
                                            || Stream.of(INPUT, "config.yaml", "README.md")
                                                    .allMatch(name -> Files.exists(folder.resolve(name))))
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputIsApproved(Path folder) throws IOException {
        Run run = transform(folder, Files.readAllBytes(folder.resolve(INPUT))).succeeds();
        Approved.verify(run.out(), folder.resolve("output.approved.yaml"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void resultsAreApproved(Path folder) throws IOException {
        Run run = transform(folder, Files.readAllBytes(folder.resolve(INPUT))).succeeds();
        Approved.verify(run.err().getBytes(StandardCharsets.UTF_8), folder.resolve("results.approved.txt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void secondRunChangesNothing(Path folder) throws IOException {
        byte[] output = Files.readAllBytes(folder.resolve("output.approved.yaml"));
        Run second = transform(folder, output, "--output", "json").succeeds();
        assertThat(second.out()).isEqualTo(output);
        assertThat(Results.of(second)).noneMatch(GoldenTest::isChange);
        assertThat(transform(folder, output, "--check").exitCode()).isZero();
    }

    /** What was done is told as information on a resource; what was not done says that it was skipped. */
    private static boolean isChange(JsonNode result) {
        return result.path("severity").asString().equals("info")
                && result.has("resourceRef")
                && NO_CHANGES.stream().noneMatch(result.path("message").asString()::contains);
    }

    private static Run transform(Path folder, byte[] input, String... options) {
        return Program.in(folder)
                .stdin(input)
                .run(Stream.concat(Stream.of("-f", "config.yaml"), Stream.of(options))
                        .toArray(String[]::new));
    }
}
