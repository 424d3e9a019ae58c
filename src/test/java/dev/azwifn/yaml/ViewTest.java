package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an edit is proven by: whether a tree has a certain view, without making that. */
class ViewTest {
    private static final List<String> TEXTS = List.of(
            "",
            "~",
            "1",
            "'1'",
            "1.0",
            "true",
            "a",
            "[]",
            "[a]",
            "[a, b]",
            "[b, a]",
            "[[a]]",
            "[a, [b]]",
            "[a, [c]]",
            "{}",
            "{a: 1}",
            "{a: 2}",
            "{b: 1}",
            "{a: 1, b: 2}",
            "{b: 2, a: 1}",
            "{a: 1, b: ~}",
            "{a: {b: 1}}",
            "{a: {b: 2}}",
            "{a: [1]}",
            "{a: [2]}",
            "{a: &x {b: 1}, c: *x}",
            "{a: {b: 1}, c: {b: 1}}",
            "{a: &x {b: 1}, c: {<<: *x}}",
            "{a: &x {b: 1}, c: {<<: *x, b: 2}}",
            "{a: {b: 1}, c: {b: 2}}",
            "{a: &x {b: 1}, c: {<<: [*x, {d: 2}]}}",
            "{a: {b: 1}, c: {b: 1, d: 2}}",
            "{a: &x {b: 1}, c: {'<<': *x}}",
            "[&x a, *x]",
            "[a, a]",
            "{a: {<<: {a: 1}}}",
            "{a: {a: 1}}");

    @Test
    void isOfTheTreesThatHaveIt() {
        for (String text : TEXTS) {
            Node root = root(text);
            for (String other : TEXTS) {
                JsonNode view = View.of(root(other));
                assertThat(View.isOf(root, view))
                        .as("%s and %s", text, other)
                        .isEqualTo(View.of(root).equals(view));
            }
        }
    }

    private static Node root(String text) {
        return Composer.compose(
                new Text(text), (offset, problem) -> new YamlException(problem, new Location(text, 1, 1, 1)));
    }
}
