package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
    private static List<String> lines(byte[] bytes) throws IOException {
        LineReader reader = new LineReader(new ByteArrayInputStream(bytes));
        List<String> lines = new ArrayList<>();
        for (String line = reader.next(); line != null; line = reader.next()) {
            lines.add(reader.line() + (reader.continues() ? "+" : ":") + line);
        }
        return lines;
    }

    private static List<String> lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyLineWithoutItsEnd() throws IOException {
        assertThat(lines("")).isEmpty();
        assertThat(lines("a")).containsExactly("1:a");
        assertThat(lines("a\n")).containsExactly("1:a");
        assertThat(lines("a\n\nb")).containsExactly("1:a", "2:", "3:b");
        assertThat(lines("a\r\n\r\nb\r\n")).containsExactly("1:a", "2:", "3:b");
        assertThat(lines("a\rb\n")).containsExactly("1:a\rb");
    }

    @Test
    void aByteOrderMarkIsNoText() throws IOException {
        assertThat(lines("\ufeffa\n")).containsExactly("1:a");
    }

    @Test
    void faultyBytesAreReplaced() throws IOException {
        assertThat(lines(new byte[] {'a', (byte) 0xff, (byte) 0xc3, '\n', 'b', (byte) 0xe2, (byte) 0x82}))
                .containsExactly("1:a\ufffd\ufffd", "2:b\ufffd");
    }

    @Test
    void powerShellWritesUtf16() throws IOException {
        byte[] text = "\ufeffAADSTS70021\r\nb".getBytes(StandardCharsets.UTF_16LE);
        assertThat(lines(text)).containsExactly("1:AADSTS70021", "2:b");
    }

    /** Cut between words, unless there is no place for that. */
    @Test
    void aVeryLongLineComesInPieces() throws IOException {
        List<String> words = lines("word ".repeat(30_000) + "end\nnext");
        assertThat(words).hasSizeGreaterThan(2).allMatch(piece -> piece.length() < 70_000);
        assertThat(words.get(0)).startsWith("1:word").endsWith("word ");
        assertThat(words.get(1)).startsWith("1+word");
        assertThat(words).endsWith("2:next");

        assertThat(lines("x".repeat(300_000)).stream().map(String::length)).containsExactly(131_074, 131_074, 37_858);
    }
}
