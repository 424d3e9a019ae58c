package dev.azwifn.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON view of a tree: aliases and merge keys expanded. {@link Composer} has bounded its size. */
final class View {
    private View() {}

    static JsonNode of(@Nullable Node root) {
        return root == null ? NullNode.getInstance() : json(root);
    }

    /** The same value with its numbers in the one form that views use. */
    static JsonNode canonical(JsonNode value) {
        if (value.isNumber()) {
            return CoreSchema.canonical(value);
        } else if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
            for (JsonNode item : value) {
                array.add(canonical(item));
            }
            return array;
        } else if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                object.set(entry.getKey(), canonical(entry.getValue()));
            }
            return object;
        }
        return value;
    }

    /** Whether {@code view} is the view of a tree; without making that. */
    static boolean isOf(@Nullable Node root, JsonNode view) {
        return root == null ? view.isNull() : is(root.target(), view);
    }

    private static boolean is(Node target, JsonNode value) {
        if (target instanceof Node.Scalar scalar) {
            return CoreSchema.resolve(scalar).equals(value);
        } else if (target instanceof Node.Sequence sequence) {
            boolean same = value.isArray() && value.size() == sequence.items.size();
            for (int i = 0; same && i < sequence.items.size(); i++) {
                same = is(sequence.items.get(i).target(), value.get(i));
            }
            return same;
        }
        return is((Node.Mapping) target, value);
    }

    private static boolean is(Node.Mapping mapping, JsonNode value) {
        // No name is there twice.
        boolean same = value.isObject() && value.size() == mapping.entries.size();
        for (Node.Entry entry : mapping.entries) {
            if (entry.isMerge()) {
                return object(mapping).equals(value);
            }
            JsonNode member = same ? value.get(entry.name()) : null;
            same = member != null && is(entry.value().target(), member);
        }
        return same;
    }

    private static JsonNode json(Node node) {
        Node target = node.target();
        if (target instanceof Node.Scalar scalar) {
            return CoreSchema.resolve(scalar);
        } else if (target instanceof Node.Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(sequence.items.size());
            for (Node item : sequence.items) {
                array.add(json(item));
            }
            return array;
        }
        return object((Node.Mapping) target);
    }

    private static ObjectNode object(Node.Mapping mapping) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Node.Entry entry : mapping.entries) {
            if (!entry.isMerge()) {
                object.set(entry.name(), json(entry.value()));
            }
        }
        for (Node.Entry entry : mapping.entries) {
            if (entry.isMerge()) {
                merge(json(entry.value()), object);
            }
        }
        return object;
    }

    /** Adds what is not there yet: the mapping's own entries win, and of several merged mappings the first. */
    private static void merge(JsonNode merged, ObjectNode object) {
        if (merged.isArray()) {
            merged.forEach(each -> merge(each, object));
        } else {
            merged.properties().forEach(property -> {
                if (!object.has(property.getKey())) {
                    object.set(property.getKey(), property.getValue());
                }
            });
        }
    }
}
