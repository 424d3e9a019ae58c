package dev.azwifn.yaml;

import static dev.azwifn.yaml.Edit.edit;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation on maps and lists in block style. */
class BlockEditTest {
    @ParameterizedTest
    @MethodSource({"entries", "items", "openedUp", "replaced", "removed", "explicitKeys", "wholeDocuments"})
    void edits(Edit edit) {
        edit.check();
    }

    static Stream<Edit> entries() {
        return Stream.of(
                edit("at the end", """
                        a:
                          b: 1
                        c: 2
                        """, "add /a/x \"z\"", """
                        a:
                          b: 1
                          x: z
                        c: 2
                        """),
                edit("behind a sibling", """
                        kind: A
                        spec: {}
                        """, "add /type \"T\" after kind", """
                        kind: A
                        type: T
                        spec: {}
                        """),
                edit("behind a sibling of many lines", """
                        a:
                          - x

                        # b
                        b: 1
                        """, "add /c 2 after a", """
                        a:
                          - x
                        c: 2

                        # b
                        b: 1
                        """),
                edit(
                        "at the end if the sibling is not there",
                        "a: 1\nb: 2\n",
                        "add /c 3 after zzz",
                        "a: 1\nb: 2\nc: 3\n"),
                edit("in place of one that is there", "a: 1 # c\nb: 2\n", "add /a 3", "a: 3 # c\nb: 2\n"),
                edit("behind the comments of the last one", """
                        a:
                          b: 1 # tail
                          # c: 2

                        # d
                        d: 1
                        """, "add /x 3 after a", """
                        a:
                          b: 1 # tail
                          # c: 2
                        x: 3

                        # d
                        d: 1
                        """),
                edit("in the step of the document", """
                        a:
                            b:
                                c: 1
                        """, "add /a/x {\"y\": {\"z\": [1]}}", """
                        a:
                            b:
                                c: 1
                            x:
                                "y":
                                    z:
                                    - 1
                        """),
                edit(
                        "with an indented list where the document indents its lists",
                        """
                        a:
                          - 1
                        """,
                        "add /b [{\"x\": 1, \"z\": [2]}, [3, [4]], {}]",
                        """
                        a:
                          - 1
                        b:
                          - x: 1
                            z:
                              - 2
                          - - 3
                            - - 4
                          - {}
                        """),
                edit(
                        "with an indentless list where the document does not",
                        """
                        a:
                        - 1
                        """,
                        "add /b [{\"x\": 1, \"z\": [2]}]",
                        """
                        a:
                        - 1
                        b:
                        - x: 1
                          z:
                          - 2
                        """),
                edit("in a map behind a dash", """
                        - a: 1
                        -   b: 2
                        """, "add /0/x 3\nadd /1/x 3", """
                        - a: 1
                          x: 3
                        -   b: 2
                            x: 3
                        """),
                edit(
                        "string of several lines",
                        "a: 1\n",
                        "add /b \"one\\n  two\\n\\nthree\"",
                        "a: 1\nb: |-\n  one\n    two\n\n  three\n"),
                edit(
                        "string of several lines that ends with one",
                        "a: 1\n",
                        "add /b \"one\\ntwo\\n\"",
                        "a: 1\nb: |\n  one\n  two\n"),
                edit(
                        "string of several lines that a literal cannot hold",
                        "a: 1\n",
                        "add /b \"one \\ntwo\"",
                        "a: 1\nb: \"one \\ntwo\"\n"),
                edit(
                        "string of several lines at an open end",
                        "a: 1",
                        "add /b \"one\\ntwo\\n\"",
                        "a: 1\nb: \"one\\ntwo\\n\""),
                edit("key that needs quotes", "a: 1\n", "add /yes 2\nadd /x:~1y: 3", "a: 1\n\"yes\": 2\n'x:/y:': 3\n"));
    }

    static Stream<Edit> items() {
        return Stream.of(
                edit("at the end", "a:\n- 1\n# c\nb: 2\n", "add /a/- \"x\"", "a:\n- 1\n- x\n# c\nb: 2\n"),
                edit("in front, above the comments", """
                        a:
                          # one
                          - 1 # tail
                        """, "add /a/0 \"x\"", """
                        a:
                          - x
                          # one
                          - 1 # tail
                        """),
                edit("between", """
                        a:
                          - 1
                            # deeper

                          # two
                          - 2
                        """, "add /a/1 {\"x\": [1]}", """
                        a:
                          - 1
                            # deeper

                          - x:
                              - 1
                          # two
                          - 2
                        """),
                edit("first behind another dash", "- - a\n  - b\n", "add /0/0 \"x\"", "- - x\n  - a\n  - b\n"),
                edit("at the end behind another dash", "- - a\n- c\n", "add /0/- \"x\"", "- - a\n  - x\n- c\n"),
                edit("several", "- a\n", "add /- \"b\"\nadd /0 \"c\"\nadd /1 \"d\"", "- c\n- d\n- a\n- b\n"));
    }

    static Stream<Edit> openedUp() {
        return Stream.of(
                edit("{}", "a: {} # c\nb: 1\n", "add /a/x {\"z\": 2}", "a: # c\n  x:\n    z: 2\nb: 1\n"),
                edit("[]", "a: []\nb: 1\n", "add /a/- {\"x\": 1, \"z\": 2}", "a:\n- x: 1\n  z: 2\nb: 1\n"),
                edit("{} behind a dash", "- {}\n", "add /0/x 1\nadd /0/z 2", "- x: 1\n  z: 2\n"),
                edit("[] behind a dash", "- []\n", "add /0/- 1\nadd /0/- 2", "- - 1\n  - 2\n"),
                edit("{} as the document", "--- {}\n", "add /x 1", "---\nx: 1\n"),
                edit("{} on two lines", "a: {\n  }\n", "add /a/x 1", "a:\n  x: 1\n"),
                edit(
                        "null",
                        "a: null # c\nb: ~\nc:\n",
                        "replace /a {\"x\": 1}\nreplace /b [1]\nreplace /c {\"x\": 1}",
                        "a: # c\n  x: 1\nb:\n- 1\nc:\n  x: 1\n"));
    }

    static Stream<Edit> replaced() {
        return Stream.of(
                edit("plain", "a: b # c\n", "replace /a \"d e\"", "a: d e # c\n"),
                edit(
                        "quoted keeps its quotes",
                        "a: 'b' # c\nd: \"e\"\n",
                        "replace /a \"it's\"\nreplace /d \"x\"",
                        "a: 'it''s' # c\nd: \"x\"\n"),
                edit("quoted by a number", "a: 'b'\n", "replace /a 1", "a: 1\n"),
                edit("scalar by a map", "a: b # c\nd: 1\n", "replace /a {\"x\": 1}", "a: # c\n  x: 1\nd: 1\n"),
                edit("scalar by a list in a list", "- b # c\n- d\n", "replace /0 [1, 2]", "- - 1 # c\n  - 2\n- d\n"),
                edit("scalar by {}", "a: b # c\n", "replace /a {}", "a: {} # c\n"),
                edit("literal by a scalar", "a: | # c\n  x\n  y\nb: 1\n", "replace /a \"z\"", "a: z # c\nb: 1\n"),
                edit(
                        "scalar by a literal",
                        "a: b # c\nd: 1\n",
                        "replace /a \"x\\ny\\n\"",
                        "a: | # c\n  x\n  y\nd: 1\n"),
                edit(
                        "scalar by a string of several lines, above a comment that a literal would swallow",
                        """
                        a: b
                            # deep
                        c: 1
                        """,
                        "replace /a \"x\\ny\\n\"",
                        """
                        a: "x\\ny\\n"
                            # deep
                        c: 1
                        """),
                edit(
                        "map by a scalar",
                        "a: # c\n  # d\n  b: 1 # e\n\n# f\ng: 1\n",
                        "replace /a 1",
                        "a: 1 # c\n\n# f\ng: 1\n"),
                edit("list by a map", "a:\n- 1\n- 2\nb: 1\n", "replace /a {\"x\": 1}", "a:\n  x: 1\nb: 1\n"),
                edit("map behind a dash", "- a: 1\n  b: 2\n- c\n", "replace /0 [1, 2]", "- - 1\n  - 2\n- c\n"),
                edit(
                        "map behind several spaces",
                        "-   a: 1\n    b: 2\n",
                        "replace /0 {\"x\": 1, \"z\": 2}",
                        "- x: 1\n  z: 2\n"),
                edit("item without a value", "-\n- c\n", "replace /0 {\"x\": 1, \"z\": 2}", "- x: 1\n  z: 2\n- c\n"),
                edit("item behind a tab", "-\tb # c\n", "replace /0 {\"x\": 1, \"z\": 2}", "- x: 1 # c\n  z: 2\n"),
                edit(
                        "item below a comment that stands behind a tab",
                        "-\t# c\n  b\n",
                        "replace /0 {\"x\": 1, \"z\": 2}",
                        "-\t# c\n  x: 1\n  z: 2\n"),
                edit("scalar behind a tab", "a:\tb # c\n", "replace /a \"d\"", "a:\td # c\n"),
                edit(
                        "quoted by a string of several lines",
                        "a: 'b'\nc: 1\n",
                        "replace /a \"x\\ny\\n\"",
                        "a: |\n  x\n  y\nc: 1\n"),
                edit(
                        "map behind a dash, with its comments",
                        "- a: 1 # c\n  b: 2 # d\n- e\n",
                        "replace /0 \"x\"",
                        "- x\n- e\n"),
                edit("map behind a dash by a scalar", "- a: 1\n  b: 2\n- c\n", "replace /0 \"x\"", "- x\n- c\n"),
                edit(
                        "flow on several lines by a map",
                        "a: [\n  1\n] # c\nb: 1\n",
                        "replace /a {\"x\": 1}",
                        "a: # c\n  x: 1\nb: 1\n"),
                edit("around an edit below a comment", """
                        a:
                          b:
                            - 1
                              # deep
                        c: 1
                        """, "add /a/b/- 2\nreplace /a 3", """
                        a: 3
                        c: 1
                        """),
                edit(
                        "several in one patch",
                        "a: 1\nb: 2\nc: 3\n",
                        "replace /a 4\nreplace /c 5\nreplace /a 6",
                        "a: 6\nb: 2\nc: 5\n"));
    }

    static Stream<Edit> removed() {
        return Stream.of(
                edit("with the comments that belong to it", """
                        a: 1
                        # about b
                        # more about b
                        b: 2 # tail
                          # deeper
                        # about c
                        c: 3
                        """, "remove /b", """
                        a: 1
                        # about c
                        c: 3
                        """),
                edit("but not one behind a blank line", """
                        a: 1

                        # section

                        # about b
                        b: 2
                        c: 3
                        """, "remove /b", """
                        a: 1

                        # section

                        c: 3
                        """),
                edit(
                        "the first, whose comment is the header of the document",
                        "# header\na: 1\nb: 2\n",
                        "remove /a",
                        "# header\nb: 2\n"),
                edit(
                        "the first of an inner map, with its comment",
                        "a:\n  # b\n  b: 1\n  c: 2\n",
                        "remove /a/b",
                        "a:\n  c: 2\n"),
                edit("the first behind a dash", "- a: 1 # tail\n  b: 2\n- c\n", "remove /0/a", "- b: 2\n- c\n"),
                edit(
                        "the first behind a dash, with a comment line for the next",
                        "- a: 1\n  # b\n  b: 2\n",
                        "remove /0/a",
                        "- # b\n  b: 2\n"),
                edit(
                        "the last one leaves {}",
                        "a: # c\n  # b\n  b: 1 # tail\nd: 1\n",
                        "remove /a/b",
                        "a: {} # c\nd: 1\n"),
                edit("the last item leaves []", "a:\n  - 1\nd: 1\n", "remove /a/0", "a: []\nd: 1\n"),
                edit("the only entry behind a dash", "- a: 1\n- b\n", "remove /0/a", "- {}\n- b\n"),
                edit("the only entry of the document", "---\na: 1\n", "remove /a", "---\n{}\n"),
                edit("the only entry under an anchor", "a: &x\n  b: 1\n", "remove /a/b", "a: &x {}\n"),
                edit("an item with its comments", """
                        # one
                        - 1
                        # two
                        - 2 # tail
                          # deeper
                        # three
                        - 3
                        """, "remove /1", """
                        # one
                        - 1
                        # three
                        - 3
                        """),
                edit(
                        "behind a literal that keeps its blank lines",
                        "a: |+\n  x\n\nb: 1\n\nc: 1\n",
                        "remove /b",
                        "a: |+\n  x\n\nc: 1\n"),
                edit("several neighbours", "a: 1\nb: 2\nc: 3\nd: 4\n", "remove /b\nremove /c\nremove /a", "d: 4\n"),
                edit(
                        "a value on several lines",
                        "a: 1\nb:\n  c:\n  - |\n    x\n\n\nd: 1\n",
                        "remove /b",
                        "a: 1\n\n\nd: 1\n"));
    }

    static Stream<Edit> explicitKeys() {
        return Stream.of(
                edit("replaced", "? a\n: 1 # c\nb: 2\n", "replace /a {\"x\": 1}", "? a\n: # c\n  x: 1\nb: 2\n"),
                edit("removed", "? a\n: 1\n? b\n: 2\n", "remove /a", "? b\n: 2\n"),
                edit("without a value: given one", "? a # c\n? b\n", "replace /a [1]", "? a # c\n:\n- 1\n? b\n"),
                edit("without a value: removed", "? a\n? b\n", "remove /b", "? a\n"),
                edit("complex key beside the edit", "? - a\n  - b\n: 1\nc: 2\n", "remove /c", "? - a\n  - b\n: 1\n"),
                edit("an entry behind a complex key", "? - a\n  - b\n", "add /c 1", "? - a\n  - b\nc: 1\n"),
                edit("anchor on the first key", "&m\n&k a: 1\n", "add /b 2", "&m\n&k a: 1\nb: 2\n"),
                edit("tag on the first key", "!!map\n!!str a: 1\nb: 2\n", "remove /a", "!!map\nb: 2\n"));
    }

    static Stream<Edit> wholeDocuments() {
        return Stream.of(
                edit("map by a list", "# c\na: 1\n# d\n", "replace ROOT [1]", "# c\n- 1\n# d\n"),
                edit("scalar beside the marker by a map", "--- x # c\n", "replace ROOT {\"a\": 1}", "---\na: 1 # c\n"),
                edit("indented root", "# c\n  a: 1\n", "replace ROOT {\"b\": 2, \"c\": 3}", "# c\nb: 2\nc: 3\n"),
                edit(
                        "item below a comment",
                        "a:\n - # c\n  x\n",
                        "replace /a/0 {\"b\": 2, \"c\": 3}",
                        "a:\n - # c\n  b: 2\n  c: 3\n"),
                edit("item behind spaces", "-   a\n", "replace /0 {\"b\": {\"c\": 2}}", "-   b:\n      c: 2\n"),
                edit("item behind a tab", "-\ta\n", "replace /0 [1, 2]", "- - 1\n  - 2\n"),
                edit(
                        "several lines in front of a blank line of spaces",
                        "a: 1\n    \nb: 2\n",
                        "replace /a \"x\\ny\"",
                        "a: \"x\\ny\"\n    \nb: 2\n"),
                edit(
                        "several lines in front of a blank line with a tab",
                        "a: 1\n\t\nb: 2\n",
                        "replace /a \"x\\ny\"",
                        "a: \"x\\ny\"\n\t\nb: 2\n"),
                edit("literal beside the marker", "--- |\n  x\n...\n", "replace ROOT \"z\"", "--- z\n...\n"),
                edit(
                        "in the indentation of the old",
                        "a:\n    b: 1\n",
                        "replace ROOT {\"x\": {\"z\": 1}}",
                        "x:\n    z: 1\n"),
                edit("literal by a scalar", "--- |\n  x\n", "replace ROOT 1", "--- 1\n"),
                edit("scalar beside the marker by a scalar", "--- x # c\n", "replace ROOT 1", "--- 1 # c\n"),
                edit("scalar beside the marker by {}", "--- x # c\n", "replace ROOT {}", "--- {} # c\n"),
                edit("added over", "a: 1\n", "add ROOT {\"b\": 2}", "b: 2\n"));
    }
}
