package dev.azwifn.capz;

import java.util.function.BiConsumer;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds what is at paths such as {@code spec/files/*}/{@code contentFrom/secret}, where a star is every item of a list. */
final class FieldPaths {
    private FieldPaths() {}

    /** Calls {@code found} for each mapping that is there. */
    static void eachMapping(JsonNode root, String path, BiConsumer<JsonPointer, JsonNode> found) {
        collect(root, JsonPointer.empty(), path.split("/"), 0, found);
    }

    private static void collect(
            JsonNode node, JsonPointer place, String[] path, int depth, BiConsumer<JsonPointer, JsonNode> found) {
        if (depth == path.length) {
            if (node.isObject()) {
                found.accept(place, node);
            }
        } else if (path[depth].equals("*")) {
            for (int i = 0; node.isArray() && i < node.size(); i++) {
                collect(node.path(i), place.appendIndex(i), path, depth + 1, found);
            }
        } else {
            collect(node.path(path[depth]), place.appendProperty(path[depth]), path, depth + 1, found);
        }
    }
}
