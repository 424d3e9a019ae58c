package dev.azwifn.yaml;

import com.flipkart.zjsonpatch.CompatibilityFlags;
import com.flipkart.zjsonpatch.Jackson3JsonPatch;
import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import java.util.EnumSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON Patch on JSON views, by zjsonpatch: what an edit of the text has to agree with. */
public final class JsonPatches {
    private JsonPatches() {}

    /** A patched copy of {@code view}. */
    public static JsonNode apply(JsonNode view, List<Operation> patch) {
        return Jackson3JsonPatch.apply(toJson(patch), view);
    }

    /**
     * A patched copy of {@code view}.
     *
     * @param patch as RFC 6902 writes it
     * @throws IllegalArgumentException if it is no patch, or cannot be applied
     */
    public static JsonNode apply(JsonNode view, JsonNode patch) {
        try {
            return Jackson3JsonPatch.apply(patch, view, EnumSet.of(CompatibilityFlags.FORBID_REMOVE_MISSING_OBJECT));
        } catch (JsonPatchApplicationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Patches {@code view} itself; not for a patch of the root. */
    static void applyInPlace(JsonNode view, List<Operation> patch) {
        Jackson3JsonPatch.applyInPlace(toJson(patch), view);
    }

    /** The patch as RFC 6902 writes it, with its numbers as views hold them. */
    public static ArrayNode toJson(List<Operation> patch) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(patch.size());
        for (Operation operation : patch) {
            ObjectNode node = array.addObject()
                    .put("op", operation.kind().text())
                    .put("path", operation.path().toString());
            if (operation.from() != null) {
                node.put("from", operation.from().toString());
            }
            if (operation.value() != null) {
                node.set("value", View.canonical(operation.value()));
            }
        }
        return array;
    }
}
