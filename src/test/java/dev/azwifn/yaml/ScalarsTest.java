package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.yaml.Scalars.Quotes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Strings are quoted when, and only when, some reader would otherwise read something else. What the readers read was looked
 * up with Go's yaml.v2, yaml.v3 and sigs.k8s.io/yaml, PyYAML and ruamel.yaml, in block and flow, as value, item, key and root.
 */
class ScalarsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // nulls, booleans, merge and default keys
                "~",
                "null",
                "Null",
                "NULL",
                "true",
                "True",
                "TRUE",
                "false",
                "yes",
                "Yes",
                "YES",
                "no",
                "NO",
                "on",
                "On",
                "off",
                "OFF",
                "y",
                "Y",
                "n",
                "N",
                "<<",
                "=",
                // integers
                "0",
                "-1",
                "+1",
                "0123",
                "0644",
                "08",
                "12345678",
                "1_000",
                "+_1",
                "1__0",
                "0x1F",
                "0X1F",
                "0x_1F",
                "0o17",
                "0O17",
                "0b101",
                "0b-1",
                "-0x1F",
                "12345678901234567890",
                // floats
                "1.10",
                "1.",
                ".5",
                "-.5",
                "1e3",
                "1E3",
                "1e+3",
                "2e12_",
                "12e03",
                "0e0",
                "1_0.5",
                ".inf",
                "-.INF",
                "+.Inf",
                ".nan",
                // sexagesimal numbers
                "1:30",
                "12:30:45",
                "190:20:30.15",
                "0:0.5",
                // dates
                "2001-12-14",
                "2001-1-1",
                "2001-12-14T21:59:43Z",
                "2001-12-14 1:2:3",
                "2001-12-14t21:59:43.10-05:00",
                "2001-12-14 21:59:43.10 -5",
                "2002-13-45"
            })
    void typed_strings_are_in_double_quotes(String value) {
        assertThat(block(value)).isEqualTo('"' + value + '"');
        assertThat(flow(value)).isEqualTo('"' + value + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@a", "`a", "%a", "!a", "&a", "*a", "|", ">a", "\"a\"", "# a", ",a", "[a", "]", "{a", "}a", "- a", "-",
                "? a", "?", ": a", ":", "a: b", "a:", "a #b", " a", "a ", " ", "---", "--- a", "...", "{{ x }}"
            })
    void strings_that_YAML_would_take_apart_are_in_single_quotes(String value) {
        assertThat(block(value)).isEqualTo("'" + value + "'");
        assertThat(flow(value)).isEqualTo("'" + value + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // like words of YAML 1.1, but none
                "yEs",
                "nO",
                "oN",
                "tRue",
                "nUll",
                "none",
                "NaN",
                "inf",
                "Infinity",
                "~a",
                "<a",
                "<<a",
                "=a",
                "a=b",
                "key=value",
                // like numbers
                "0x",
                "0xG",
                "0o8",
                "0b2",
                "1e",
                "e1",
                "1e3e",
                "1.2.3",
                "v1.2",
                "1a",
                "+",
                "+-1",
                "_1",
                ".",
                "._a",
                "+.nan",
                ".Nan",
                "1.5.",
                "0:0",
                "1:60",
                "10.0.0.0/16",
                "fe80::1",
                // like dates
                "2001-12",
                "2001/12/14",
                "02-01-2002",
                "2001-12-14a",
                // like indicators
                "-a",
                "--flag",
                "---a",
                "...a",
                "....",
                "../x",
                "a#b",
                "a# b",
                "a:b",
                "a::b",
                "a'b",
                "it's",
                "a\"b",
                "a@b",
                "a`",
                "a%",
                "a!",
                "a&b",
                "a*",
                "a|b",
                "a>",
                "a\\b",
                "C:\\x",
                "$a",
                "a  b",
                "<a>",
                "a~",
                // no ASCII
                "é",
                "😀",
                "\u00a0",
                "a\u3000",
                "\u4e2d"
            })
    void others_are_plain(String value) {
        assertThat(block(value)).isEqualTo(value);
        assertThat(flow(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '¤', textBlock = """
            ?a | '?a'
            :a | ':a'
            a,b | 'a,b'
            a[0] | 'a[0]'
            a{b} | 'a{b}'
            ${A:=x} | '${A:=x}'
            ${C:=${D}-vnet} | '${C:=${D}-vnet}'
            http://x/y?z=1#q | 'http://x/y?z=1#q'
            """)
    void some_are_plain_in_block_style_only(String value, String flow) {
        assertThat(block(value)).isEqualTo(value);
        assertThat(flow(value)).isEqualTo(flow);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '¤', textBlock = """
            '' | "''"
            'a' | "'a'"
            it's: | "it's:"
            ${A:=""} x: y | '${A:=""} x: y'
            """)
    void double_quotes_around_single_ones(String value, String written) {
        assertThat(block(value)).isEqualTo(written);
    }

    @Test
    void escapes_what_a_line_cannot_show() {
        assertThat(block("")).isEqualTo("\"\"");
        assertThat(block("a\tb")).isEqualTo("\"a\\tb\"");
        assertThat(block("a\r\n\"\\")).isEqualTo("\"a\\r\\n\\\"\\\\\"");
        assertThat(block("\u0000\u0007\u001b\u007f\u0085\u009f"))
                .isEqualTo("\"\\u0000\\u0007\\u001b\\u007f\\u0085\\u009f\"");
        assertThat(block("\u2028\u2029\ufeff\uffff")).isEqualTo("\"\\u2028\\u2029\\ufeff\\uffff\"");
        assertThat(block("\ud800 😀")).isEqualTo("\"\\ud800 😀\"");
    }

    @Test
    void printable_in_one_line_is_all_that_YAML_prints_but_for_breaks_and_marks() {
        for (int c = 0; c <= 0x10ffff; c++) {
            boolean printable = StreamReader.isPrintable(c) && "\t\n\r\u007f\u0085\u2028\u2029\ufeff".indexOf(c) < 0;
            if (Scalars.isPrintable(c) != printable) {
                assertThat(Scalars.isPrintable(c)).as("U+%X", c).isEqualTo(printable);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({".inf, .inf", "+.INF, .inf", "-.Inf, -.inf", ".NAN, .nan", "1e999, 1E+999", "-0.5, -0.5"})
    void numbers_as_YAML_spells_them(String read, String written) {
        assertThat(Scalars.write(CoreSchema.plain(read), Quotes.AUTO, false)).isEqualTo(written);
    }

    @Test
    void keeps_to_the_quotes_asked_for() {
        assertThat(Scalars.string("a", Quotes.SINGLE, false)).isEqualTo("'a'");
        assertThat(Scalars.string("it's", Quotes.SINGLE, false)).isEqualTo("'it''s'");
        assertThat(Scalars.string("a\nb", Quotes.SINGLE, false)).isEqualTo("\"a\\nb\"");
        assertThat(Scalars.string("a'\"", Quotes.DOUBLE, true)).isEqualTo("\"a'\\\"\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "-1.50, -1.5",
        "1e3, 1000.0",
        "12345678901234567890, 12345678901234567890",
        "true, true",
        "null, null",
        "{}, {}",
        "[], []"
    })
    void others_than_strings(String json, String written) {
        JsonNode value = View.canonical(new JsonMapper().readTree(json));
        assertThat(Scalars.write(value, Quotes.AUTO, false)).isEqualTo(written);
    }

    /** Each is read back as it was, in every place. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes", "0123", "- a", "a: b", "a #b", "--- a", "it's:", "\u0007", "😀", "", " ", "a,b", "?a", ":a", "-",
                "---", "a\nb\n"
            })
    void read_back(String value) {
        for (String before : List.of("{\"k\": 1}\n", "{k: 1}\n", "k: 1\n", "- 1\n", "[1]\n", "--- 1\n")) {
            JsonPointer place = JsonPointer.compile(before.contains("k") ? "/k" : before.startsWith("---") ? "" : "/0");
            YamlDocument edited =
                    TestDocument.of(before).apply(List.of(Operation.replace(place, Operation.text(value))));
            assertThat(TestDocument.of(edited.text()).view().at(place).stringValue())
                    .isEqualTo(value);
        }
    }

    private static String block(String value) {
        return Scalars.string(value, Quotes.AUTO, false);
    }

    private static String flow(String value) {
        return Scalars.string(value, Quotes.AUTO, true);
    }
}
