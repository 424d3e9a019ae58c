package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Every small list of some lines: in pieces it is what it is as a whole, and an edit makes the same text of it. */
class SmallListsTest {
    private static final JsonPointer ITEMS = JsonPointer.compile("/items");
    private static final List<String> LINES = List.of(
            "- a\n", "- b: 1\n", "-\n", "  c: 2\n", "# d\n", "  # e\n", "\n", "f: 3\n", "- |+\n", "- >+\n", "   h\n");
    private static final List<Operation> RESULTS = Patch.of("add /results [1, {\"x\": 2}]");

    private int cut;
    private int joined;

    @Test
    void areTheSameInPieces() {
        compareAll("items:\n", 4);
        assertThat(cut).as("lists that are cut").isEqualTo(3778);
        assertThat(joined).as("edits in pieces").isEqualTo(17_857);
    }

    private void compareAll(String text, int most) {
        compare(text);
        if (most > 0) {
            LINES.forEach(line -> compareAll(text + line, most - 1));
        }
    }

    private void compare(String text) {
        YamlDocument whole = TestDocument.of(text);
        CutDocument pieces = whole.cutAt("items");
        if (pieces == null) {
            return;
        }
        cut++;
        JsonNode view = viewOf(whole);
        List<JsonNode> items = new ArrayList<>();
        pieces.items().forEach(item -> items.add(viewOf(item)));
        if (view == null) {
            assertThat(items).as(text).containsNull();
            return;
        }
        assertThat(items).as(text).hasSameSizeAs(view.path("items"));
        for (int i = 0; i < items.size(); i++) {
            JsonNode item = items.get(i);
            if (item != null) {
                assertThat(item.get(0)).as(text).isEqualTo(view.path("items").get(i));
            }
        }
        if (!items.contains(null)) {
            compareEdits(whole, pieces, items.size());
        }
    }

    private void compareEdits(YamlDocument whole, CutDocument pieces, int size) {
        compareEdits(whole, pieces, Map.of(), Set.of(), List.of());
        for (int i = 0; i < size; i++) {
            JsonPointer item = ITEMS.appendIndex(i);
            compareEdits(whole, pieces, Map.of(), Set.of(i), List.of(Operation.remove(item)));
            List<Operation> edits = new ArrayList<>(Patch.of("replace /0 \"z\""));
            if (whole.view().at(item).has("c")) {
                edits.addAll(Patch.of("remove /0/c"));
            }
            for (Operation edit : edits) {
                Map<Integer, YamlDocument> edited =
                        Map.of(i, pieces.items().get(i).apply(List.of(edit)));
                Operation ofWhole =
                        new Operation(edit.kind(), item.append(edit.path().tail()), null, edit.value(), null);
                compareEdits(whole, pieces, edited, Set.of(), List.of(ofWhole));
                if (i + 1 < size) {
                    List<Operation> both = List.of(ofWhole, Operation.remove(ITEMS.appendIndex(i + 1)));
                    compareEdits(whole, pieces, edited, Set.of(i + 1), both);
                }
            }
        }
    }

    /** With and without something that is added behind the items. */
    private void compareEdits(
            YamlDocument whole,
            CutDocument pieces,
            Map<Integer, YamlDocument> edited,
            Set<Integer> dropped,
            List<Operation> same) {
        if (!same.isEmpty()) {
            assertSame(whole, same, pieces.joined(edited, dropped, List.of()));
        }
        List<Operation> more = new ArrayList<>(same);
        more.addAll(RESULTS);
        assertSame(whole, more, pieces.joined(edited, dropped, RESULTS));
    }

    private void assertSame(YamlDocument whole, List<Operation> patch, @Nullable YamlDocument inPieces) {
        if (inPieces != null) {
            joined++;
            assertThat(inPieces.text())
                    .as("%s\n%s", patch, whole.text())
                    .isEqualTo(whole.apply(patch).text());
        }
    }

    private static @Nullable JsonNode viewOf(YamlDocument document) {
        try {
            return document.view();
        } catch (YamlException e) {
            return null;
        }
    }
}
