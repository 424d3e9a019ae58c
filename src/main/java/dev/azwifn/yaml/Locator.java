package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** Where a pointer leads in the text. */
final class Locator {
    private Locator() {}

    /** The start of the entry or item at {@code pointer}; of its nearest parent that exists, if it does not. */
    static int offset(@Nullable Node root, JsonPointer pointer) {
        List<Node> nodes = nodes(root, pointer);
        if (nodes.size() < 2) {
            return root == null ? 0 : root.start;
        }
        Node last = nodes.get(nodes.size() - 1);
        return nodes.get(nodes.size() - 2) instanceof Node.Mapping mapping
                ? mapping.entries.get(mapping.indexOf(last)).key().start
                : last.start;
    }

    /** The nodes from the root to the one at {@code pointer}, as far as they exist; aliases are not followed. */
    static List<Node> nodes(@Nullable Node root, JsonPointer pointer) {
        List<Node> nodes = new ArrayList<>();
        Node node = root;
        for (JsonPointer rest = pointer; node != null; rest = rest.tail()) {
            nodes.add(node);
            int index = !rest.matches() && node instanceof Node.Collection collection ? collection.indexOf(rest) : -1;
            if (index < 0) {
                break;
            }
            node = ((Node.Collection) node).value(index);
        }
        return nodes;
    }
}
