package dev.azwifn.yaml;

import static dev.azwifn.yaml.Edit.change;
import static dev.azwifn.yaml.Edit.edit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tools rewrite, and an edit right beside it leaves byte for byte. */
class KeptTextTest {
    @ParameterizedTest
    @MethodSource({"scalars", "layout", "documents", "lineEnds"})
    void keeps(Edit edit) {
        edit.check();
    }

    static Stream<Edit> scalars() {
        return Stream.of(
                change("literal with trailing spaces", """
                        a: |
                          one \s
                            two

                          three
                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change("folded", """
                        a: >-
                          one
                          two

                          # three
                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change("literal with indentation indicator", """
                        a: |2-
                            deep
                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change("literal that keeps its last lines", """
                        a: |+
                          one

                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change(
                        "literal at the end without final newline",
                        "b: 1\na: |\n  one\n  two",
                        "replace /b 2",
                        "1",
                        "2"),
                edit(
                        "literal at the end without final newline, and a line behind it",
                        "a: |\n  one",
                        "add /b 2",
                        "a: |-\n  one\nb: 2"),
                edit("the same, stripped already", "a: |-\n  one", "add /b 2", "a: |-\n  one\nb: 2"),
                edit("the same, with all line breaks kept", "a: |+\n  one", "add /b 2", "a: |-\n  one\nb: 2"),
                edit("the same, indented by a number", "a: |2\n  one", "add /b 2", "a: |-2\n  one\nb: 2"),
                edit("the same, a number and stripped", "a: |2-\n  one", "add /b 2", "a: |2-\n  one\nb: 2"),
                edit("the same, a number and kept", "a: >2+\n  one", "add /b 2", "a: >2-\n  one\nb: 2"),
                edit("the same, with a last line of spaces", "a: |\n  one\n  ", "add /b 2", "a: |\n  one\nb: 2\n  "),
                edit("literal of nothing at the end", "a: |", "add /b 2", "a: |\nb: 2"),
                change("literal that looks like YAML", """
                        a: |
                          b: 1
                          - c
                        b: 1
                        """, "add /c 2", "\nb: 1\n", "\nb: 1\nc: 2\n"),
                change("escapes", """
                        a: "\\u00e9 \\x41 \\/ \\
                          tail"
                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change(
                        "non-BMP characters before the edit on its line",
                        "{a: \"😀😀\", 😀: 1} # 😀\n",
                        "replace /😀 2",
                        "1",
                        "2"),
                change(
                        "non-BMP characters in comments and keys",
                        """
                        # 😀
                        😀: # 😀😀
                          b: 1 # 😀
                        """,
                        "add /😀/c \"é\"",
                        "  b: 1 # 😀\n",
                        "  b: 1 # 😀\n  c: é\n"),
                change("octal", "a: 0644\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change("trailing zero", "a: 1.10\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change("exponent", "a: 1e3\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change("20 digits", "a: 12345678901234567890\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change("words of YAML 1.1", "[yes, on, y, No, OFF, b]\n", "replace /5 \"c\"", "b", "c"),
                change("dates", "a: 2001-12-14\nb: 2001-12-14t21:59:43.10-05:00\nc: 1\n", "replace /c 2", "1\n", "2\n"),
                change("nulls", "a: ~\nb:\nc: null\nd: # empty\ne: 1\n", "replace /e 2", "1", "2"),
                change("empty values next to each other", "a:\nb:\n\n# c\nd:\n", "replace /b 2", "b:", "b: 2"),
                change("default of a variable", "a: ${A:=\"\"}\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change("nested variables", "a: ${C:=${D}-vnet}\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change(
                        "template",
                        "a: '{{ ds.meta_data[\"local_hostname\"] }}'\nb: 1\n",
                        "replace /b 2",
                        "b: 1",
                        "b: 2"),
                change("unquoted template", "a: {{ x }}\nb: 1\n", "replace /b 2", "b: 1", "b: 2"),
                change("plain scalar on several lines", """
                        a: one
                          two

                          three
                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change("quoted scalar on several lines", """
                        a: 'one

                          # two'
                        b: 1
                        """, "replace /b 2", "b: 1", "b: 2"),
                change(
                        "300 characters on a line",
                        "a: " + "x ".repeat(150) + "y\nb: 1\n",
                        "replace /b 2",
                        "b: 1",
                        "b: 2"),
                change("tags", "a: !!str 12\nb: !!int \"12\"\nc: !local x\nd: 1\n", "replace /d 2", "d: 1", "d: 2"));
    }

    static Stream<Edit> layout() {
        return Stream.of(
                change("comments between items", """
                        l:
                        # one
                        - a # tail
                          # two

                        # three
                        - b
                        """, "replace /l/1 \"c\"", "- b", "- c"),
                change("mixed list indentation", """
                        a:
                        - x
                        b:
                            - x
                        c:
                          - y
                        """, "add /b/- \"z\"", "    - x\n", "    - x\n    - z\n"),
                change("merge key", """
                        base: &b {x: 1}
                        a:
                          <<: *b
                          y: 1
                        """, "replace /a/y 2", "y: 1", "y: 2"),
                change("anchor beside the edit", "a: &a 1\nb: *a\nc: 1\n", "replace /c 2", "c: 1", "c: 2"),
                change("odd blanks", "a:   1   \nb :  2\n", "replace /b 3", "2", "3"),
                change("tabs where legal", "a:\t1\t# c\nb:\t[1,\t2]\t\nc:\t3\n", "replace /b/1 4", "2", "4"),
                change("blank lines with blanks", "a: 1\n  \n\t\nb: 1\n", "replace /a 2", "a: 1", "a: 2"),
                change("comments at odd columns", """
                        a:
                            # four
                          b: 1
                         # one
                        # zero
                        c: 1
                        """, "replace /a/b 2", "b: 1", "b: 2"),
                change("commented-out entries", """
                        a:
                          b: 1
                          # c: 2
                        d: 1
                        """, "add /e 2", "d: 1\n", "d: 1\ne: 2\n"),
                change("kind: List", """
                        apiVersion: v1
                        kind: List
                        items:
                        - kind: A # one
                          n: 1
                        - kind: B
                        """, "replace /items/0/n 2", "n: 1", "n: 2"),
                change("JSON", """
                        {
                            "a" : 1 ,
                          "b":[ 1,2 ]
                        }
                        """, "replace /a 2", "\"a\" : 1", "\"a\" : 2"),
                change("explicit key", """
                        ? a
                        : 1
                        ? [b, c]
                        : 2
                        d: 1
                        """, "replace /d 2", "d: 1", "d: 2"));
    }

    static Stream<Edit> documents() {
        return Stream.of(
                edit("comment-only", "# one\n\n  # two\n", "replace ROOT {\"a\": 1}", "# one\n\n  # two\na: 1\n"),
                edit("comment without final newline", "# c", "replace ROOT 1", "# c\n1"),
                edit("comment, then a marker", "# c\n---\n", "replace ROOT 1", "# c\n---\n1\n"),
                edit("empty with marker", "---\n", "replace ROOT {\"a\": 1}", "---\na: 1\n"),
                edit("empty with marker and comment", "--- # c\n", "replace ROOT [1]", "--- # c\n- 1\n"),
                edit("end marker in front of all", "# c\n...\na: 1\n", "replace /a 2", "# c\n...\na: 2\n"),
                edit("end marker only", "...\n", "replace ROOT 1", "...\n1\n"),
                edit("empty between markers", "---\n...\n", "replace ROOT \"x\"", "---\nx\n...\n"),
                edit("blank lines only", "\n\n", "replace ROOT 1", "\n\n1\n"),
                change("marker with comment", "--- # c\na: 1\n", "replace /a 2", "1", "2"),
                change("marker", "---\na: 1\n", "replace /a 2", "1", "2"),
                change("content on the marker's line", "--- {a: 1} # c\n", "replace /a 2", "1", "2"),
                change("end marker", "a: 1\n...\n", "replace /a 2", "1", "2"),
                change("end marker with comments", "a: 1\n... # one\n# two\n", "add /b 2", "a: 1\n", "a: 1\nb: 2\n"),
                change("two end markers", "a: 1\n...\n...\n", "add /b 2", "a: 1\n", "a: 1\nb: 2\n"),
                change("version", "%YAML 1.2\n--- # c\na: 1\n", "replace /a 2", "a: 1", "a: 2"),
                change(
                        "tag directive",
                        "%TAG !e! tag:example.com,2000:\n---\na: !e!x 1\nb: 1\n",
                        "replace /b 2",
                        "b: 1",
                        "b: 2"),
                change("no final newline", "a: 1\nb: 1", "replace /a 2", "a: 1", "a: 2"),
                edit("no final newline, and an entry behind it", "a: 1 # c", "add /b 2", "a: 1 # c\nb: 2"),
                edit("no final newline, last entry removed", "a: 1\nb: 2", "remove /b", "a: 1"),
                edit("no final newline, only entry removed", "a:\n  b: 2", "remove /a/b", "a: {}"),
                edit(
                        "no final newline, an entry below a literal removed",
                        "a: |\n  x\nb: 2",
                        "remove /b",
                        "a: |\n  x\n"));
    }

    static Stream<Edit> lineEnds() {
        return Stream.of(
                change(
                        "CR LF",
                        "a: 1\r\nb:\r\n  c: |\r\n    x\r\n",
                        "replace /a \"y\\nz\\n\"",
                        "a: 1",
                        "a: |\r\n  y\r\n  z"),
                change("lone CR", "a: 1\rb: 1\r", "add /c 2", "b: 1\r", "b: 1\rc: 2\r"),
                change(
                        "mixed: CR LF here",
                        "a: 1\nb:\r\n  c: 1\r\nd: 1\n",
                        "add /b/x 2",
                        "c: 1\r\n",
                        "c: 1\r\n  x: 2\r\n"),
                change("mixed: LF here", "a: 1\r\nb:\n  c: 1\nd: 1\r\n", "add /b/x 2", "c: 1\n", "c: 1\n  x: 2\n"),
                change("CR LF without final newline", "a: 1\r\nb: 1", "add /c 2", "b: 1", "b: 1\r\nc: 2"),
                edit("CR LF, entry removed", "a: 1\r\n# b\r\nb: 1\r\nc: 1\r\n", "remove /b", "a: 1\r\nc: 1\r\n"),
                edit(
                        "CR LF, flow",
                        "a: [\r\n  1,\r\n  2\r\n]\r\n",
                        "add /a/- 3",
                        "a: [\r\n  1,\r\n  2,\r\n  3\r\n]\r\n"));
    }

    @Test
    void keeps_the_byte_order_mark_and_the_other_documents() throws IOException {
        String before =
                "\ufeff# head\na: 1\n---\n# only a comment\n---\n\n--- # c\nb: \"\\u00e9\"   # 😀\n...\n%YAML 1.2\n---\nc: 1";
        YamlStream stream = TestDocument.stream(before);
        List<YamlDocument> documents = new ArrayList<>(stream.documents());
        assertThat(documents).hasSize(5);
        documents.set(0, documents.get(0).apply(Patch.of("replace /a 2")));
        documents.set(3, documents.get(3).apply(Patch.of("add /x {\"z\": 1}\nadd /x/z \"ö\"")));
        documents.set(4, documents.get(4).apply(Patch.of("add /d 2")));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.write(documents, out);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(before.replace("a: 1", "a: 2").replace("# 😀\n", "# 😀\nx:\n  z: ö\n") + "\nd: 2");
    }

    @Test
    void is_the_same_object_if_the_patch_changes_nothing() {
        YamlDocument document = TestDocument.of("a: 1 # c\n");
        assertThat(document.apply(Patch.of("test /a 1"))).isSameAs(document);
        assertThat(document.apply(Patch.of("replace /a 1"))).isSameAs(document);
        assertThat(document.apply(List.of())).isSameAs(document);
    }
}
