package dev.azwifn.trust.explain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log, whoever wrote it: LF or CR LF, UTF-8 with or without faults, or UTF-16 with its mark, which PowerShell
 * writes. A very long line comes in pieces, so that memory does not depend on the input.
 */
final class LineReader {
    private static final int LONG = 1 << 16;
    private static final int LONGEST = 2 * LONG;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Reader reader;
    private final char[] buffer = new char[1 << 13];
    private int next;
    private int filled;
    private int line;
    private boolean inLine;
    private boolean continues;

    LineReader(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        reader = new InputStreamReader(bytes, charset(bytes));
    }

    /** The next line, or the next piece of one, without its end; null after the last one. */
    @Nullable
    String next() throws IOException {
        StringBuilder text = new StringBuilder();
        continues = inLine;
        while (fill()) {
            if (!inLine) {
                inLine = true;
                line++;
            }
            char c = buffer[next++];
            if (c == '\n') {
                inLine = false;
                return finished(text);
            }
            if (c != BYTE_ORDER_MARK || !text.isEmpty()) {
                text.append(c);
            }
            if (text.length() >= LONGEST || (text.length() >= LONG && (c == ' ' || c == ','))) {
                return text.toString();
            }
        }
        boolean last = inLine;
        inLine = false;
        return last ? finished(text) : null;
    }

    /** The number of the line that the last piece is of, from 1; in the end, how many lines there are. */
    int line() {
        return line;
    }

    /** Whether the last piece continues the line of the one before. */
    boolean continues() {
        return continues;
    }

    private boolean fill() throws IOException {
        if (next < filled) {
            return true;
        }
        next = 0;
        filled = reader.read(buffer);
        return filled > 0;
    }

    private static String finished(StringBuilder text) {
        int end = text.length();
        return end > 0 && text.charAt(end - 1) == '\r' ? text.substring(0, end - 1) : text.toString();
    }

    private static Charset charset(BufferedInputStream bytes) throws IOException {
        bytes.mark(2);
        int first = bytes.read();
        int second = bytes.read();
        bytes.reset();
        boolean utf16 = (first == 0xff && second == 0xfe) || (first == 0xfe && second == 0xff);
        return utf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
