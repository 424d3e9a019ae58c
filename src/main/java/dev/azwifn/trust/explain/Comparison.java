package dev.azwifn.trust.explain;

import dev.azwifn.trust.TextDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A detail of an error, held against the config.
 *
 * @param found what the error says
 * @param expected what the config says, of several values the nearest; null if it says nothing
 */
public record Comparison(
        Detail detail, String found, @Nullable String expected) {
    static Comparison of(Detail detail, String found, List<String> expected) {
        return new Comparison(detail, found, nearest(detail, found, expected));
    }

    private static @Nullable String nearest(Detail detail, String found, List<String> expected) {
        String nearest = null;
        int best = -1;
        for (String candidate : expected) {
            int likeness = detail.equal(candidate, found) ? Integer.MAX_VALUE : likeness(candidate, found);
            if (likeness > best) {
                nearest = candidate;
                best = likeness;
            }
        }
        return nearest;
    }

    /** How much of both is the same, from either end. */
    private static int likeness(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int begin = 0;
        while (begin < shorter && one.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        return begin + end;
    }

    public boolean isSame() {
        return expected != null && detail.equal(expected, found);
    }

    public boolean differs() {
        return expected != null && !isSame();
    }

    /** Whether it is the same for Azure, but written in another way, which CAPZ may take for another. */
    public boolean isSpelledDifferently() {
        return detail == Detail.IDENTITY && isSame() && !found.equals(expected);
    }

    /**
     * For values that Entra ID compares byte for byte, and that are alike, so that character by character makes sense; else null.
     */
    public @Nullable TextDifference difference() {
        if (expected == null || isSame() || !detail.isExact()) {
            return null;
        }
        TextDifference difference = new TextDifference(expected, found);
        boolean alike = 2 * likeness(expected, found) >= Math.max(expected.length(), found.length());
        return alike || difference.isSlight() ? difference : null;
    }
}
