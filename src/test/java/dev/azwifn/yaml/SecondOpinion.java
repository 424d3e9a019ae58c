package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Whether another YAML implementation finds in an edited document what the operation says. */
final class SecondOpinion {
    private SecondOpinion() {}

    /** Returns whether there was an opinion: not on moves and copies, nor on text that the other one refuses or reads in another way. */
    static boolean check(YamlDocument document, Operation operation, YamlDocument outcome) {
        JsonNode value = operation.value();
        boolean moves = operation.kind() == Operation.Kind.MOVE || operation.kind() == Operation.Kind.COPY;
        JsonNode before = moves ? null : SnakeYamlReader.read(document.text());
        if (before == null || !isSame(before, document.view())) {
            return false;
        }
        Operation ofStrings = value == null
                ? operation
                : operation.kind() == Operation.Kind.ADD
                        ? Operation.add(operation.path(), SnakeYamlReader.strings(value))
                        : Operation.replace(operation.path(), SnakeYamlReader.strings(value));
        assertThat(SnakeYamlReader.read(outcome.text()))
                .as("what SnakeYAML reads of %s", outcome.text())
                .isEqualTo(JsonPatches.apply(before, List.of(ofStrings)));
        JsonNode typed = SnakeYamlReader.readTyped(outcome.text());
        if (value != null && typed != null && !typed.at(operation.path()).isMissingNode()) {
            assertThat(typed.at(operation.path())).isEqualTo(View.canonical(value));
        }
        return true;
    }

    /** Whether both hold the same collections and strings. */
    private static boolean isSame(JsonNode strings, JsonNode view) {
        if (view.isObject()) {
            return strings.isObject()
                    && strings.size() == view.size()
                    && view.properties().stream()
                            .allMatch(entry -> strings.has(entry.getKey())
                                    && isSame(strings.path(entry.getKey()), entry.getValue()));
        } else if (view.isArray()) {
            for (int i = 0; i < view.size(); i++) {
                if (!isSame(strings.path(i), view.path(i))) {
                    return false;
                }
            }
            return strings.isArray() && strings.size() == view.size();
        }
        return strings.isString() && (!view.isString() || strings.equals(view));
    }
}
