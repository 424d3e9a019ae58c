package dev.azwifn.yaml;

import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Finds where two JSON trees differ first. */
final class Difference {
    private Difference() {}

    static JsonPointer between(JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> entry : expected.properties()) {
                JsonNode other = actual.path(entry.getKey());
                if (!entry.getValue().equals(other)) {
                    return JsonPointer.empty().appendProperty(entry.getKey()).append(between(entry.getValue(), other));
                }
            }
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!expected.get(i).equals(actual.path(i))) {
                    return JsonPointer.empty().appendIndex(i).append(between(expected.get(i), actual.path(i)));
                }
            }
        }
        return JsonPointer.empty();
    }
}
