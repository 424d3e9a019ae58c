package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Edits in pieces against the same edits of the whole. */
class CutDocumentTest {
    private static final int ROUNDS = Integer.getInteger("azwi.properties.rounds", 4000);
    private static final long SEED = Long.getLong("azwi.properties.seed", 20260101L);
    private static final JsonPointer ITEMS = JsonPointer.compile("/items");
    private static final JsonPointer ITEM = JsonPointer.compile("/0");
    private static final JsonNode RESULTS = new JsonMapper()
            .readTree(
                    "[{\"message\": \"one\\ntwo\", \"file\": {\"path\": \"a\"}, \"tags\": [1, 2]}, {\"message\": \"\"}]");

    private int cuts;
    private int joined;

    private static YamlDocument parse(String text) {
        return YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "list.yaml")
                .documents()
                .get(0);
    }

    /** What is done to a list. */
    private static final class Changes {
        final Map<Integer, List<Operation>> ofItems = new HashMap<>();
        final Set<Integer> dropped = new HashSet<>();
        final List<Operation> ofRest = new ArrayList<>();

        Changes(Random random, JsonNode items) {
            for (int i = 0; i < items.size(); i++) {
                int kind = random.nextInt(6);
                if (kind == 0) {
                    dropped.add(i);
                } else if (kind < 4) {
                    ofItems.put(i, operations(random, items.get(i)));
                }
            }
            if (random.nextInt(4) > 0) {
                ofRest.add(Operation.add(JsonPointer.compile("/results"), RESULTS));
            }
        }

        private static List<Operation> operations(Random random, JsonNode item) {
            List<Operation> operations = new ArrayList<>();
            JsonNode view = item;
            for (int count = 1 + random.nextInt(3); count > 0; count--) {
                Operation operation = RandomPatch.operation(random, view);
                operations.add(operation);
                view = JsonPatches.apply(view, List.of(operation));
            }
            return operations;
        }

        List<Operation> ofWhole(int items) {
            List<Operation> all = new ArrayList<>();
            for (int turn = 0; turn < 3; turn++) {
                for (int i = 0; i < items; i++) {
                    List<Operation> own = ofItems.getOrDefault(i, List.of());
                    if (turn < own.size()) {
                        all.add(own.get(turn).under(ITEMS.appendIndex(i)));
                    }
                }
            }
            for (int i = items - 1; i >= 0; i--) {
                if (dropped.contains(i)) {
                    all.add(Operation.remove(ITEMS.appendIndex(i)));
                }
            }
            all.addAll(ofRest);
            return all;
        }

        YamlDocument inPieces(CutDocument cut) {
            Map<Integer, YamlDocument> edited = new HashMap<>();
            ofItems.forEach((i, operations) -> edited.put(
                    i,
                    cut.items()
                            .get(i)
                            .apply(operations.stream()
                                    .map(each -> each.under(ITEM))
                                    .toList())));
            return cut.joined(edited, dropped, ofRest);
        }
    }

    @Test
    void whatIsMadeInPiecesIsWhatIsMadeOfTheWhole() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            boolean even = (SEED + round) % 4 > 0;
            String text = RandomYaml.list(random, even);
            YamlDocument whole = parse(text);
            CutDocument cut = whole.cutAt("items");
            if (cut != null) {
                cuts++;
                joined += compare(random, whole, cut, even, "seed " + (SEED + round) + "\n" + text) ? 1 : 0;
            }
        }
        assertThat(cuts).isGreaterThan(ROUNDS / 3);
        assertThat(joined).isGreaterThan(ROUNDS / 8);
    }

    /**
     * Makes random changes in both.
     *
     * @param even whether all lines are indented in the same way
     * @return whether it could be done in pieces
     */
    static boolean compare(Random random, YamlDocument whole, CutDocument cut, boolean even, String description) {
        JsonNode items;
        Changes changes;
        YamlDocument pieces;
        try {
            for (YamlDocument item : cut.items()) {
                item.view();
            }
            items = whole.view().path("items");
            assertThat(cut.items()).as(description).hasSameSizeAs(items);
            comparePlaces(whole, cut, items, description);
            changes = new Changes(random, items);
            pieces = changes.inPieces(cut);
        } catch (YamlException e) {
            return false;
        } catch (RuntimeException e) {
            throw new AssertionError(description, e);
        }
        if (pieces != null) {
            List<Operation> patch = changes.ofWhole(items.size());
            String full = description + "\n" + JsonPatches.toJson(patch);
            YamlDocument expected = whole.apply(patch);
            assertThat(parse(pieces.text()).view()).as(full).isEqualTo(expected.view());
            if (even) {
                // Else new lines are indented as the lines nearest to them, of which some may be gone already in the
                // whole.
                assertThat(comparable(pieces, whole)).as(full).isEqualTo(comparable(expected, whole));
            }
        }
        return pieces != null;
    }

    /** Whether a blank line behind a value that keeps them goes with it depends on what else is removed at the same time. */
    private static String comparable(YamlDocument document, YamlDocument before) {
        boolean keepsBlankLines = before.mentions("|+") || before.mentions(">+");
        return keepsBlankLines ? document.text().replaceAll("(?m)^\\s*\\n", "") : document.text();
    }

    private static void comparePlaces(YamlDocument whole, CutDocument cut, JsonNode items, String description) {
        for (int i = 0; i < items.size(); i++) {
            YamlDocument item = cut.items().get(i);
            assertThat(item.view().get(0)).as(description).isEqualTo(items.get(i));
            assertThat(item.locate(ITEM)).as(description).isEqualTo(whole.locate(ITEMS.appendIndex(i)));
            for (Map.Entry<String, JsonNode> field : items.get(i).properties()) {
                JsonPointer place = JsonPointer.empty().appendProperty(field.getKey());
                assertThat(item.locate(ITEM.append(place)))
                        .as(description)
                        .isEqualTo(whole.locate(ITEMS.appendIndex(i).append(place)));
            }
        }
    }
}
