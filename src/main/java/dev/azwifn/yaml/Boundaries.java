package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where documents end. A line that begins with {@code ---} or {@code ...} and a blank is a marker wherever it stands:
 * no scalar can contain one.
 */
final class Boundaries {
    /**
     * A document's bytes.
     *
     * @param line the line where it begins, from 1
     */
    record Range(int from, int to, int line) {}

    private final String name;
    private final byte[] bytes;
    private final int longest = Limits.current().line();
    private final List<Range> ranges = new ArrayList<>();
    /** The start of the document at hand, and its line. */
    private int from;

    private int fromLine = 1;
    /** Whether it has no marker yet: directives and comments in front of a document's --- belong to it. */
    private boolean inPrologue = true;
    /** Whether there is more than blank lines, comments, directives and {@code ...} in it. */
    private boolean hasContent;

    private Boundaries(Source source, int start) {
        this.name = source.name();
        this.bytes = source.bytes();
        this.from = start;
    }

    /**
     * The documents from {@code start} on; together they cover all of the bytes.
     *
     * @throws YamlException if a line is longer than {@link Limits} allow
     */
    static List<Range> of(Source source, int start) {
        Boundaries boundaries = new Boundaries(source, start);
        boundaries.scan(start);
        return boundaries.ranges;
    }

    private void scan(int start) {
        int line = 1;
        int next;
        for (int at = start; at < bytes.length; at = next) {
            next = nextLine(at);
            if (next - at > longest) {
                throw new YamlException(
                        "a line of more than " + longest + " bytes" + Limits.remedy("break it", "line=SIZE"),
                        new Location(name, ranges.size() + 1, line, 1));
            }
            if (isMarker(at, '-')) {
                if (!inPrologue || hasContent) {
                    end(at, line);
                }
                inPrologue = false;
            } else if (isMarker(at, '.')) {
                if (!inPrologue || hasContent) {
                    end(next, line + 1);
                    inPrologue = true;
                }
            } else if (inPrologue && !hasContent) {
                hasContent = isContent(at);
            }
            line++;
        }
        if (from < bytes.length) {
            boolean trailing = inPrologue && !ranges.isEmpty() && !hasContent;
            if (trailing) {
                Range last = ranges.remove(ranges.size() - 1);
                from = last.from;
                fromLine = last.line;
            }
            end(bytes.length, line);
        }
    }

    private void end(int offset, int line) {
        ranges.add(new Range(from, offset, fromLine));
        from = offset;
        fromLine = line;
        hasContent = false;
    }

    private int nextLine(int offset) {
        int i = offset;
        while (i < bytes.length) {
            byte b = bytes[i++];
            if (b == '\n') {
                return i;
            } else if (b == '\r') {
                return at(i) == '\n' ? i + 1 : i;
            }
        }
        return i;
    }

    private int at(int offset) {
        return offset < bytes.length ? bytes[offset] : '\n';
    }

    private boolean isMarker(int lineStart, char dash) {
        return at(lineStart) == dash
                && at(lineStart + 1) == dash
                && at(lineStart + 2) == dash
                && isWhite(at(lineStart + 3));
    }

    private static boolean isWhite(int b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }

    private boolean isContent(int lineStart) {
        int i = lineStart;
        while (at(i) == ' ' || at(i) == '\t') {
            i++;
        }
        return at(i) != '\n' && at(i) != '\r' && at(i) != '#' && bytes[lineStart] != '%';
    }
}
