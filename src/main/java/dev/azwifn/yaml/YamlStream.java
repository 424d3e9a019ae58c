package dev.azwifn.yaml;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream of YAML documents over its original bytes.
 *
 * <p>The documents' texts, one behind the other, are the whole stream: each begins with its {@code ---} line (and the
 * directives and comments in front of the first one), and ends where the next begins.
 */
public final class YamlStream {
    /** Edited documents are written in pieces. */
    private static final int BUFFER = 1 << 16;

    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final Source source;
    private final int start;
    private final List<YamlDocument> documents;

    private YamlStream(Source source, int start, List<YamlDocument> documents) {
        this.source = source;
        this.start = start;
        this.documents = documents;
    }

    /**
     * Splits UTF-8 bytes into documents. They are parsed when they are first used.
     *
     * @param source the name for messages: a file, or {@code <stdin>}
     * @throws YamlException if the bytes are plainly another encoding, or hold more documents than {@link Limits} allow
     */
    public static YamlStream parse(byte[] utf8, String source) {
        Source bytes = new Source(source, utf8);
        refuseWideChars(bytes);
        int start = startsWith(utf8, BOM) ? BOM.length : 0;
        List<YamlDocument> documents = new ArrayList<>();
        for (Boundaries.Range range : Boundaries.of(bytes, start)) {
            if (documents.size() >= Limits.current().documents()) {
                throw new YamlException(
                        "more than " + documents.size() + " documents"
                                + Limits.remedy("give it fewer at once", "documents=NUMBER"),
                        new Location(source, documents.size() + 1, range.line(), 1));
            }
            documents.add(new YamlDocument(bytes, documents.size() + 1, range.from(), range.to(), range.line()));
        }
        return new YamlStream(bytes, start, List.copyOf(documents));
    }

    /** The documents in order. One that is empty or holds only comments is there too; none for a stream without a byte. */
    public List<YamlDocument> documents() {
        return documents;
    }

    /** Writes these documents (the stream's own or edited ones), behind the stream's byte order mark if it has one. */
    public void write(List<YamlDocument> written, OutputStream out) throws IOException {
        OutputStream buffer = new BufferedOutputStream(out, BUFFER);
        buffer.write(source.bytes(), 0, start);
        for (YamlDocument document : written) {
            document.write(buffer);
        }
        buffer.flush();
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= bytes.length || bytes[i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static void refuseWideChars(Source source) {
        byte[] bytes = source.bytes();
        String name = wideEncoding(bytes);
        if (name != null) {
            throw new YamlException("this looks like " + name + "; save it as UTF-8", source.location(0, 1));
        }
    }

    /** An ASCII character in front, or the byte order mark, says how wide the characters are. */
    private static @Nullable String wideEncoding(byte[] bytes) {
        if (bytes.length >= 4) {
            int first = (bytes[0] & 0xff) << 24 | (bytes[1] & 0xff) << 16 | (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
            boolean ascii = first != 0 && ((first & ~0x7f) == 0 || (first & ~0x7f000000) == 0);
            if (first == 0xfeff || first == 0xfffe0000 || ascii) {
                return "UTF-32";
            }
        }
        if (bytes.length >= 2) {
            int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
            boolean oneIsZero = (bytes[0] == 0) != (bytes[1] == 0);
            return first == 0xfeff || first == 0xfffe || oneIsZero ? "UTF-16" : null;
        }
        return null;
    }
}
