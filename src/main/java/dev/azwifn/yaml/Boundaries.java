package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds where documents end. A line that begins with {@code ---} or {@code ...} and a blank is a marker wherever it stands:
 * no scalar can contain one.
 */
final class Boundaries {
    private final String latin1;
    private final List<Integer> ends = new ArrayList<>();

    private Boundaries(String latin1) {
        this.latin1 = latin1;
    }

    /** The ends of the documents from {@code start} on; together they cover the whole text. */
    static List<Integer> of(String latin1, int start) {
        Boundaries boundaries = new Boundaries(latin1);
        boundaries.scan(start);
        return boundaries.ends;
    }

    private void scan(int start) {
        int from = start;
        // Directives and comments in front of a document's --- belong to it.
        boolean inPrologue = true;
        int dashes = marker("---", start);
        int dots = marker("...", start);
        while (dashes < latin1.length() || dots < latin1.length()) {
            if (dashes < dots) {
                if (!inPrologue || hasContent(from, dashes)) {
                    ends.add(dashes);
                    from = dashes;
                }
                inPrologue = false;
                dashes = marker("---", dashes + 3);
            } else {
                int next = nextLine(dots);
                dots = marker("...", dots + 3);
                if (inPrologue && !hasContent(from, next)) {
                    continue;
                }
                ends.add(next);
                from = next;
                inPrologue = true;
            }
        }
        int length = latin1.length();
        if (from < length) {
            boolean trailing = inPrologue && !ends.isEmpty() && !hasContent(from, length);
            if (trailing) {
                ends.set(ends.size() - 1, length);
            } else {
                ends.add(length);
            }
        }
    }

    /** The next marker line from {@code from} on; the length if there is none. */
    private int marker(String marker, int from) {
        for (int at = latin1.indexOf(marker, from); at >= 0; at = latin1.indexOf(marker, at + 1)) {
            boolean lineStart = at == 0 || Text.isBreak(latin1.charAt(at - 1)) || (at == 3 && latin1.charAt(0) == 0xef);
            int end = at + 3;
            boolean blank = end == latin1.length() || Text.isBlank(latin1.charAt(end)) || Text.isBreak(latin1.charAt(end));
            if (lineStart && blank) {
                return at;
            }
        }
        return latin1.length();
    }

    private int nextLine(int offset) {
        return new Text(latin1).nextLine(offset);
    }

    /** Whether there is more than blank lines, comments and directives. */
    private boolean hasContent(int from, int to) {
        Text text = new Text(latin1);
        for (int line = from; line < to; line = text.nextLine(line)) {
            char first = text.at(text.skipBlanks(line));
            boolean marker = latin1.startsWith("...", line);
            if (!text.isBlankLine(line) && first != '#' && text.at(line) != '%' && !marker) {
                return true;
            }
        }
        return false;
    }
}
