package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Real files, one edit at a time: replaced, removed or added at random nodes. {@code -Dazwi.corpus=DIR} says where they are,
 * {@code -Dazwi.corpus.edits=N} how many edits a document gets.
 */
class CorpusPropertiesTest {
    private static final int EDITS = Integer.getInteger("azwi.corpus.edits", 2);
    private static final String[] VALUES = {
        "\"x\"", "1", "null", "{}", "{\"a\": {\"b\": [1, \"yes\"]}}", "[{\"a\": 1}]", "\"l1\\nl2\\n\""
    };

    private final JsonMapper json = new JsonMapper();
    private int edits;
    private int opinions;

    @Test
    void any_edit_of_any_node_leaves_the_rest_alone() throws IOException {
        String corpus = System.getProperty("azwi.corpus");
        if (corpus == null) {
            abort("-Dazwi.corpus=DIR is not given");
        }
        check(Path.of(corpus));
    }

    @Test
    void any_edit_of_the_examples_leaves_the_rest_alone() throws IOException {
        check(Path.of("testdata"));
    }

    private void check(Path folder) throws IOException {
        for (Path file : files(folder)) {
            byte[] bytes = Files.readAllBytes(file);
            YamlStream stream = YamlStream.parse(bytes, file.toString());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.write(stream.documents(), out);
            assertThat(out.toByteArray()).as(file.toString()).isEqualTo(bytes);
            for (YamlDocument document : stream.documents()) {
                document.check();
                edit(document, new Random(file.getFileName().hashCode() + document.number()));
            }
        }
        assertThat(edits).isPositive();
        assertThat(opinions).isGreaterThan(edits / 2);
    }

    private static List<Path> files(Path corpus) throws IOException {
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    private void edit(YamlDocument document, Random random) {
        List<JsonPointer> nodes = new ArrayList<>();
        JsonNode view = document.view();
        collect(view, JsonPointer.empty(), nodes);
        for (int i = 0; i < EDITS && !nodes.isEmpty(); i++) {
            Operation operation = operation(random, view, nodes.get(random.nextInt(nodes.size())));
            try {
                YamlDocument outcome = document.apply(List.of(operation));
                UntouchedText.check(document, operation, outcome);
                edits++;
                opinions += SecondOpinion.check(document, operation, outcome) ? 1 : 0;
            } catch (YamlException e) {
                assertThat(e.problem()).matches("(?s).*(alias|anchor|merge).*");
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(document.source() + " document " + document.number() + ": " + operation, e);
            }
        }
    }

    private Operation operation(Random random, JsonNode view, JsonPointer node) {
        JsonNode value = json.readTree(VALUES[random.nextInt(VALUES.length)]);
        return switch (random.nextInt(3)) {
            case 0 -> Operation.replace(node, value);
            case 1 -> Operation.remove(node);
            default ->
                view.at(node).isObject()
                        ? Operation.add(node.appendProperty("new"), value)
                        : view.at(node).isArray()
                                ? Operation.add(node.appendProperty("-"), value)
                                : Operation.add(node, value);
        };
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> into) {
        if (!at.matches()) {
            into.add(at);
        }
        node.properties().forEach(entry -> collect(entry.getValue(), at.appendProperty(entry.getKey()), into));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), at.appendIndex(i), into);
        }
    }
}
