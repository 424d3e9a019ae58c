package dev.azwifn.yaml;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The bytes of a stream. */
final class Source {
    private final String name;
    private final byte[] bytes;

    Source(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    String name() {
        return name;
    }

    byte[] bytes() {
        return bytes;
    }

    /** A range in which an index is a byte offset. */
    private String latin1(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    boolean contains(String string, int from, int to) {
        String wanted = new String(string.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return latin1(from, to).contains(wanted);
    }

    /**
     * The text of a range.
     *
     * @throws YamlException if it is not UTF-8
     */
    String decode(int from, int to, int document) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf('\ufffd') >= 0) {
            requireUtf8(from, to, document);
        }
        return text;
    }

    /** A replacement character can be in the input; only a strict decoder tells that from a wrong byte. */
    private void requireUtf8(int from, int to, int document) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            int offset = in.position();
            throw new YamlException(
                    String.format("not UTF-8: byte 0x%02X; save the file as UTF-8", bytes[offset]),
                    location(offset, document));
        }
    }

    Location location(int offset, int document) {
        int[] lineStarts = new Text(latin1(0, offset)).lineStarts();
        int lineStart = lineStarts[lineStarts.length - 1];
        String before = new String(bytes, lineStart, offset - lineStart, StandardCharsets.UTF_8);
        int column = before.codePointCount(0, before.length());
        return new Location(name, document, lineStarts.length, column + 1);
    }

    /** The value of the only line {@code key: value} at the left margin between two offsets; null if there are several or it is no simple word. */
    @Nullable
    String rootScalar(String key, int from, int to) {
        char first = key.charAt(0);
        int found = -1;
        byte before = '\n';
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b == first && (before == '\n' || before == '\r') && isKey(key, i, to)) {
                if (found >= 0) {
                    return null;
                }
                found = i;
            }
            before = b;
        }
        return found < 0 ? null : word(found + key.length() + 1, to);
    }

    private boolean isKey(String key, int offset, int to) {
        int colon = offset + key.length();
        return colon < to && bytes[colon] == ':' && CommonStrings.holds(bytes, key, offset);
    }

    /** A plain word of letters and digits, or one in double quotes, that ends its line. */
    private @Nullable String word(int from, int to) {
        int start = skipBlanks(from, to);
        boolean quoted = at(start, to) == '"';
        int first = quoted ? start + 1 : start;
        int end = first;
        while (isWordChar(at(end, to))) {
            end++;
        }
        if (end == first || start == from || (quoted && at(end, to) != '"')) {
            return null;
        }
        int rest = quoted ? end + 1 : end;
        int next = skipBlanks(rest, to);
        char following = at(next, to);
        boolean endsLine = Text.isBreak(following) || (next > rest && following == '#');
        return endsLine ? CommonStrings.ofAscii(bytes, first, end) : null;
    }

    private int skipBlanks(int offset, int to) {
        int i = offset;
        while (Text.isBlank(at(i, to))) {
            i++;
        }
        return i;
    }

    /** The end of the range ends a line. */
    private char at(int offset, int to) {
        return offset < to ? (char) (bytes[offset] & 0xff) : '\n';
    }

    private static boolean isWordChar(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
