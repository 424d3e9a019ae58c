package dev.azwifn.yaml;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Patches as tests write them, one operation a line, values as JSON:
 *
 * <pre>
 * add /spec/type "x"
 * add /spec/type "x" after name
 * replace /spec/type {"a": 1}
 * remove /spec/type
 * move /spec/type /spec/kind
 * copy /spec/type /spec/kind
 * test /spec/type "x"
 * </pre>
 */
final class Patch {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern AFTER = Pattern.compile("(.*) after ([^\"\\]}]+)");

    private Patch() {}

    static List<Operation> of(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(Patch::operation)
                .toList();
    }

    /** What these lines make of a document's text. */
    static String apply(String text, String lines) {
        return TestDocument.of(text).apply(of(lines)).text();
    }

    private static Operation operation(String line) {
        String[] words = line.strip().split(" ", 3);
        String rest = words.length > 2 ? words[2] : "";
        JsonPointer path = JsonPointer.compile(words[1].equals("ROOT") ? "" : words[1]);
        return switch (words[0]) {
            case "add" -> {
                Matcher after = AFTER.matcher(rest);
                yield after.matches()
                        ? Operation.add(path, value(after.group(1))).after(after.group(2))
                        : Operation.add(path, value(rest));
            }
            case "replace" -> Operation.replace(path, value(rest));
            case "remove" -> Operation.remove(path);
            case "test" -> Operation.test(path, value(rest));
            case "move" -> Operation.move(path, JsonPointer.compile(rest));
            case "copy" -> Operation.copy(path, JsonPointer.compile(rest));
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static JsonNode value(String json) {
        return JSON.readTree(json);
    }
}
