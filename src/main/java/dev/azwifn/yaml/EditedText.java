package dev.azwifn.yaml;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The text of an edited document. Where offsets are the same in chars and bytes it is the edits alone, which take little memory:
 * what lies between them is in the source.
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

    /** @param edits of text that is all ASCII, in order */
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

    /** @param original the text that was edited */
    String string(String original) {
        return whole != null ? whole : TextEdit.apply(original, edits);
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
