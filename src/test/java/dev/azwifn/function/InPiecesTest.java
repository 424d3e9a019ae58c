package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.transform.FunctionOutcome;
import dev.azwifn.transform.Pipeline;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list whose items are transformed each by itself becomes what it becomes as a whole. */
class InPiecesTest {
    private static final Path TESTDATA = Path.of("testdata");
    private static final String CONFIG = "testdata/quick-start/config.yaml";
    private static final int ROUNDS = Integer.getInteger("azwi.properties.rounds", 300);
    private static final long SEED = Long.getLong("azwi.properties.seed", 20260101L);
    private static final String[] ODD_ENDS = {
        ": |+", " &a", " *a", " \"", "\t", " [", " !!str", " # note", " - x", ": >"
    };
    private static final String[] ODD_LINES = {
        "items:",
        "items: []",
        "kind: X",
        "results:",
        "- a",
        "  - a",
        "# note",
        "  # note",
        "      # deep",
        "",
        "   ",
        "...",
        "---",
        "b: |+",
        "<<: *a",
        "? a",
        "\t",
        "é: 😀",
        "config.kubernetes.io/path: ../x",
        "    config.kubernetes.io/path: /x"
    };

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(TESTDATA)) {
            return files.filter(file -> file.endsWith("input.yaml")).sorted().toList();
        }
    }

    /** The documents of a stream as the items of a list. */
    static String listOf(String stream, String indentation, boolean functionConfigFirst) {
        StringBuilder items = new StringBuilder("items:\n");
        for (String document : stream.split("(?m)^---.*\\R|^\\.\\.\\.\\R|^%.*\\R")) {
            if (document.lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"))) {
                items.append(indentation).append("-\n").append(document.indent(2 + indentation.length()));
            }
        }
        String head = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n";
        String config = "functionConfig: {apiVersion: v1, kind: ConfigMap}\n";
        return functionConfigFirst ? head + config + items : head + items + config;
    }

    static WorkloadIdentity config(Path file) throws IOException {
        return new Sources(Map.of(), Map.of()).loadFile(Files.readAllBytes(file), file.toString());
    }

    /** Returns whether it was made in pieces. */
    static boolean compare(WorkloadIdentity config, String text) {
        List<YamlDocument> documents = YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "<stdin>")
                .documents();
        Optional<ResourceList> list = read(documents);
        assertThat(list.map(each -> outcome(config, each)))
                .as(text)
                .isEqualTo(read(documents).map(each -> outcome(config, each.whole())));
        return list.isPresent() && list.get().cut() != null;
    }

    private static Optional<ResourceList> read(List<YamlDocument> documents) {
        try {
            return ResourceList.in(documents);
        } catch (YamlException e) {
            return Optional.empty();
        }
    }

    private static String outcome(WorkloadIdentity config, ResourceList list) {
        try {
            FunctionOutcome outcome = Pipeline.of(config).run(list, List.of());
            return outcome.failed() + "\n" + outcome.results() + "\n"
                    + outcome.list().text();
        } catch (YamlException e) {
            return e.getMessage();
        }
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void inputOfTheTests(Path input) throws IOException {
        Path own = input.resolveSibling("config.yaml");
        WorkloadIdentity config = config(Files.exists(own) ? own : Path.of(CONFIG));
        for (String indentation : List.of("", "  ")) {
            compare(config, listOf(Files.readString(input), indentation, true));
            compare(config, listOf(Files.readString(input), indentation, false));
        }
    }

    /** Templates that CAPZ ships, each as a list, and all of them as one. */
    @Test
    void manifestsOfTheCorpus() throws IOException {
        String corpus = System.getProperty("azwi.corpus", "");
        assumeTrue(!corpus.isEmpty(), "the corpus is not here: run with -Dazwi.corpus=FOLDER");
        WorkloadIdentity config = config(Path.of(CONFIG));
        StringBuilder all = new StringBuilder();
        int inPieces = 0;
        int lists = 0;
        for (Path file : manifests(Path.of(corpus))) {
            String text = Files.readString(file);
            for (String indentation : List.of("", "  ")) {
                inPieces += compare(config, listOf(text, indentation, lists++ % 4 < 2)) ? 1 : 0;
            }
            all.append("---\n").append(text).append('\n');
        }
        assertThat(lists).isGreaterThan(200);
        assertThat(inPieces).isGreaterThan(lists * 3 / 4);
        assertThat(compare(config, listOf(all.toString(), "", false))).isTrue();
    }

    private static List<Path> manifests(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus, 2)) {
            return files.filter(
                            file -> file.getParent().getFileName().toString().startsWith("capz"))
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** The same with lines that are gone, twice there, elsewhere, or of the kind that concerns other items. */
    @Test
    void inputWithFaults() throws IOException {
        WorkloadIdentity config = config(Path.of(CONFIG));
        List<String> lists = new ArrayList<>();
        for (Path input : inputs()) {
            lists.add(listOf(Files.readString(input), lists.size() % 2 == 0 ? "" : "  ", lists.size() % 3 == 0));
        }
        int inPieces = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            List<String> lines = new ArrayList<>(
                    lists.get(random.nextInt(lists.size())).lines().toList());
            for (int faults = 1 + random.nextInt(2); faults > 0; faults--) {
                injure(lines, random);
            }
            inPieces += compare(config, String.join("\n", lines) + "\n") ? 1 : 0;
        }
        assertThat(inPieces).isGreaterThan(ROUNDS / 4);
    }

    private static void injure(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, line.substring(random.nextInt(line.length() + 1)));
            case 3 -> lines.set(at, " ".repeat(1 + random.nextInt(3)) + line);
            case 4 -> lines.set(at, line + ODD_ENDS[random.nextInt(ODD_ENDS.length)]);
            default -> lines.add(at, ODD_LINES[random.nextInt(ODD_LINES.length)]);
        }
    }

    @Test
    void faultsNameTheirPlaceInTheWholeInput() {
        String list = Lists.of("", Lists.IDENTITY, Lists.MACHINES, Lists.OTHER);
        String misspelt =
                "functionConfig:\n  apiVersion: azwi-fn.dev/v1alpha1\n  kind: WorkloadIdentity\n  spec: {azur: {}}\n";

        assertThat(Lists.run(list.replace("data: {a", "data: [{a")).err()).contains("<stdin>:29:1 ");
        assertThat(Lists.run(list.replace("{name: other}", "*name")).err()).contains("<stdin>:27:13 ");
        assertThat(Lists.run(list + misspelt).err()).contains("<stdin>:32:10: ");
    }
}
