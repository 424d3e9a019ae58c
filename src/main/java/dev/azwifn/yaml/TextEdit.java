package dev.azwifn.yaml;

import java.util.NavigableSet;
import java.util.TreeSet;

/** Puts {@code text} in place of {@code [start, end)}. */
record TextEdit(int start, int end, String text) {
    static TextEdit insert(int offset, String text) {
        return new TextEdit(offset, offset, text);
    }

    static TextEdit delete(int start, int end) {
        return new TextEdit(start, end, "");
    }

    /** An empty set of edits in the order of their places. */
    static NavigableSet<TextEdit> sorted() {
        // Comparator's own factories make serializable lambdas, which a class-data archive cannot hold.
        return new TreeSet<>(TextEdit::compare);
    }

    private static int compare(TextEdit left, TextEdit right) {
        return left.start != right.start
                ? Integer.compare(left.start, right.start)
                : Integer.compare(left.end, right.end);
    }

    /** Whether it overlaps one of these edits, or stands beside one so that their order would matter. */
    boolean touches(NavigableSet<TextEdit> others) {
        TextEdit nearest = others.floor(new TextEdit(end, Integer.MAX_VALUE, ""));
        return nearest != null && nearest.end >= start;
    }

    /** Applies edits that do not touch each other. */
    static String apply(String text, NavigableSet<TextEdit> edits) {
        return apply(text, edits.toArray(new TextEdit[0]));
    }

    /** Applies edits that do not touch each other, and are in order. */
    static String apply(String text, TextEdit... edits) {
        StringBuilder out = new StringBuilder(text.length() + 256);
        int from = 0;
        for (TextEdit edit : edits) {
            out.append(text, from, edit.start).append(edit.text);
            from = edit.end;
        }
        return out.append(text, from, text.length()).toString();
    }

    /** Where an offset of the edited text was before the edits. */
    static int originalOffset(int offset, NavigableSet<TextEdit> edits) {
        int shift = 0;
        for (TextEdit edit : edits) {
            int start = edit.start + shift;
            if (offset < start) {
                break;
            }
            if (offset < start + edit.text.length()) {
                return edit.start;
            }
            shift += edit.text.length() - (edit.end - edit.start);
        }
        return offset - shift;
    }
}
