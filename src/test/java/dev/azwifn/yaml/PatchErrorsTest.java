package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

/** Patches that do not fit the document: the message says why, and where in the text as it was given. */
class PatchErrorsTest {
    private static final String TEXT = """
            # head
            a:
              b: 1
              c: [1, 2]
            d: x
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            replace /a/x 1 | 2:1 | cannot replace /a/x: there is no such field
            remove /a/x | 2:1 | cannot remove /a/x: there is no such field
            remove /a/c/2 | 4:3 | cannot remove /a/c/2: there is no such field
            remove /a/c/- | 4:3 | cannot remove /a/c/-: there is no such field
            replace /a/c/00 1 | 4:3 | cannot replace /a/c/00: "00" is no index of a list
            test /a/x 1 | 2:1 | cannot test /a/x: there is no such field
            test /a/b 2 | 3:3 | cannot test /a/b: the value is 1, not 2
            test /a/c [1] | 4:3 | cannot test /a/c: the value is [1,2], not [1]
            add /a/c/3 1 | 4:3 | cannot add /a/c/3: Array index 3 out of bounds
            add /a/c/01 1 | 4:3 | cannot add /a/c/01: "01" is no index of a list
            add /a/c/-1 1 | 4:3 | cannot add /a/c/-1: "-1" is no index of a list
            add /a/c/x 1 | 4:3 | cannot add /a/c/x: "x" is no index of a list
            add /x/y 1 | 2:1 | cannot add /x/y: Missing field "x"
            add /d/y 1 | 5:1 | cannot add /d/y: Cannot reference past scalar value
            move /x /y | 2:1 | cannot move or copy from /x: there is no such field
            copy /a/x /y | 2:1 | cannot move or copy from /a/x: there is no such field
            move /a /a/b | 3:3 | cannot move /a/b: the value would move into itself
            remove ROOT | 2:1 | cannot remove the root: a patch cannot take away the whole document
            """)
    void refuses(String patch, String place, String problem) {
        YamlDocument document = TestDocument.of(TEXT);
        assertThatThrownBy(() -> document.apply(Patch.of(patch)))
                .isInstanceOf(YamlException.class)
                .hasMessage("test.yaml:" + place + " (document 1): " + problem);
        assertThat(document.text()).isEqualTo(TEXT);
    }

    /** YAML that is allowed, and that nobody writes: no edit is better than a wrong one. */
    @Test
    void refuses_what_it_cannot_write() {
        assertThatThrownBy(() -> Patch.apply("a: \"b\"# c\n", "replace /a \"x\\ny\""))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(
                        "cannot be edited as text; write it in a simpler style, and please report this: not valid YAML: ");
        assertThatThrownBy(() -> Patch.apply("spec: {-}\n", "add /spec/a 1"))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith(
                        "test.yaml:1:8 (document 1): cannot be edited as text; write it in a simpler style");
        assertThatThrownBy(() -> Patch.apply("{? a, ? }\n", "remove /"))
                .isInstanceOf(YamlException.class)
                .hasMessageEndingWith(
                        "cannot be edited as text; write it in a simpler style, and please report this: wrong value at the root");
    }

    @Test
    void names_the_place_before_the_edits_that_went_before() {
        YamlDocument document = TestDocument.of(TEXT);
        assertThatThrownBy(() -> document.apply(Patch.of("""
                        add /a/e [1, 2, 3] after b
                        replace /a/b {"x": 1, "z": 2}
                        remove /a/c/0
                        test /d "y"
                        """)))
                .hasMessage("test.yaml:5:1 (document 1): cannot test /d: the value is \"x\", not \"y\"");
        assertThatThrownBy(() -> document.apply(Patch.of("""
                        replace /a/b 1000000
                        replace /d "yes and no"
                        test /a/c 1
                        """)))
                .hasMessage("test.yaml:4:3 (document 1): cannot test /a/c: the value is [1,2], not 1");
        assertThatThrownBy(() -> document.apply(Patch.of("remove /a/c\ntest /d 1")))
                .hasMessage("test.yaml:5:1 (document 1): cannot test /d: the value is \"x\", not 1");
        assertThatThrownBy(() -> document.apply(Patch.of("replace /a/b {\"x\": 1}\nadd /q 1\ntest /a/b/x 2")))
                .hasMessage("test.yaml:3:5 (document 1): cannot test /a/b/x: the value is 1, not 2");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            1.0 | 1
            1 | 1.00
            1e3 | 1000
            [1.50, {"x": 2}] | [1.5, {"x": 2.0}]
            x | "x"
            true | true
            null | null
            """)
    void a_test_compares_values_and_not_spellings(String yaml, String json) {
        YamlDocument document = TestDocument.of("a: " + yaml + "\n");
        assertThat(document.apply(Patch.of("test /a " + json))).isSameAs(document);
    }

    @Test
    void infinity_is_equal_to_itself_alone() {
        YamlDocument document = TestDocument.of("a: .inf\nb: .INF\nc: -.inf\nd: 1\n");
        Operation test =
                Operation.test(JsonPointer.compile("/b"), document.view().path("a"));
        assertThat(document.apply(List.of(test))).isSameAs(document);
        for (String other : List.of("/c", "/d")) {
            assertThatThrownBy(() -> document.apply(List.of(Operation.test(
                            JsonPointer.compile(other), document.view().path("a")))))
                    .isInstanceOf(YamlException.class);
            assertThatThrownBy(() -> document.apply(List.of(Operation.test(
                            JsonPointer.compile("/a"), document.view().at(other)))))
                    .isInstanceOf(YamlException.class);
        }
    }

    @Test
    void keys_that_no_reader_takes() {
        String key = "k".repeat(1100);
        String escaped = "\u0007".repeat(200);
        for (Operation operation : List.of(
                Operation.add(JsonPointer.compile("/" + key), Operation.text("x")),
                Operation.add(JsonPointer.compile("/" + escaped), Operation.text("x")),
                Operation.copy(JsonPointer.compile("/d"), JsonPointer.compile("/" + key)),
                Patch.of("add /e [{\"" + key + "\": 1}]").get(0))) {
            assertThatThrownBy(() -> TestDocument.of(TEXT).apply(List.of(operation)))
                    .isInstanceOf(YamlException.class)
                    .hasMessageMatching(
                            "(?s)test.yaml:2:1 \\(document 1\\): cannot .*: a key of (1100|200) characters is too long for YAML");
        }
        String shorter = "k".repeat(990);
        assertThat(TestDocument.of(TEXT)
                        .apply(Patch.of("add /" + shorter + " 1"))
                        .view()
                        .has(shorter))
                .isTrue();
    }

    @Test
    void empty_documents_have_no_fields() {
        assertThatThrownBy(() -> TestDocument.of("# c\n").apply(Patch.of("add /a 1")))
                .isInstanceOf(YamlException.class)
                .hasMessageStartingWith("test.yaml:1:1 (document 1): cannot add /a: ");
    }
}
