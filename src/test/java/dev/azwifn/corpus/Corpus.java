package dev.azwifn.corpus;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.Results;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Manifests that nobody wrote for azwi-fn, in the folder that the system property {@code azwi.corpus} names. */
final class Corpus {
    /** Holds the ids below. A file, because flags take the command line much longer to declare. */
    static final String CONFIG = "testdata/quick-start/config.yaml";

    static final String TENANT = "00000000-1111-4222-8333-444444444444";
    static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    static final String MACHINES =
            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines";

    private static final Map<Path, Transformed> TRANSFORMED = new ConcurrentHashMap<>();

    private Corpus() {}

    /** The folder; without the property the calling tests are skipped. */
    static Path folder() {
        String folder = System.getProperty("azwi.corpus", "");
        assumeTrue(!folder.isEmpty(), "the corpus is not here: run with -Dazwi.corpus=FOLDER");
        return Path.of(folder);
    }

    /** The manifests, empty ones too. */
    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder(), 2)) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith("capz"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** A manifest and what the program made of it. */
    record Transformed(Manifest input, Manifest output, List<JsonNode> results) {
        List<JsonNode> changes() {
            return Corpus.changes(results);
        }
    }

    static Transformed transformed(Path file) {
        return TRANSFORMED.computeIfAbsent(file, each -> {
            String input = read(each);
            Program.Run run = transform(input).succeeds();
            return new Transformed(Manifest.parse(input), Manifest.parse(run.text()), Results.of(run));
        });
    }

    /** Those that tell of a change to a field: clientID and tenantID are given, so that nothing is kept for lack of them. */
    static List<JsonNode> changes(List<JsonNode> results) {
        return results.stream()
                .filter(result -> result.path("severity").asString().equals("info") && result.has("field"))
                .toList();
    }

    static Program.Run transform(byte[] input, String... options) {
        return Program.in(Path.of(""))
                .stdin(input)
                .run(Stream.concat(Stream.of("-f", CONFIG), Stream.of(options)).toArray(String[]::new));
    }

    static Program.Run transform(String input) {
        return transform(input.getBytes(StandardCharsets.UTF_8), "--output=json");
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
