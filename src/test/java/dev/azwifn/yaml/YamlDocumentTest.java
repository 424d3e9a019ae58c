package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a document tells about itself without an edit. */
class YamlDocumentTest {
    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', nullValues = "-", textBlock = """
            kind: A | A | A
            kind: "A" # c | A | A
            kind:  A\\t# c | A | A
            # kind: B⏎kind: A | A | A
            a:⏎  kind: B⏎kind: A⏎ | A | A
            kind: 'A' | - | A
            kind: a-b | - | a-b
            {kind: A} | - | A
            "kind": A | - | A
            kind: &x A | - | A
            kind: >-⏎  A | - | A
            a: "⏎kind: B⏎"⏎kind: A | - | A
            a: "⏎kind: B⏎" | B | -
            a: 1 | - | -
            kind: [A] | - | -
            - kind: A | - | -
            mankind: A | - | -
            kind: | - | ``
            """)
    void check_and_view_know_what_peek_guesses(String text, String guess, String certain) {
        String yaml = text.replace("⏎", "\n").replace("\\t", "\t");
        YamlDocument document = TestDocument.of(yaml);
        assertThat(document.peek("kind")).isEqualTo(guess);
        assertThat(document.check().get("kind")).isEqualTo(certain);
        JsonNode kind = document.view().path("kind");
        if (certain == null || certain.isEmpty()) {
            assertThat(kind.isString()).isFalse();
        } else {
            assertThat(kind.asString()).isEqualTo(certain);
        }
    }

    @Test
    void peek_of_an_edited_document() {
        YamlDocument edited = TestDocument.of("kind: A\n").apply(Patch.of("replace /kind \"B C\""));
        assertThat(edited.isEdited()).isTrue();
        assertThat(edited.peek("kind")).isEqualTo("B C");
        assertThat(edited.peek("name")).isNull();
    }

    @Test
    void mentions_looks_at_its_own_bytes_only() {
        List<YamlDocument> documents =
                TestDocument.stream("a: é😀\n---\nb: x\n").documents();
        assertThat(documents.get(0).mentions("é😀")).isTrue();
        assertThat(documents.get(0).mentions("x")).isFalse();
        assertThat(documents.get(1).mentions("é")).isFalse();
        assertThat(documents.get(1).mentions("b: x\n")).isTrue();
        assertThat(documents.get(1).apply(Patch.of("add /c \"ü\"")).mentions("ü"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2:1",
        "/a, 2:1",
        "/a/b, 3:3",
        "/a/b/1, 3:10",
        "/a/b/1/c, 3:11",
        "/a/b/7, 3:3",
        "/a/zzz, 2:1",
        "/zzz, 2:1",
        "/😀, 4:1",
        "/😀/x, 4:5",
        "/😀/é, 4:13",
        "/d, 5:1",
        "/d/b, 5:1",
        "/e, 6:1",
        "/e/0, 7:3",
        "/e/0/f, 7:3"
    })
    void locates(String pointer, String place) {
        YamlDocument document = TestDocument.stream("""
                # head
                a: &x
                  b: [1, {c: 2}]
                😀: {x: "😀", é: 1}
                d: *x
                e:
                - f
                """).documents().get(0);
        Location location = document.locate(JsonPointer.compile(pointer));
        assertThat(location.line() + ":" + location.column()).isEqualTo(place);
    }

    @Test
    void locates_in_the_lines_of_the_stream() {
        YamlDocument second = TestDocument.stream("a: 1\r\n---\r\n\r\nb:\r\n  c: 1\r\n")
                .documents()
                .get(1);
        assertThat(second.locate(JsonPointer.compile("/b/c"))).hasToString("test.yaml:5:3 (document 2)");
        assertThat(TestDocument.of("# c\n").locate(JsonPointer.compile("/a")))
                .hasToString("test.yaml:1:1 (document 1)");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            [a, 'b', "\\u00e9"] | ["a", "b", "é"]
            [1, -1, +1, 0x1F, 0o17, 12345678901234567890] | [1, -1, 1, 31, 15, 12345678901234567890]
            [0644, 08, -01, 1_000, 0b1, 1:30] | ["0644", "08", "-01", "1_000", "0b1", "1:30"]
            [1.10, .5, 5., 1e3, -0.0] | [1.10, 0.5, 5.0, 1e3, 0.0]
            [yes, no, on, off, y, n] | ["yes", "no", "on", "off", "y", "n"]
            [true, True, FALSE, null, ~, Null] | [true, true, false, null, null, null]
            [2001-12-14] | ["2001-12-14"]
            [!!str 1, !!int "1", !!float 1, ! 1, !local 1] | ["1", 1, 1.0, "1", "1"]
            [!!float .5, !!float +2, !!float x, !!null ~, !!bool true, !!int -1] | [0.5, 2.0, "x", null, true, -1]
            {a: , b, ? c} | {"a": null, "b": null, "c": null}
            {a: &x {b: 1}, c: *x, d: {<<: *x, e: 1}} | {"a": {"b": 1}, "c": {"b": 1}, "d": {"b": 1, "e": 1}}
            {a: &x {b: 1}, c: &z {b: 2, d: 3}, e: {<<: [*x, *z], d: 4}} | {"a": {"b": 1}, "c": {"b": 2, "d": 3}, "e": {"b": 1, "d": 4}}
            {? [a, b] : 1, {c: d}: 2} | {"[a, b]": 1, "{c: d}": 2}
            {<<: 1, "<<a": 2} | {"<<": 1, "<<a": 2}
            """)
    void views(String yaml, String json) {
        YamlDocument document = TestDocument.of(yaml);
        assertThat(document.view())
                .isEqualTo(View.canonical(new JsonMapper()
                        .rebuild()
                        .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .build()
                        .readTree(json)));
    }

    @Test
    void a_literal_ends_where_the_text_ends() {
        assertThat(TestDocument.of("a: |\n  x").view().at("/a").stringValue()).isEqualTo("x");
        assertThat(TestDocument.of("a: |+\n  x").view().at("/a").stringValue()).isEqualTo("x");
        assertThat(TestDocument.of("a: >\n  x\n  y").view().at("/a").stringValue())
                .isEqualTo("x y");
        assertThat(TestDocument.of("a: |\n  x\n  ").view().at("/a").stringValue())
                .isEqualTo("x\n");
        assertThat(TestDocument.of("a: |\n  x\n").view().at("/a").stringValue()).isEqualTo("x\n");
    }
}
