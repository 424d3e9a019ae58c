package dev.azwifn.yaml;

import java.util.Arrays;

/** The names of the keys of all open mappings, to find one that is there twice. */
final class KeyNames {
    /** Longer keys and larger mappings are rare: the engine knows their limits. */
    private static final int MAX_KEY = 1000;

    private static final int MAX_KEYS = 200;

    private final BlockText text;

    /** Where they begin and end. */
    private int[] places = new int[64];

    private int count;

    KeyNames(BlockText text) {
        this.text = text;
    }

    /** Begins a mapping; the return value ends it again. */
    int open() {
        return count;
    }

    void close(int opened) {
        count = opened;
    }

    /**
     * Notes the name of a key of the innermost mapping.
     *
     * @param opened what {@link #open} said of it
     * @throws BlockText.Unsure if it has one of that name
     */
    void note(int start, int keyEnd, int opened) {
        int quote = text.isQuote(start) ? 1 : 0;
        int from = start + quote;
        int to = keyEnd - quote;
        if (to - from > MAX_KEY || count - opened > 2 * MAX_KEYS || (quote > 0 && text.contains('\'', from, to))) {
            throw BlockText.UNSURE;
        }
        for (int i = opened; i < count; i += 2) {
            if (places[i + 1] - places[i] == to - from
                    && text.bytes[places[i]] == text.bytes[from]
                    && text.isSame(places[i], from, to - from)) {
                throw BlockText.UNSURE;
            }
        }
        if (count + 2 > places.length) {
            places = Arrays.copyOf(places, 2 * places.length);
        }
        places[count++] = from;
        places[count++] = to;
    }
}
