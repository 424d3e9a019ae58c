package dev.azwifn.yaml;

import static dev.azwifn.yaml.Edit.edit;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What an edit does about anchors, aliases and merge keys, and where it refuses. */
class AnchorEditTest {
    private static final String SHARED = """
            base: &base
              x: {deep: 1}
              z: [1]
            merged:
              <<: *base
              own: 1
              z: 2
            alias: *base
            list:
            - *base
            - <<: [*base, {w: 1}]
            outer: {i: &inner {}}
            use: *inner
            """;

    @ParameterizedTest
    @MethodSource
    void edits(Edit edit) {
        edit.check();
    }

    static Stream<Edit> edits() {
        return Stream.of(
                edit("anchor without alias replaced", "a: &x 1\nb: 2\n", "replace /a 3", "a: 3\nb: 2\n"),
                edit(
                        "inside an anchor without alias",
                        "a: &x\n  b: 1\n",
                        "replace /a/b 2\nadd /a/c 3",
                        "a: &x\n  b: 2\n  c: 3\n"),
                edit("anchor without alias opened up", "a: &x {}\n", "add /a/b 1", "a:\n  b: 1\n"),
                edit("alias replaced", SHARED, "replace /alias 1", SHARED.replace("alias: *base", "alias: 1")),
                edit("alias removed", SHARED, "remove /list/0", SHARED.replace("- *base\n", "")),
                edit("anchor removed behind its alias", "a: &x 1\nb: *x\n", "remove /b\nremove /a", "{}\n"),
                edit(
                        "anchor removed behind its alias elsewhere",
                        "a: {b: &x 1}\nc: {d: *x, e: 1}\n",
                        "remove /c/d\nremove /a/b",
                        "a: {}\nc: {e: 1}\n"),
                edit("anchor and alias replaced together", "a:\n  b: &x 1\n  c: *x\n", "replace /a 2", "a: 2\n"),
                edit("own key beside a merge", SHARED, "replace /merged/own 2", SHARED.replace("own: 1", "own: 2")),
                edit("own key over a merged one", SHARED, "replace /merged/z 3", SHARED.replace("z: 2", "z: 3")),
                edit(
                        "own key over a merged one, in front of it",
                        "a: &a {x: 1}\nb:\n  x: 2\n  <<: *a\n",
                        "replace /b/x 3",
                        "a: &a {x: 1}\nb:\n  x: 3\n  <<: *a\n"),
                edit(
                        "new key beside a merge of a merge",
                        "a: &a {x: 1}\nb: &b {<<: *a}\nc: {<<: *b}\n",
                        "add /c/z 2",
                        "a: &a {x: 1}\nb: &b {<<: *a}\nc: {<<: *b, z: 2}\n"),
                edit(
                        "new key beside a merge of two",
                        SHARED,
                        "add /list/1/z2 1",
                        SHARED.replace("{w: 1}]\n", "{w: 1}]\n  z2: 1\n")),
                edit("nested {} keeps its anchor", "a: [&x {}]\n", "add /a/0/b 1", "a: [&x {b: 1}]\n"),
                edit("own key removed", SHARED, "remove /merged/own", SHARED.replace("  own: 1\n", "")),
                edit(
                        "new key beside a merge",
                        SHARED,
                        "add /merged/new 1",
                        SHARED.replace("  z: 2\n", "  z: 2\n  new: 1\n")),
                edit(
                        "merge removed with its map",
                        SHARED,
                        "remove /merged",
                        SHARED.replace("merged:\n  <<: *base\n  own: 1\n  z: 2\n", "")),
                edit("quoted << is a key", "a:\n  \"<<\": {b: 1}\n", "replace /a/<</b 2", "a:\n  \"<<\": {b: 2}\n"),
                edit("<< with a scalar is a key", "a:\n  <<: 1\n", "replace /a/<< 2", "a:\n  <<: 2\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            replace /base 1        | 1:7  | /base is inside the anchor &base, which is used elsewhere; write the value out there, or remove the aliases
            replace /base/x/deep 2 | 1:7  | /base/x/deep is inside the anchor &base, which is used elsewhere; write the value out there, or remove the aliases
            add /base/new 2        | 1:7  | /base/new is inside the anchor &base, which is used elsewhere; write the value out there, or remove the aliases
            remove /outer          | 12:12 | /outer is inside the anchor &inner, which is used elsewhere; write the value out there, or remove the aliases
            replace /outer 1       | 12:12 | /outer is inside the anchor &inner, which is used elsewhere; write the value out there, or remove the aliases
            remove /base           | 1:7  | /base is inside the anchor &base, which is used elsewhere; write the value out there, or remove the aliases
            move /base /q          | 1:7  | /base is inside the anchor &base, which is used elsewhere; write the value out there, or remove the aliases
            replace /alias/x 2     | 8:8  | /alias/x is inside the alias *base, so an edit would change its anchor too; write the value out here
            add /list/0/new 2      | 10:3 | /list/0/new is inside the alias *base, so an edit would change its anchor too; write the value out here
            replace /merged/x 1    | 5:3  | /merged/x comes from the merge key << here; write the key out in this map
            add /merged/x 1        | 5:3  | /merged/x comes from the merge key << here; write the key out in this map
            remove /merged/x       | 5:3  | /merged/x comes from the merge key << here; write the key out in this map
            remove /merged/z       | 5:3  | /merged/z would come back from the merge key << here; write the merged keys out in this map
            add /merged/x/q 1      | 5:3  | /merged/x/q comes from the merge key << here; write the key out in this map
            replace /list/1/w 2    | 11:3 | /list/1/w comes from the merge key << here; write the key out in this map
            add /merged/<< 2       | 5:3  | /merged/<< comes from the merge key << here; write the key out in this map
            """)
    void refuses(String patch, String place, String problem) {
        YamlDocument document = TestDocument.of(SHARED);
        assertThatThrownBy(() -> document.apply(Patch.of(patch)))
                .isInstanceOf(YamlException.class)
                .hasMessage("test.yaml:" + place + " (document 1): " + problem);
    }

    @Test
    void a_merge_of_a_merge_counts() {
        assertThatThrownBy(() -> Patch.apply("a: &a {x: 1}\nb: &b {<<: *a}\nc: {<<: *b}\n", "add /c/x 2"))
                .isInstanceOf(YamlException.class)
                .hasMessage(
                        "test.yaml:3:5 (document 1): /c/x comes from the merge key << here; write the key out in this map");
    }

    @Test
    void a_key_with_an_anchor_stays_while_an_alias_needs_it() {
        assertThatThrownBy(() -> Patch.apply("&k a: 1\nb: *k\n", "remove /a"))
                .isInstanceOf(YamlException.class)
                .hasMessageContaining(
                        "test.yaml:1:1 (document 1): /a is inside the anchor &k, which is used elsewhere");
    }
}
