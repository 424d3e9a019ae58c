package dev.azwifn.yaml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of an edited document. Where the edits' offsets in bytes are known it is the edits alone, which take little memory: what
 * lies between them is in the source.
 */
final class EditedText {
    /** Many documents are edited in the same way: a string of each text, the newest of those that share a place. */
    private static final @Nullable String[] COMMON = new String[256];

    private final @Nullable String whole;
    private final TextEdit[] edits;

    private EditedText(@Nullable String whole, TextEdit[] edits) {
        this.whole = whole;
        this.edits = edits;
    }

    static EditedText of(String text) {
        return new EditedText(text, new TextEdit[0]);
    }

    /** @param edits in order, with offsets in bytes */
    static EditedText of(Collection<TextEdit> edits) {
        TextEdit[] kept = new TextEdit[edits.size()];
        int count = 0;
        for (TextEdit each : edits) {
            kept[count++] = new TextEdit(each.start(), each.end(), common(each.text()));
        }
        return new EditedText(null, kept);
    }

    private static String common(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (COMMON.length - 1);
        String known = COMMON[place];
        if (text.equals(known)) {
            return known;
        }
        COMMON[place] = text;
        return text;
    }

    /** @param bytes with the original text between {@code from} and {@code to} */
    String string(byte[] bytes, int from, int to) {
        if (whole != null) {
            return whole;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from + 256);
        try {
            write(bytes, from, to, out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /**
     * Adds the edits to those of a larger text.
     *
     * @param offset where this one stands in that, in bytes
     * @param length the bytes of this one before the edits
     */
    void addTo(List<TextEdit> all, int offset, int length) {
        if (whole != null) {
            all.add(new TextEdit(offset, offset + length, whole));
        }
        for (TextEdit edit : edits) {
            all.add(new TextEdit(offset + edit.start(), offset + edit.end(), edit.text()));
        }
    }

    /**
     * Writes it as UTF-8.
     *
     * @param bytes with the original text between {@code from} and {@code to}
     */
    void write(byte[] bytes, int from, int to, OutputStream out) throws IOException {
        if (whole != null) {
            out.write(whole.getBytes(StandardCharsets.UTF_8));
            return;
        }
        int written = from;
        for (TextEdit edit : edits) {
            out.write(bytes, written, from + edit.start() - written);
            out.write(edit.text().getBytes(StandardCharsets.UTF_8));
            written = from + edit.end();
        }
        out.write(bytes, written, to - written);
    }
}
