package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message and place; the same from {@code check()} and {@code view()}. */
class YamlErrorsTest {
    record Wrong(String name, String text, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource({"syntax", "keys", "aliases", "characters"})
    void names_the_place(Wrong wrong) {
        YamlDocument viewed = TestDocument.of(wrong.text);
        YamlDocument checked = TestDocument.of(wrong.text);
        assertThatThrownBy(viewed::view).isInstanceOf(YamlException.class).hasMessage("test.yaml:" + wrong.message);
        assertThatThrownBy(checked::check).isInstanceOf(YamlException.class).hasMessage("test.yaml:" + wrong.message);
    }

    static Stream<Wrong> syntax() {
        return Stream.of(
                new Wrong(
                        "map in a value",
                        "a: 1\nb: c: d\n",
                        "2:5 (document 1): not valid YAML: mapping values are not allowed here"),
                new Wrong(
                        "open quote",
                        "a: \"b\nc: 1\n",
                        "3:1 (document 1): not valid YAML: while scanning a quoted scalar, found unexpected end of stream"),
                new Wrong(
                        "open bracket",
                        "a: [1,\n  2\n",
                        "3:1 (document 1): not valid YAML: while parsing a flow sequence, expected ',' or ']', but got <stream end>"),
                new Wrong(
                        "tab as indentation",
                        "a:\n\tb: 1\n",
                        "2:1 (document 1): not valid YAML: while scanning for the next token, found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)"),
                new Wrong(
                        "column in characters",
                        "😀é: [1}\n",
                        "1:7 (document 1): not valid YAML: while parsing a flow sequence, expected ',' or ']', but got }"),
                new Wrong(
                        "key of over 1,024 characters",
                        "k".repeat(1100) + ": 1\n",
                        "1:1101 (document 1): not valid YAML: mapping values are not allowed here"),
                new Wrong(
                        "nesting in flow",
                        "[".repeat(501) + "]".repeat(501),
                        "1:501 (document 1): nested more than 500 levels deep, the most there is; see docs/limits.md"),
                new Wrong(
                        "nesting in block",
                        "- ".repeat(501) + "x",
                        "1:1001 (document 1): nested more than 500 levels deep, the most there is; see docs/limits.md"));
    }

    static Stream<Wrong> keys() {
        return Stream.of(
                new Wrong(
                        "duplicate",
                        "a: 1\nb: 2\na: 3\n",
                        "3:1 (document 1): duplicate key \"a\"; remove one of the two"),
                new Wrong(
                        "duplicate, one in quotes",
                        "x:\n- a: 1\n  \"\\x61\": 2\n",
                        "3:3 (document 1): duplicate key \"a\"; remove one of the two"),
                new Wrong(
                        "duplicate in flow",
                        "{a: 1, 'a': 2}\n",
                        "1:8 (document 1): duplicate key \"a\"; remove one of the two"),
                new Wrong(
                        "duplicate through an alias",
                        "&x a: 1\n*x : 2\n",
                        "2:1 (document 1): duplicate key \"a\"; remove one of the two"),
                new Wrong(
                        "duplicate merge",
                        "a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n",
                        "4:3 (document 1): duplicate key \"<<\"; remove one of the two"),
                new Wrong(
                        "duplicate complex key",
                        "? [a]\n: 1\n? [a]\n: 2\n",
                        "3:3 (document 1): duplicate key \"[a]\"; remove one of the two"));
    }

    static Stream<Wrong> aliases() {
        StringBuilder bomb = new StringBuilder("- &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            String item = "*a" + (i - 1);
            bomb.append("- &a")
                    .append(i)
                    .append(" [")
                    .append((item + ", ").repeat(9))
                    .append(item)
                    .append("]\n");
        }
        StringBuilder deep = new StringBuilder("- &a0 [x]\n");
        for (int i = 1; i < 4; i++) {
            deep.append("- &a")
                    .append(i)
                    .append(" ")
                    .append("[".repeat(200))
                    .append("*a")
                    .append(i - 1)
                    .append("]".repeat(200))
                    .append("\n");
        }
        return Stream.of(
                new Wrong("no anchor", "a: *b\n", "1:4 (document 1): the alias *b has no anchor &b before it"),
                new Wrong(
                        "anchor behind",
                        "a: *b\nc: &b 1\n",
                        "1:4 (document 1): the alias *b has no anchor &b before it"),
                new Wrong(
                        "inside its anchor",
                        "a: &a\n  b: [*a]\n",
                        "2:7 (document 1): the alias *a stands inside its own anchor"),
                new Wrong(
                        "bomb",
                        bomb.toString(),
                        "5:43 (document 1): aliases stand for more than 100000 nodes; write some of them out, or set AZWI_LIMITS=aliases=NUMBER,"
                                + " see docs/limits.md"),
                new Wrong(
                        "deep through aliases",
                        deep.toString(),
                        "4:207 (document 1): nested more than 500 levels deep through aliases, the most there is; see docs/limits.md"));
    }

    static Stream<Wrong> characters() {
        return Stream.of(
                new Wrong(
                        "NUL",
                        "a: 1\nb: \0\n",
                        "2:4 (document 1): the character U+0000 is not allowed in YAML; remove it"),
                new Wrong(
                        "control character",
                        "😀: \u0007\n",
                        "1:4 (document 1): the character U+0007 is not allowed in YAML; remove it"),
                new Wrong(
                        "in a comment",
                        "a: 1 # \u001b\n",
                        "1:8 (document 1): the character U+001B is not allowed in YAML; remove it"));
    }

    @Test
    void names_the_document_and_the_line_of_the_stream() {
        YamlDocument third = TestDocument.stream("\ufeff# c\r\na: 1\r\n---\r\nb: 1\r\n---\r\nc: 😀\r\nc: 2\r\n")
                .documents()
                .get(2);
        assertThatThrownBy(third::check)
                .hasMessage("test.yaml:7:1 (document 3): duplicate key \"c\"; remove one of the two");
        YamlException e = catchThrowableOfType(YamlException.class, third::view);
        assertThat(e.location()).isEqualTo(new Location("test.yaml", 3, 7, 1));
        assertThat(e.problem()).isEqualTo("duplicate key \"c\"; remove one of the two");
    }

    @Test
    void refuses_other_encodings() {
        for (var charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE
        }) {
            assertThatThrownBy(() -> YamlStream.parse("a: 1\n".getBytes(charset), "test.yaml"))
                    .hasMessage("test.yaml:1:1 (document 1): this looks like UTF-16; save it as UTF-8");
        }
        for (String wide : new String[] {"UTF-32", "UTF-32LE", "UTF-32BE"}) {
            for (String text : new String[] {"a: 1\n", "\ufeffa: 1\n"}) {
                assertThatThrownBy(() ->
                                YamlStream.parse(text.getBytes(java.nio.charset.Charset.forName(wide)), "test.yaml"))
                        .hasMessage("test.yaml:1:1 (document 1): this looks like UTF-32; save it as UTF-8");
            }
        }
        byte[] latin1 = "a: 1\n---\né: \ufffd\n".getBytes(StandardCharsets.ISO_8859_1);
        YamlStream stream = YamlStream.parse(latin1, "test.yaml");
        assertThatCode(() -> stream.documents().get(0).check()).doesNotThrowAnyException();
        for (Runnable use : new Runnable[] {
            () -> stream.documents().get(1).check(),
            () -> stream.documents().get(1).view(),
            () -> stream.documents().get(1).text()
        }) {
            assertThatThrownBy(use::run)
                    .hasMessage("test.yaml:3:1 (document 2): not UTF-8: byte 0xE9; save the file as UTF-8");
        }
        // A surrogate in UTF-8, an overlong slash, a sequence that the end cuts off.
        for (byte[] bytes : new byte[][] {
            {'a', ':', ' ', (byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {'a', ':', ' ', (byte) 0xc0, (byte) 0xaf},
            {'a', ':', ' ', (byte) 0xf0, (byte) 0x9f}
        }) {
            YamlDocument document =
                    YamlStream.parse(bytes, "test.yaml").documents().get(0);
            assertThatThrownBy(document::check)
                    .hasMessageStartingWith("test.yaml:1:4 (document 1): not UTF-8: byte 0x");
        }
    }

    @Test
    void a_replacement_character_is_a_character() {
        assertThat(TestDocument.of("a: \ufffd\n").view().at("/a").stringValue()).isEqualTo("\ufffd");
    }
}
