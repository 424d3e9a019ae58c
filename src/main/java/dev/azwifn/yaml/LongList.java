package dev.azwifn.yaml;

import dev.azwifn.yaml.Operation.Kind;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A long list that becomes the last entry of a document: the editor puts its first item there, and the others follow in the same
 * way, each written and proved by itself.
 */
record LongList(JsonNode items, int column, Layout.Style style) {
    private static final int WORTH_A_SECOND_THREAD = 200;

    /** The text of a document after a patch. */
    static String applied(YamlDocument document, List<Operation> patch) {
        Operation operation = patch.get(0);
        JsonNode value = operation.value();
        boolean isRootEntry = patch.size() == 1
                && operation.kind() == Kind.ADD
                && !operation.path().matches()
                && operation.path().tail().matches();
        String text = isRootEntry && value != null && value.isArray() && value.size() > 1
                ? withAll(document, operation, View.canonical(value))
                : null;
        return text == null ? document.apply(patch).text() : text;
    }

    /** Returns null if something follows the list, or an item has to be written in another way. */
    private static @Nullable String withAll(YamlDocument document, Operation operation, JsonNode items) {
        JsonNode first = JsonNodeFactory.instance.arrayNode(1).add(items.get(0));
        YamlDocument begun = document.apply(List.of(Operation.add(operation.path(), first)));
        Node list = begun.at(operation.path());
        Layout layout = new Layout(new Text(begun.text()));
        if (!(list instanceof Node.Sequence sequence) || sequence.flow) {
            return null;
        }
        int end = layout.lastLineEnd(sequence);
        String text = layout.text().string();
        if (!text.substring(end).equals("\n")) {
            return null;
        }
        Layout.Style style = document.ownStyle().or(Layout.Style.DEFAULT);
        String others = new LongList(items, layout.column(sequence), style).others();
        return others == null ? null : text.substring(0, end) + "\n" + others;
    }

    /** The items but for the first; null if one of them is not what it should be. */
    private @Nullable String others() {
        String[] written = new String[items.size()];
        if (written.length >= WORTH_A_SECOND_THREAD) {
            IntStream.range(1, written.length).parallel().forEach(i -> written[i] = item(items.get(i)));
        } else {
            for (int i = 1; i < written.length; i++) {
                written[i] = item(items.get(i));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < written.length; i++) {
            if (written[i].isEmpty()) {
                return null;
            }
            text.append(written[i]);
        }
        return text.toString();
    }

    /** The lines of an item; nothing if they cannot be read. */
    private String item(JsonNode value) {
        String content =
                new JsonContent(value, true).underDash(column, style, "\n").joined();
        String lines = " ".repeat(column) + "- " + content + "\n";
        JsonNode expected = JsonNodeFactory.instance.arrayNode(1).add(value);
        return isRead(lines, expected) ? lines : "";
    }

    private static boolean isRead(String lines, JsonNode expected) {
        try {
            Composer.Problems problems = (offset, problem) -> new YamlException(problem, new Location("", 1, 1, 1));
            return View.isOf(Composer.compose(new Text(lines), problems), expected);
        } catch (YamlException e) {
            return false;
        }
    }
}
