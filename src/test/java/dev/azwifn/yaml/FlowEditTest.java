package dev.azwifn.yaml;

import static dev.azwifn.yaml.Edit.edit;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation between brackets. */
class FlowEditTest {
    @ParameterizedTest
    @MethodSource({"oneLine", "ownLines", "withoutBraces", "json"})
    void edits(Edit edit) {
        edit.check();
    }

    static Stream<Edit> oneLine() {
        return Stream.of(
                edit("entry at the end", "a: {b: 1} # c\n", "add /a/x \"z\"", "a: {b: 1, x: z} # c\n"),
                edit("entry behind a sibling", "a: {b: 1, c: 2}\n", "add /a/x 3 after b", "a: {b: 1, x: 3, c: 2}\n"),
                edit("entry in place of one", "a: {b: 1, c: 2}\n", "add /a/b 3", "a: {b: 3, c: 2}\n"),
                edit("entry into nested {}", "a: [{}]\n", "add /a/0/x 1", "a: [{x: 1}]\n"),
                edit("item into nested []", "a: {b: [ ]}\n", "add /a/b/- 1", "a: {b: [1]}\n"),
                edit("item at the end", "a: [1, 2]\n", "add /a/- 3", "a: [1, 2, 3]\n"),
                edit("item in front", "a: [1, 2]\n", "add /a/0 3", "a: [3, 1, 2]\n"),
                edit("item between, with blanks", "a: [ 1 , 2 ]\n", "add /a/1 3", "a: [ 1 , 3, 2 ]\n"),
                edit("item behind a trailing comma", "a: [1, 2, ]\n", "add /a/- 3", "a: [1, 2, 3, ]\n"),
                edit(
                        "collections",
                        "a: [1]\n",
                        "add /a/- {\"x\": [1, {}], \"z\": \"a: b\"}",
                        "a: [1, {x: [1, {}], z: 'a: b'}]\n"),
                edit(
                        "strings that only brackets make special",
                        "a: [x]\n",
                        "add /a/- \"b,c\"\nadd /a/- \"d?e\"\nadd /a/- \"--f\"",
                        "a: [x, 'b,c', 'd?e', --f]\n"),
                edit("string of several lines", "a: [x]\n", "add /a/- \"b\\nc\"", "a: [x, \"b\\nc\"]\n"),
                edit(
                        "scalar replaced",
                        "a: {b: 1, c: 'd'}\n",
                        "replace /a/b \"x\"\nreplace /a/c \"z\"",
                        "a: {b: x, c: 'z'}\n"),
                edit(
                        "quoted scalar replaced by a map",
                        "a: {c: 'd'}\n",
                        "replace /a/c {\"x\": \"z\"}",
                        "a: {c: {x: z}}\n"),
                edit("collection replaced", "a: {b: [1, 2], c: 3}\n", "replace /a/b null", "a: {b: null, c: 3}\n"),
                edit(
                        "value that is not there replaced",
                        "a: {b: , c, d: 1}\n",
                        "replace /a/b 2\nreplace /a/c 3",
                        "a: {b: 2 , c: 3, d: 1}\n"),
                edit("first removed", "a: {b: 1, c: 2}\n", "remove /a/b", "a: {c: 2}\n"),
                edit("last removed", "a: [1, 2]\n", "remove /a/1", "a: [1]\n"),
                edit("last removed, trailing comma", "a: [1, 2, ]\n", "remove /a/1", "a: [1, ]\n"),
                edit("key without value removed", "a: {b, c: 1, d}\n", "remove /a/b\nremove /a/d", "a: {c: 1}\n"),
                edit("only one removed", "a: { b: 1 }\nc: [ 1, ]\n", "remove /a/b\nremove /c/0", "a: {}\nc: []\n"),
                edit("explicit key removed", "a: {? b : 1, c: 2}\n", "remove /a/b", "a: {c: 2}\n"),
                edit("item beside quoted ones", "a: [\"x\"]\n", "add /a/- \"z\"", "a: [\"x\", \"z\"]\n"),
                edit("item below a quoted key", "\"a\": [x]\n", "add /a/- \"z\"", "\"a\": [x, z]\n"),
                edit("entry of braces that are no JSON", "{a: 'x'}\n", "add /b \"z\"", "{a: 'x', b: z}\n"),
                edit("behind an alias", "a: &x 1\nb: [*x ]\n", "add /b/- 2", "a: &x 1\nb: [*x, 2 ]\n"));
    }

    static Stream<Edit> ownLines() {
        String list = """
                a: [
                  # all of one
                  1, # one
                  # all of two
                  2 # two
                ] # c
                """;
        return Stream.of(
                edit(
                        "at the end, comma in front of the comment",
                        list,
                        "add /a/- 3",
                        list.replace("2 # two\n", "2, # two\n  3\n")),
                edit(
                        "at the end, trailing comma",
                        "a: [\n  1, # one\n]\n",
                        "add /a/- 2",
                        "a: [\n  1, # one\n  2,\n]\n"),
                edit(
                        "at the end, bracket on the last line",
                        "a: [\n  1,\n  2 ]\n",
                        "add /a/- 3",
                        "a: [\n  1,\n  2, 3 ]\n"),
                edit(
                        "in front, above the comments",
                        list,
                        "add /a/0 3",
                        list.replace("  # all of one", "  3,\n  # all of one")),
                edit(
                        "between, above the comments",
                        list,
                        "add /a/1 3",
                        list.replace("  # all of two", "  3,\n  # all of two")),
                edit(
                        "first removed with its comments",
                        list,
                        "remove /a/0",
                        list.replace("  # all of one\n  1, # one\n", "")),
                edit("last removed with its comments", list, "remove /a/1", "a: [\n  # all of one\n  1 # one\n] # c\n"),
                edit(
                        "between removed with its comments",
                        "a: [\n  1,\n  # two\n  2,\n  3\n]\n",
                        "remove /a/1",
                        "a: [\n  1,\n  3\n]\n"),
                edit(
                        "at the end, two on the last line",
                        "a: [1,\n  2, 3 # c\n]\n",
                        "add /a/- 4",
                        "a: [1,\n  2, 3, 4 # c\n]\n"),
                edit("last of a line removed", "a: [1, 2,\n  3]\n", "remove /a/1", "a: [1,\n  3]\n"),
                edit(
                        "last removed, trailing comma and a comment above",
                        "a: [\n  1, # one\n  2,]\n",
                        "remove /a/1",
                        "a: [\n  1, # one\n  ]\n"),
                edit("all removed", list, "remove /a/1\nremove /a/0", "a: [] # c\n"),
                edit("last removed, bracket behind it", "a: [\n  1,\n  2]\n", "remove /a/1", "a: [\n  1]\n"),
                edit(
                        "last removed, bracket behind it and a comment above",
                        "a: [\n  1, # one\n  2]\n",
                        "remove /a/1",
                        "a: [\n  1 # one\n  ]\n"),
                edit("beside the bracket, with its comment", "a: [1, # one\n  2]\n", "remove /a/0", "a: [\n  2]\n"),
                edit(
                        "two on a line, the first removed",
                        "a: [\n  1, 2,\n  3\n]\n",
                        "remove /a/0",
                        "a: [\n  2,\n  3\n]\n"),
                edit(
                        "entries",
                        "a: {\n  b: 1,\n  c: 2\n}\n",
                        "add /a/x 3 after b\nremove /a/b",
                        "a: {\n  x: 3,\n  c: 2\n}\n"));
    }

    static Stream<Edit> withoutBraces() {
        return Stream.of(
                edit("value replaced", "a: [b: 1, c]\n", "replace /a/0/b 2", "a: [b: 2, c]\n"),
                edit("entry added", "a: [b: 1, c]\n", "add /a/0/x 2", "a: [{b: 1, x: 2}, c]\n"),
                edit("entry removed", "a: [b: 1, c]\n", "remove /a/0/b", "a: [{}, c]\n"),
                edit("item removed", "a: [b: 1, c]\n", "remove /a/0", "a: [c]\n"),
                edit("item copied", "a: [b: 1, c]\n", "copy /a/0 /x", "a: [b: 1, c]\nx:\n  b: 1\n"));
    }

    static Stream<Edit> json() {
        return Stream.of(
                edit(
                        "on one line",
                        "{\"a\":1,\"b\":{\"c\":\"d\"}}\n",
                        "add /b/e \"x\"\nreplace /a \"y\"\nremove /b/c",
                        "{\"a\":\"y\",\"b\":{\"e\": \"x\"}}\n"),
                edit("on many", """
                        {
                          "a": [
                            1,
                            2
                          ],
                          "b": {}
                        }
                        """, "add /a/- {\"k\": [\"v\"]}\nadd /b/x \"z\"\nadd /c 1.50\nremove /a/0", """
                        {
                          "a": [
                            2,
                            {"k": ["v"]}
                          ],
                          "b": {"x": "z"},
                          "c": 1.5
                        }
                        """),
                edit("a list of numbers", "[1, 2]\n", "add /- \"x\"", "[1, 2, \"x\"]\n"),
                edit("a list of strings", "[\"1\"]\n", "add /- \"x\"", "[\"1\", \"x\"]\n"),
                edit("a list of maps", "[{}]\n", "add /0/a \"x\"", "[{\"a\": \"x\"}]\n"),
                edit(
                        "copied from YAML",
                        "a: {\"k\": 1}\nb: 'x'\nc: 0x1F\n",
                        "copy /c /a/n\ncopy /b /a/s",
                        "a: {\"k\": 1, \"n\": 31, \"s\": \"x\"}\nb: 'x'\nc: 0x1F\n"));
    }
}
