package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long patches stay cheap: the text is parsed again at the end, and not for each operation. */
class ParsedOnceTest {
    private static final String TEXT = """
            kind: A
            a:
              b: 1
              c: {d: 1, e: 2}
              f: [1, 2, 3]
            l:
            - 1
            - x: 1
            - 3
            - 4
            - 5
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replace /kind \"B\"\nreplace /a/b 2\nreplace /l/0 2",
                "replace /a/b 2\nreplace /a/c/d 2\nreplace /a/f/1 2",
                "add /a/x 1\nadd /a/y 2\nadd /a/z {\"w\": 3}",
                "add /a/x 1 after b\nadd /a/y 2 after x\nadd /a/z 3 after y",
                "add /x 1\nadd /y 2\nreplace /a/b 3",
                "replace /a/b 2\nadd /l/1/y 1\nadd /l/1/z 2",
                "add /l/- 6\nadd /a/x 1",
                "remove /l/4\nremove /l/2",
                "remove /l/4\nremove /l/2\nreplace /a/b 2",
                "remove /a/b\nreplace /kind \"B\"",
            })
    void parsedOnce(String patch) {
        assertThat(edits(patch)).as("edits made at once").isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add /a/x 1\nadd /a/x 2",
                "add /a/x \"1\\n2\\n\"\nadd /a/y 2",
                "add /a/x 1\nadd /a/y 2 after b",
                "add /a/x {}\nadd /a/x/y 2",
                "replace /a/c {\"d\": 0}\nreplace /a/c/d 2",
                "remove /l/2\nremove /l/3",
                "remove /l/2\nremove /l/2",
                "remove /l/4\nadd /l/- 6",
                "add /l/- 6\nadd /x 1",
                "copy /kind /x",
            })
    void whereAnOperationStandsOnAnotherTheTextIsParsedBetween(String patch) {
        YamlDocument document = TestDocument.of(TEXT);
        YamlDocument oneByOne = document;
        for (Operation operation : Patch.of(patch)) {
            oneByOne = oneByOne.apply(List.of(operation));
        }

        assertThat(document.apply(Patch.of(patch)).text()).isEqualTo(oneByOne.text());
    }

    private static Set<TextEdit> edits(String patch) {
        Composer.Problems problems =
                (offset, problem) -> new YamlException(problem, new Location("test.yaml", 1, 0, offset));
        Text text = new Text(TEXT);
        Node root = Composer.compose(text, problems);
        PatchEditor editor = new PatchEditor(new Layout(text), root, View.of(root), problems);
        Patch.of(patch).forEach(editor::apply);
        editor.finish();
        return editor.edits();
    }
}
