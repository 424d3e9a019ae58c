package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds where the items of the block sequence under a root key begin, by the indentation of lines. Whether these lines are what
 * they look like, the parser has to say. An item begins with the comments right above it that stand in the column of its dash.
 */
final class ItemBoundaries {
    /** The item's offset and its line, from 1. */
    record Start(int offset, int line) {}

    private final byte[] bytes;
    private final int to;
    private final List<Start> starts = new ArrayList<>();

    /** The column of the dashes; -1 before the first one. */
    private int column = -1;
    /** The first of the comment lines that would belong to an item on the next line. */
    private @Nullable Start comments;

    private int commentsColumn;
    private int end;

    private ItemBoundaries(byte[] bytes, int to) {
        this.bytes = bytes;
        this.to = to;
        this.end = to;
    }

    /**
     * Looks for the first line {@code key:} at the left margin of a document.
     *
     * @param line the line at {@code from}
     * @return null if no block sequence follows it
     */
    static @Nullable ItemBoundaries find(byte[] bytes, int from, int to, int line, String key) {
        int currentLine = line;
        for (int at = from; at < to; currentLine++) {
            int next = nextLine(bytes, at, to);
            if (isKey(bytes, at, next, key)) {
                ItemBoundaries items = new ItemBoundaries(bytes, to);
                return items.scan(next, currentLine + 1) ? items : null;
            }
            at = next;
        }
        return null;
    }

    private static boolean isKey(byte[] bytes, int at, int lineEnd, String key) {
        int colon = at + key.length();
        if (colon >= lineEnd || bytes[colon] != ':' || !CommonStrings.holds(bytes, key, at)) {
            return false;
        }
        int value = colon + 1;
        while (value < lineEnd && bytes[value] == ' ') {
            value++;
        }
        return value < lineEnd && (bytes[value] == '\n' || (bytes[value] == '#' && value > colon + 1));
    }

    private static int nextLine(byte[] bytes, int offset, int to) {
        int i = offset;
        while (i < to && bytes[i++] != '\n') {}
        return i;
    }

    /** Returns false if a line is in doubt, or there is no item. */
    private boolean scan(int from, int firstLine) {
        int line = firstLine;
        int next;
        for (int at = from; at < to; at = next, line++) {
            next = nextLine(bytes, at, to);
            int content = at;
            while (content < to && bytes[content] == ' ') {
                content++;
            }
            int indentation = content - at;
            if (content == to || bytes[content] == '\n') {
                comments = null;
            } else if (bytes[content] == '#') {
                note(at, line, indentation);
            } else if (isDash(content) && (column < 0 || indentation == column)) {
                column = indentation;
                starts.add(comments != null && commentsColumn == column ? comments : new Start(at, line));
                comments = null;
            } else if (column >= 0 && indentation > column) {
                comments = null;
            } else {
                end = at;
                return column >= 0 && indentation == 0;
            }
        }
        return column >= 0;
    }

    private void note(int at, int line, int indentation) {
        if (comments == null || commentsColumn != indentation) {
            comments = new Start(at, line);
            commentsColumn = indentation;
        }
    }

    private boolean isDash(int offset) {
        return bytes[offset] == '-' && offset + 1 < to && (bytes[offset + 1] == ' ' || bytes[offset + 1] == '\n');
    }

    int size() {
        return starts.size();
    }

    Start start(int item) {
        return starts.get(item);
    }

    /** Where an item ends and the next one begins, or what follows the sequence. */
    int end(int item) {
        return item + 1 < starts.size() ? starts.get(item + 1).offset : end;
    }

    /** The column of the dashes. */
    int column() {
        return column;
    }
}
