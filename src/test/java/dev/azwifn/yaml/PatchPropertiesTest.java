package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random patches on random documents. That the edited text holds what the patch makes of the view is checked by
 * {@link YamlDocument#apply} itself, which throws; here it is provoked, and the untouched text is compared.
 */
class PatchPropertiesTest {
    private static final int ROUNDS = Integer.getInteger("azwi.properties.rounds", 4000);
    private static final long SEED = Long.getLong("azwi.properties.seed", 20260101L);
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

    private final JsonMapper json = new JsonMapper();
    private int refused;
    private int edited;

    @Test
    void every_edit_holds_what_the_patch_says_and_leaves_the_rest_alone() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            String text = new RandomYaml(random).document();
            YamlDocument document = parse(text);
            int operations = 1 + random.nextInt(4);
            List<Operation> patch = new ArrayList<>();
            try {
                JsonNode view = document.view();
                for (int i = 0; i < operations; i++) {
                    Operation operation = operation(random, view);
                    patch.add(operation);
                    view = JsonPatches.apply(view, List.of(operation));
                }
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + (SEED + round) + ": " + e.getMessage() + "\n" + text, e);
            }
            check(document, text, patch, SEED + round);
        }
        assertThat(edited).isGreaterThan(ROUNDS / 2);
        assertThat(refused).isLessThan(ROUNDS / 4);
    }

    private void check(YamlDocument document, String text, List<Operation> patch, long seed) {
        try {
            YamlDocument outcome = document.apply(patch);
            edited++;
            assertThat(parse(outcome.text()).view()).isEqualTo(outcome.view());
            if (patch.size() == 1) {
                UntouchedText.check(document, patch.get(0), outcome);
            }
        } catch (YamlException e) {
            refused++;
            assertThat(e.problem()).matches("(?s).*(alias|anchor|merge|whole document|itself).*");
        } catch (RuntimeException | AssertionError e) {
            if (System.getProperty("azwi.properties.dump") != null) {
                System.out.println(
                        "seed " + seed + ": " + e.getMessage().lines().findFirst());
                return;
            }
            String expected = JsonPatches.apply(document.view(), patch).toString();
            fail(
                    "seed " + seed + ": " + e.getMessage() + "\n" + JsonPatches.toJson(patch) + "\n--- text\n" + text
                            + "\n--- expected\n" + expected,
                    e);
        }
    }

    private Operation operation(Random random, JsonNode view) {
        List<JsonPointer> all = new ArrayList<>();
        collect(view, JsonPointer.empty(), all);
        JsonPointer some = all.get(random.nextInt(all.size()));
        JsonNode value = json.readTree(VALUES[random.nextInt(VALUES.length)]);
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

    private static YamlDocument parse(String text) {
        return YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "random.yaml")
                .documents()
                .get(0);
    }
}
