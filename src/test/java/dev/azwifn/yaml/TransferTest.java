package dev.azwifn.yaml;

import static dev.azwifn.yaml.Edit.edit;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Move and copy keep how a value is written. */
class TransferTest {
    @ParameterizedTest
    @MethodSource({"copies", "moves"})
    void transfers(Edit edit) {
        edit.check();
    }

    static Stream<Edit> copies() {
        return Stream.of(
                edit(
                        "numbers as they are spelled",
                        "a: 1.10\nb: 0x1F\n",
                        "copy /a /c\ncopy /b /d",
                        "a: 1.10\nb: 0x1F\nc: 1.10\nd: 0x1F\n"),
                edit("numbers into brackets", "a: 1e3\nb: [1]\n", "copy /a /b/-", "a: 1e3\nb: [1, 1e3]\n"),
                edit(
                        "quotes",
                        "a: 'x'\nb: \"\\u00e9\"\nc: [1]\n",
                        "copy /a /d\ncopy /b /c/-",
                        "a: 'x'\nb: \"\\u00e9\"\nc: [1, \"\\u00e9\"]\nd: 'x'\n"),
                edit("a map with its comments", """
                        a:
                          # about b
                          b: 1.10 # tail

                          c: 'x' # last
                        d:
                        - 1
                        """, "copy /a /d/-\ncopy /a /e", """
                        a:
                          # about b
                          b: 1.10 # tail

                          c: 'x' # last
                        d:
                        - 1
                        - b: 1.10 # tail

                          c: 'x' # last
                        e:
                          b: 1.10 # tail

                          c: 'x' # last
                        """),
                edit(
                        "a list, deeper",
                        "a:\n- 1.10\n- - x\n  - b: |\n      y\nc:\n    d: 1\n",
                        "copy /a /c/e",
                        "a:\n- 1.10\n- - x\n  - b: |\n      y\nc:\n    d: 1\n    e:\n    - 1.10\n    - - x\n      - b: |\n          y\n"),
                edit("flow", "a: [ 1.10, {b: 'c'} ]\n", "copy /a /d", "a: [ 1.10, {b: 'c'} ]\nd: [ 1.10, {b: 'c'} ]\n"),
                edit(
                        "an anchored value: without the anchor",
                        "a: &x {b: 1}\nc: *x\n",
                        "copy /a /d",
                        "a: &x {b: 1}\nc: *x\nd:\n  b: 1\n"),
                edit("an alias: its value", "a: &x {b: 1}\nc: *x\n", "copy /c /d", "a: &x {b: 1}\nc: *x\nd:\n  b: 1\n"),
                edit(
                        "over a quoted string",
                        "a: \"\\u00e9\"\nb: 'x'\n",
                        "copy /a /b",
                        "a: \"\\u00e9\"\nb: \"\\u00e9\"\n"),
                edit(
                        "then changed: not what it was copied from",
                        "a: {b: 1}\nc: 2\n",
                        "copy /a /d\nadd /d/x 3",
                        "a: {b: 1}\nc: 2\nd: {b: 1, x: 3}\n"),
                edit("into itself", "a:\n  b: 1\n", "copy /a /a/c", "a:\n  b: 1\n  c:\n    b: 1\n"),
                edit("over another value", "a: 1.10\nb: {c: d}\n", "copy /a /b", "a: 1.10\nb: 1.10\n"),
                edit(
                        "CR LF",
                        "a:\r\n  b: 1.10\r\nc: 1\r\n",
                        "copy /a /d",
                        "a:\r\n  b: 1.10\r\nc: 1\r\nd:\r\n  b: 1.10\r\n"));
    }

    static Stream<Edit> moves() {
        return Stream.of(
                edit("an entry", "a:\n  b: 1.10\n  c: 2\nd: {}\n", "move /a/b /d/x", "a:\n  c: 2\nd:\n  x: 1.10\n"),
                edit("another name", "a: 0644\nb: 1\n", "move /a /c", "b: 1\nc: 0644\n"),
                edit("the only entry", "a:\n  b: 'x'\nd: 1\n", "move /a/b /e", "a: {}\nd: 1\ne: 'x'\n"),
                edit("down a list", "- 1.10\n- 2\n- 3\n", "move /0 /2", "- 2\n- 3\n- 1.10\n"),
                edit("up a list", "- 1\n- 2\n- 3.0 # c\n", "move /2 /0", "- 3.0\n- 1\n- 2\n"),
                edit("in brackets", "[1.10, 2, 3]\n", "move /0 /2", "[2, 3, 1.10]\n"),
                edit("between lists", "a: [1.10]\nb:\n- 2\n", "move /a/0 /b/0", "a: []\nb:\n- 1.10\n- 2\n"),
                edit("to where it is", "a: 1.10 # c\n", "move /a /a", "a: 1.10 # c\n"),
                edit(
                        "a map with its inner comments",
                        "a:\n  # b\n  b:\n    # c\n    c: 1 # d\ne: 1\n",
                        "move /a/b /f",
                        "a: {}\ne: 1\nf:\n  c: 1 # d\n"));
    }
}
