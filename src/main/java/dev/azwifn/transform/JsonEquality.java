package dev.azwifn.transform;

import tools.jackson.databind.JsonNode;

/** Equality as JSON Patch means it: numbers by value, mappings whatever the order of their keys. */
final class JsonEquality {
    private JsonEquality() {}

    static boolean same(JsonNode a, JsonNode b) {
        return a.equals(JsonEquality::compare, b);
    }

    static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode item : list) {
            if (same(item, value)) {
                return true;
            }
        }
        return false;
    }

    /** Called for values that are neither mappings nor lists; 0 if they are the same. */
    private static int compare(JsonNode a, JsonNode b) {
        if (isFinite(a) && isFinite(b)) {
            return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
    }

    /** Whether it is a number that a decimal can hold: YAML has {@code .inf} and {@code .nan}. */
    static boolean isFinite(JsonNode node) {
        return node.isNumber()
                && (!node.isFloatingPointNumber() || node.isBigDecimal() || Double.isFinite(node.doubleValue()));
    }
}
