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
        if (nodes.get(nodes.size() - 2) instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries) {
                if (entry.value() == last) {
                    return entry.key().start;
                }
            }
        }
        return last.start;
    }

    /** The nodes from the root to the one at {@code pointer}, as far as they exist; aliases are not followed. */
    static List<Node> nodes(@Nullable Node root, JsonPointer pointer) {
        List<Node> nodes = new ArrayList<>();
        Node node = root;
        JsonPointer rest = pointer;
        while (node != null) {
            nodes.add(node);
            node = rest.matches() ? null : child(node, rest);
            rest = rest.matches() ? rest : rest.tail();
        }
        return nodes;
    }

    private static @Nullable Node child(Node node, JsonPointer pointer) {
        if (node instanceof Node.Mapping mapping) {
            int index = mapping.indexOf(pointer.getMatchingProperty());
            return index < 0 ? null : mapping.entries.get(index).value();
        }
        if (node instanceof Node.Sequence sequence) {
            int index = pointer.getMatchingIndex();
            return index < 0 || index >= sequence.items.size() ? null : sequence.items.get(index);
        }
        return null;
    }
}
