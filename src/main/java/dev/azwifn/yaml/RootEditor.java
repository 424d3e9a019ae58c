package dev.azwifn.yaml;

import dev.azwifn.yaml.Content.Rendered;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts another value in place of a whole document's content; markers, directives and comments around it stay. */
record RootEditor(Layout layout) {

    List<TextEdit> replace(@Nullable Node root, Content value) {
        Text text = layout.text();
        // Inline, because a literal may end the text, and beside a marker, where a literal cannot be told from its
        // header.
        Rendered rendered = value.inline().atRoot(layout.style(root == null ? List.of() : List.of(root)), lineBreak());
        if (root == null || root.start == root.end) {
            return List.of(intoEmpty(rendered.joined()));
        }
        int end = layout.lastLineEnd(root);
        if (!root.isBlockCollection() && !Layout.isBlockScalar(root)) {
            end = root.end;
        }
        boolean besideMarker = !text.isFirstOnLine(root.start);
        boolean lines = value.json().isContainer() && !value.json().isEmpty();
        String gap = besideMarker && lines ? lineBreak() : "";
        // Beside a marker the space stays; a root that is indented is not what the new one lines up with.
        int start = besideMarker && gap.isEmpty() ? root.start : text.skipBlanksBack(root.start);
        return List.of(new TextEdit(start, end, gap + rendered.joined()));
    }

    private TextEdit intoEmpty(String content) {
        Text text = layout.text();
        int marker = marker();
        if (marker >= 0) {
            return TextEdit.insert(text.lineEnd(marker), lineBreak() + content);
        }
        boolean onNewLine = text.isLineStart(text.length());
        return TextEdit.insert(text.length(), onNewLine ? content + lineBreak() : lineBreak() + content);
    }

    /** The {@code ---} line of an empty document; -1 if it has none. */
    private int marker() {
        Text text = layout.text();
        for (int line = 0; line < text.length(); line = text.nextLine(line)) {
            if (text.string().startsWith("---", line)) {
                return line;
            }
        }
        return -1;
    }

    private String lineBreak() {
        return layout.text().lineBreak(0);
    }
}
