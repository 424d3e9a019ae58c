package dev.azwifn.yaml;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keys and words that occur again and again, in all documents: a string of each, the newest of those that share a place. */
final class CommonStrings {
    private static final @Nullable String[] KNOWN = new String[1024];
    private static final int LONGEST = 48;

    private CommonStrings() {}

    /** The chars of a range, as the same string as before if it was seen before. */
    static String of(BlockText text, int from, int to) {
        if (to - from > LONGEST) {
            return text.substring(from, to);
        }
        int place = place(text.bytes, from, to);
        String known = KNOWN[place];
        if (known != null && known.length() == to - from && text.holds(known, from)) {
            return known;
        }
        String made = text.substring(from, to);
        KNOWN[place] = made;
        return made;
    }

    /** The same for a range that is all ASCII. */
    static String ofAscii(byte[] bytes, int from, int to) {
        int place = place(bytes, from, to);
        String known = KNOWN[place];
        if (known != null && known.length() == to - from && holds(bytes, known, from)) {
            return known;
        }
        String made = new String(bytes, from, to - from, StandardCharsets.US_ASCII);
        if (to - from <= LONGEST) {
            KNOWN[place] = made;
        }
        return made;
    }

    static boolean holds(byte[] bytes, String ascii, int offset) {
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[offset + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int place(byte[] bytes, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + bytes[i];
        }
        return (hash ^ hash >>> 10) & (KNOWN.length - 1);
    }
}
