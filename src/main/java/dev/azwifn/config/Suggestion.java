package dev.azwifn.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the user may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /** {@code did you mean tenantID?}, or {@code write a, b or c} where nothing is near. */
    static String didYouMean(String text, List<String> known) {
        String nearest = nearest(text, known);
        return nearest == null ? "write " + anyOf(known) : "did you mean " + nearest + "?";
    }

    /** The known word that differs in the fewest letters, or that is abbreviated, in any case; null if none is near. */
    public static @Nullable String nearest(String text, List<String> known) {
        String nearest = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int distance = distance(text.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
            int limit = candidate.length() < 6 ? 1 : Math.max(2, candidate.length() / 4);
            if (distance <= limit && distance < least) {
                nearest = candidate;
                least = distance;
            }
        }
        return nearest == null ? beginningWith(text, known) : nearest;
    }

    /** The one known word that begins with {@code text}, or that text begins with. */
    private static @Nullable String beginningWith(String text, List<String> known) {
        String found = null;
        for (String candidate : known) {
            int common = Math.min(text.length(), candidate.length());
            if (common >= 3 && candidate.regionMatches(true, 0, text, 0, common)) {
                if (found != null) {
                    return null;
                }
                found = candidate;
            }
        }
        return found;
    }

    static String anyOf(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
