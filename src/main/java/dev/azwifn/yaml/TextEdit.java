package dev.azwifn.yaml;

import java.util.Comparator;
import java.util.List;

/** Puts {@code text} in place of {@code [start, end)}. */
record TextEdit(int start, int end, String text) {
    static TextEdit insert(int offset, String text) {
        return new TextEdit(offset, offset, text);
    }

    static TextEdit delete(int start, int end) {
        return new TextEdit(start, end, "");
    }

    /** Overlapping, or side by side so that their order would matter. */
    boolean touches(TextEdit other) {
        return start <= other.end && other.start <= end;
    }

    /** Applies edits that do not touch each other. */
    static String apply(String text, List<TextEdit> edits) {
        StringBuilder out = new StringBuilder(text.length() + 256);
        int from = 0;
        for (TextEdit edit :
                edits.stream().sorted(Comparator.comparingInt(TextEdit::start)).toList()) {
            out.append(text, from, edit.start).append(edit.text);
            from = edit.end;
        }
        return out.append(text, from, text.length()).toString();
    }
}
