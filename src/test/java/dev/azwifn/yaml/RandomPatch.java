package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random operations on a document, with values that are hard to write. */
final class RandomPatch {
    private static final String[] VALUES = {
        "\"plain\"",
        "\"yes\"",
        "\"0123\"",
        "\"a: b\"",
        "\"\"",
        "1",
        "1.5",
        "true",
        "null",
        "{}",
        "[]",
        "\"two\\nlines\"",
        "\"ends\\n\"",
        "{\"x\": 1, \"y\": [\"a\", {\"b\": null}]}",
        "[\"q\", [\"r\"], {\"s\": {\"t\": \"u\"}}]",
        "\"- x\"",
        "\"'\\\"\"",
        "{\"long\": \"a\\nb\\n\\nc\"}",
        "\"\\u0007 \\ud83d\\ude00\"",
        "[[], {}]"
    };

    private static final String[] KEYS = {
        "no: 1", "yes", "0644", "", " ", "é😀", "a/b~c", "- x", "#", "{x}", "k0", "two\nlines", "<<", "~"
    };

    private static final JsonMapper JSON = new JsonMapper();

    private RandomPatch() {}

    /** One operation on a value that is there. */
    static Operation operation(Random random, JsonNode view) {
        List<JsonPointer> all = new ArrayList<>();
        collect(view, JsonPointer.empty(), all);
        JsonPointer some = all.get(random.nextInt(all.size()));
        JsonNode value = JSON.readTree(VALUES[random.nextInt(VALUES.length)]);
        JsonNode node = view.at(some);
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                if (node.isObject()) {
                    return Operation.add(
                            some.appendProperty(random.nextBoolean() ? "new" : KEYS[random.nextInt(KEYS.length)]),
                            value);
                }
                if (node.isArray()) {
                    return random.nextBoolean()
                            ? Operation.add(some.appendProperty("-"), value)
                            : Operation.add(some.appendIndex(random.nextInt(node.size() + 1)), value);
                }
                return Operation.replace(some, value);
            }
            case 2, 3 -> {
                return some.matches() ? Operation.replace(some, value) : Operation.remove(some);
            }
            case 4 -> {
                JsonPointer to = all.get(random.nextInt(all.size()));
                return some.matches() || to.matches() ? Operation.replace(some, value) : Operation.copy(some, to);
            }
            case 5 -> {
                JsonPointer to = all.get(random.nextInt(all.size()));
                boolean inside =
                        to.toString().equals(some.toString()) || to.toString().startsWith(some + "/");
                return some.matches() || to.matches() || inside || !exists(view, some, to)
                        ? Operation.replace(some, value)
                        : Operation.move(some, to);
            }
            default -> {
                return Operation.replace(some, value);
            }
        }
    }

    /** Whether {@code to} is still there when {@code from} is taken away. */
    private static boolean exists(JsonNode view, JsonPointer from, JsonPointer to) {
        try {
            JsonPatches.apply(view, List.of(Operation.move(from, to)));
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> into) {
        into.add(at);
        if (node.isObject()) {
            node.properties().forEach(entry -> collect(entry.getValue(), at.appendProperty(entry.getKey()), into));
        } else {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), at.appendIndex(i), into);
            }
        }
    }
}
