package dev.azwifn.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field path of a result: {@code spec.userAssignedIdentities[0].providerID}.
 *
 * @param steps names and, of list items, indexes
 */
record FieldPath(List<Object> steps) {
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[]+)|\\[(\\d+)]|\\[\"([^\"]+)\"]");

    static FieldPath parse(String path) {
        List<Object> steps = new ArrayList<>();
        for (MatchResult step : STEP.matcher(path).results().toList()) {
            String name = step.group(1) == null ? step.group(3) : step.group(1);
            steps.add(name == null ? (Object) Integer.valueOf(step.group(2)) : name);
        }
        return new FieldPath(steps);
    }

    JsonNode in(JsonNode document) {
        JsonNode node = document;
        for (Object step : steps) {
            node = step instanceof Integer index ? node.path(index) : node.path((String) step);
        }
        return node;
    }

    /** Gives the field a value, or removes it if the value is missing. */
    void set(JsonNode document, JsonNode value) {
        JsonNode parent = new FieldPath(steps.subList(0, steps.size() - 1)).in(document);
        Object last = steps.get(steps.size() - 1);
        if (last instanceof Integer index) {
            ArrayNode list = (ArrayNode) parent;
            if (value instanceof MissingNode) {
                list.remove(index);
            } else if (index == list.size()) {
                list.add(value);
            } else {
                list.set(index, value);
            }
        } else if (value instanceof MissingNode) {
            ((ObjectNode) parent).remove((String) last);
        } else {
            ((ObjectNode) parent).set((String) last, value);
        }
    }
}
