package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

/** Input made to exhaust a reader. Without limits these tests would run out of stack or for hours. */
class HostileInputTest {
    @Test
    void ten_thousand_levels() {
        for (String text : List.of(
                "[".repeat(10_000) + "]".repeat(10_000),
                "{a: ".repeat(10_000),
                "- ".repeat(10_000) + "x",
                "? ".repeat(10_000),
                block(10_000))) {
            assertThatThrownBy(() -> TestDocument.of(text).check()).isInstanceOf(YamlException.class);
            assertThatThrownBy(() -> TestDocument.of(text).view())
                    .isInstanceOf(YamlException.class)
                    .hasMessageEndingWith("nested more than 500 levels deep, the most there is; see docs/limits.md");
        }
    }

    @Test
    void as_deep_as_allowed() {
        YamlDocument document = TestDocument.of(block(499));
        assertThat(document.apply(Patch.of("add /z 1")).view().at("/z").intValue())
                .isEqualTo(1);
        JsonPointer deepest = JsonPointer.compile("/a".repeat(499));
        assertThat(document.apply(List.of(Operation.replace(deepest, Operation.text("x"))))
                        .text())
                .endsWith("a: x\n");
    }

    private static String block(int levels) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    @Test
    void a_line_of_a_million_characters() {
        for (String value : List.of("x".repeat(1_000_000), "x ".repeat(500_000) + "y", "😀".repeat(1_000_000))) {
            YamlDocument edited = TestDocument.of("a: " + value + "\nb: 1\n").apply(Patch.of("replace /b 2"));
            assertThat(edited.text()).isEqualTo("a: " + value + "\nb: 2\n");
        }
        String list = "a: [" + "1, ".repeat(300_000) + "1]\n";
        assertThat(TestDocument.of(list)
                        .apply(Patch.of("replace /a/299999 2\nadd /a/- 3"))
                        .text())
                .endsWith("1, 2, 1, 3]\n");
    }

    @Test
    void a_scalar_of_50_megabytes() {
        YamlDocument document = TestDocument.of("a: " + "x".repeat(50_000_000) + "\n");
        assertThat(document.check()).containsOnlyKeys("a");
    }

    @Test
    void digits_without_end() {
        String digits = "9".repeat(1_000_000);
        assertThat(TestDocument.of("a: " + digits + "\n").view().at("/a").stringValue())
                .hasSize(1_000_000);
        assertThat(TestDocument.of("a: 1e999999999999\n").view().at("/a").isString())
                .isTrue();
    }

    @Test
    void many_documents_that_lack_what_is_looked_for() {
        YamlStream stream = TestDocument.stream("--- x\n".repeat(200_000));
        assertThat(stream.documents())
                .hasSize(200_000)
                .noneMatch(document -> document.mentions("kind") || document.peek("kind") != null);
    }

    @Test
    void a_thousand_operations_on_a_megabyte() {
        StringBuilder text = new StringBuilder();
        List<Operation> patch = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            text.append("key").append(i).append(":\n  name: some value here\n  list: [a, b]\n");
            if (i % 20 == 0) {
                patch.add(Operation.replace(JsonPointer.compile("/key" + i + "/name"), Operation.text("other")));
            }
        }
        YamlDocument edited = TestDocument.of(text.toString()).apply(patch);
        assertThat(edited.text().split("other", -1)).hasSize(1001);
    }
}
