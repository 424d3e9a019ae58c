package dev.azwifn.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text as {@link BlockParser} reads it: a byte for each char, so that offsets are those of the text, and a line break behind
 * the last one, so that no loop has to look for the end. Chars beyond Latin-1 are all the same here: none of them means anything
 * in YAML.
 */
final class BlockText {
    /** What does not know its text for certain; the engine does. */
    static final class Unsure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Unsure() {
            super(null, null, false, false);
        }
    }

    static final Unsure UNSURE = new Unsure();

    /** Stands for any char beyond Latin-1; is itself one that YAML does not allow. */
    private static final byte WIDE = (byte) 0x80;

    private static final byte ORDINARY = 0;
    private static final byte NO_PLAIN_START = 1;
    private static final byte NO_FLOW_PLAIN = 2;
    /** What {@link #plainEnd} has to look at. */
    private static final byte PLAIN_STOP = 4;

    /** By byte: what it cannot be or end. */
    private static final byte[] MEANING = new byte[256];

    static {
        mark("-?:,[]{}#&*!|>'\"%@` \t\n", NO_PLAIN_START);
        mark(":#,[]{}&*!|>'\"%@`?\t\n", NO_FLOW_PLAIN);
        mark(" :\t\n", PLAIN_STOP);
    }

    final byte[] bytes;
    final int length;
    /** Null where the bytes say it all. */
    private final @Nullable String text;

    private BlockText(byte[] bytes, @Nullable String text) {
        this.bytes = bytes;
        this.length = bytes.length - 1;
        this.text = text;
    }

    /** @throws Unsure for chars that need a closer look */
    static BlockText of(String text) {
        byte[] latin1 = text.getBytes(StandardCharsets.ISO_8859_1);
        if (latin1.length != text.length()) {
            throw UNSURE;
        }
        byte[] bytes = withLineBreak(latin1, 0, latin1.length);
        for (int i = 0; i < latin1.length; i++) {
            byte b = bytes[i];
            if (b < ' ' || b == 0x7f) {
                if (!isCommon(b)) {
                    throw UNSURE;
                }
            } else if (b == '?' && text.charAt(i) != '?') {
                if (!isCommon(text.charAt(i))) {
                    throw UNSURE;
                }
                bytes[i] = WIDE;
            }
        }
        return new BlockText(bytes, text);
    }

    /**
     * A range of UTF-8 that is all ASCII, without decoding it.
     *
     * @throws Unsure for all others
     */
    static BlockText ofAscii(byte[] utf8, int from, int to) {
        byte[] bytes = withLineBreak(utf8, from, to);
        for (byte b : bytes) {
            if (b < ' ' ? b != '\n' && b != '\t' : b == 0x7f) {
                throw UNSURE;
            }
        }
        return new BlockText(bytes, null);
    }

    private static byte[] withLineBreak(byte[] bytes, int from, int to) {
        byte[] copy = Arrays.copyOfRange(bytes, from, to + 1);
        copy[to - from] = '\n';
        return copy;
    }

    /** Tabs are common inside lines only; what reads content sees to that. */
    private static boolean isCommon(byte latin1) {
        return latin1 == '\n' || latin1 == '\t' || (latin1 < 0 && (latin1 & 0xff) >= 0xa0);
    }

    private static boolean isCommon(char c) {
        return c < 0xd800 && c != 0x2028 && c != 0x2029;
    }

    private static void mark(String chars, byte meaning) {
        for (int i = 0; i < chars.length(); i++) {
            MEANING[chars.charAt(i)] |= meaning;
        }
    }

    private static boolean means(byte b, byte meaning) {
        return (MEANING[b & 0xff] & meaning) != ORDINARY;
    }

    String substring(int from, int to) {
        return text != null
                ? text.substring(from, to)
                : new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    /** Whether {@code string} stands at {@code offset}. */
    boolean holds(String string, int offset) {
        return text != null ? text.startsWith(string, offset) : CommonStrings.holds(bytes, string, offset);
    }

    /** Whether a document marker stands at {@code offset}, or what might be taken for one. */
    boolean isMarker(int offset, char each) {
        return offset + 2 < length && bytes[offset] == each && bytes[offset + 1] == each && bytes[offset + 2] == each;
    }

    int skipSpaces(int offset) {
        int i = offset;
        while (bytes[i] == ' ') {
            i++;
        }
        return i;
    }

    int lineEnd(int offset) {
        int i = offset;
        while (bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    boolean isDash(int offset) {
        return bytes[offset] == '-' && offset < length && (bytes[offset + 1] == ' ' || bytes[offset + 1] == '\n');
    }

    boolean isQuote(int offset) {
        return bytes[offset] == '"' || bytes[offset] == '\'';
    }

    /** Whether a colon that separates a key from its value stands at {@code offset}. */
    boolean isColon(int offset) {
        return bytes[offset] == ':' && (bytes[offset + 1] == ' ' || bytes[offset + 1] == '\n');
    }

    boolean contains(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    boolean isSame(int one, int other, int count) {
        return Arrays.equals(bytes, one, one + count, bytes, other, other + count);
    }

    /** The end of a quoted scalar on one line. */
    int quotedEnd(int start) {
        byte quote = bytes[start];
        for (int i = start + 1; ; i++) {
            byte b = bytes[i];
            if (b == '\n' || b == '\t' || (b == '\\' && quote == '"')) {
                throw UNSURE;
            }
            if (b == quote) {
                if (quote == '"' || bytes[i + 1] != quote) {
                    return i + 1;
                }
                i++;
            }
        }
    }

    /** The end of a plain scalar: in front of {@code ": "}, {@code " #"} and the blanks that end the line. */
    int plainEnd(int start) {
        byte next = bytes[start + 1];
        boolean dash = bytes[start] == '-' && next != ' ' && next != '\n' && next != '\t';
        if (!dash && means(bytes[start], NO_PLAIN_START)) {
            throw UNSURE;
        }
        int filled = start;
        for (int i = start; ; i++) {
            byte b = bytes[i];
            if (!means(b, PLAIN_STOP)) {
                filled = i + 1;
            } else if (b == '\n' || isColon(i) || (b == ' ' && bytes[i + 1] == '#')) {
                return filled;
            } else if (b == '\t') {
                throw UNSURE;
            } else if (b == ':') {
                filled = i + 1;
            }
        }
    }

    /** The end of a plain scalar without any char that means something in a flow collection. */
    int flowPlainEnd(int start) {
        if (means(bytes[start], NO_PLAIN_START)) {
            throw UNSURE;
        }
        int filled = start;
        for (int i = start; !means(bytes[i], NO_FLOW_PLAIN); i++) {
            if (bytes[i] != ' ') {
                filled = i + 1;
            }
        }
        return filled;
    }
}
