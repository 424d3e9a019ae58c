package dev.azwifn.yaml;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON view of a tree: aliases and merge keys expanded, within {@link Limits#ALIASED_NODES}. */
final class View {
    private final Composer.Problems problems;
    private int depth;
    private int aliasDepth;
    private int aliasedNodes;

    private View(Composer.Problems problems) {
        this.problems = problems;
    }

    static JsonNode of(@Nullable Node root, Composer.Problems problems) {
        return root == null ? NullNode.getInstance() : new View(problems).json(root);
    }

    /** The same value with its numbers in the one form that views use. */
    static JsonNode canonical(JsonNode value) {
        if (value.isNumber()) {
            return CoreSchema.canonical(value);
        } else if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(value.size());
            value.forEach(item -> array.add(canonical(item)));
            return array;
        } else if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), canonical(entry.getValue())));
            return object;
        }
        return value;
    }

    private JsonNode json(Node node) {
        if (++depth > 2 * Limits.DEPTH) {
            throw problems.at(node.start, "nested more than " + 2 * Limits.DEPTH + " levels deep through aliases");
        }
        JsonNode json = expanded(node);
        depth--;
        return json;
    }

    private JsonNode expanded(Node node) {
        if (aliasDepth > 0 && ++aliasedNodes > Limits.ALIASED_NODES) {
            throw problems.at(node.start, "aliases stand for more than " + Limits.ALIASED_NODES + " nodes");
        }
        if (node instanceof Node.Scalar scalar) {
            return CoreSchema.resolve(scalar);
        } else if (node instanceof Node.Alias alias) {
            aliasDepth++;
            JsonNode target = json(alias.target);
            aliasDepth--;
            return target;
        } else if (node instanceof Node.Sequence sequence) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode(sequence.items.size());
            sequence.items.forEach(item -> array.add(json(item)));
            return array;
        } else {
            return object((Node.Mapping) node);
        }
    }

    private ObjectNode object(Node.Mapping mapping) {
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
