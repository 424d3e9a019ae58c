package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where documents end. A line that begins with {@code ---} or {@code ...} and a blank is a marker wherever it stands:
 * no scalar can contain one.
 */
final class Boundaries {
    private final Text latin1;
    private final int start;
    private final List<Integer> ends = new ArrayList<>();
    /** The start of the document at hand. */
    private int from;
    /** Whether it has no marker yet: directives and comments in front of a document's --- belong to it. */
    private boolean inPrologue = true;
    /** The line up to which a prologue has no content. */
    private int emptyTo;

    private Boundaries(String latin1, int start) {
        this.latin1 = new Text(latin1);
        this.start = start;
        this.from = start;
        this.emptyTo = start;
    }

    /** The ends of the documents from {@code start} on; together they cover the whole text. */
    static List<Integer> of(String latin1, int start) {
        Boundaries boundaries = new Boundaries(latin1, start);
        boundaries.scan();
        return boundaries.ends;
    }

    private void scan() {
        int length = latin1.length();
        int dashes = marker("---", start);
        int dots = marker("...", start);
        while (dashes < length || dots < length) {
            if (dashes < dots) {
                if (!inPrologue || hasContent(dashes)) {
                    end(dashes);
                }
                inPrologue = false;
                dashes = marker("---", dashes + 3);
            } else {
                int next = latin1.nextLine(dots);
                if (!inPrologue || hasContent(next)) {
                    end(next);
                    inPrologue = true;
                }
                dots = marker("...", dots + 3);
            }
        }
        if (from < length) {
            boolean trailing = inPrologue && !ends.isEmpty() && !hasContent(length);
            if (trailing) {
                ends.remove(ends.size() - 1);
            }
            end(length);
        }
    }

    private void end(int offset) {
        ends.add(offset);
        from = offset;
        emptyTo = offset;
    }

    /** The next marker line from {@code offset} on; the length if there is none. */
    private int marker(String marker, int offset) {
        String string = latin1.string();
        for (int at = string.indexOf(marker, offset); at >= 0; at = string.indexOf(marker, at + 1)) {
            boolean lineStart = at == start || latin1.isLineStart(at);
            if (lineStart && isMarker(marker, at)) {
                return at;
            }
        }
        return latin1.length();
    }

    private boolean isMarker(String marker, int lineStart) {
        int end = lineStart + marker.length();
        return latin1.string().startsWith(marker, lineStart) && (latin1.isLineEnd(end) || Text.isBlank(latin1.at(end)));
    }

    /** Whether there is more than blank lines, comments, directives and {@code ...} in a prologue up to an offset. */
    private boolean hasContent(int to) {
        for (; emptyTo < to; emptyTo = latin1.nextLine(emptyTo)) {
            boolean skipped = latin1.isBlankLine(emptyTo)
                    || latin1.isCommentLine(emptyTo)
                    || latin1.at(emptyTo) == '%'
                    || isMarker("...", emptyTo);
            if (!skipped) {
                return true;
            }
        }
        return false;
    }
}
