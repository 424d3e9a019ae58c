package dev.azwifn.trust;

import java.util.ArrayList;
import java.util.List;

/**
 * How two texts differ that have to be equal byte for byte, made visible character by character, without colour.
 *
 * <pre>
 * expected: https://oidcissuer.blob.core.windows.net/oidc/
 * found:    https://oidcissuer.blob.core.windows.net/oidc
 *                                                        ^ the slash at the end is missing
 * </pre>
 */
public record TextDifference(String expected, String found) {
    /** What is different, in words: the slash at the end, http for https, a look-alike; or from where on. */
    public String summary() {
        List<String> slips = new Slips(expected, found).words();
        return slips.isEmpty()
                ? "another text from character " + (commonPrefix() + 1) + " on"
                : String.join("; ", slips);
    }

    /** Whether one is the other with slips of the kind that nobody sees: case, white space, a slash, a look-alike. */
    public boolean isSlight() {
        return !new Slips(expected, found).words().isEmpty();
    }

    /** Both texts one below the other, and a line with {@code ^} where they differ. What cannot be seen is spelled out. */
    public List<String> lines() {
        StringBuilder above = new StringBuilder("expected: ");
        StringBuilder below = new StringBuilder("found:    ");
        StringBuilder marks = new StringBuilder("          ");
        for (Alignment.Column column : Alignment.of(expected, found)) {
            String wanted = Visible.of(column.expected());
            String got = Visible.of(column.found());
            int width = Math.max(wanted.length(), got.length());
            above.append(wanted).append(" ".repeat(width - wanted.length()));
            below.append(got).append(" ".repeat(width - got.length()));
            marks.append((column.isEqual() ? " " : "^").repeat(width));
        }
        List<String> lines = new ArrayList<>();
        lines.add(above.toString().stripTrailing());
        lines.add(below.toString().stripTrailing());
        lines.add(marks.toString().stripTrailing());
        return lines;
    }

    private int commonPrefix() {
        int[] one = expected.codePoints().toArray();
        int[] other = found.codePoints().toArray();
        int i = 0;
        while (i < one.length && i < other.length && one[i] == other[i]) {
            i++;
        }
        return i;
    }
}
