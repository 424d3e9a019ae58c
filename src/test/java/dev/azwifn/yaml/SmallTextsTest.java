package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every small text of some pieces: the parser reads it as the engine does, or leaves it to the engine. */
class SmallTextsTest {
    private static final String[] LINES = {
        "a:\n",
        "b: 1\n",
        "  b: 2\n",
        "  d:\n",
        "- x\n",
        "  - y\n",
        "- e: 3\n",
        "    f: 4\n",
        "  # c\n",
        "\n",
        "-\n",
        "- -\n",
        "---\n",
        "...\n",
        "g: |\n",
        "    h",
        "- - i: 5\n",
    };
    private static final String[] MARKERS = {"---", "...", "--", "b:", "\n", " ", "#"};
    private static final String[] ANY_CHAR =
            IntStream.range(0, 0x110).mapToObj(Character::toString).toArray(String[]::new);
    private static final String[] PRINTABLE =
            IntStream.range(' ', 0x7f).mapToObj(Character::toString).toArray(String[]::new);

    private int read;

    /**
     * @param most how many pieces a text has at most, between its start and its end
     * @param read how many of the texts the parser reads itself: were it fewer, it would be slower
     */
    record Texts(String start, String end, int most, int read, String... pieces) {
        @Override
        public String toString() {
            return most + " of " + String.join("", pieces).strip();
        }
    }

    static Stream<Texts> texts() {
        return Stream.of(
                new Texts("", "", 3, 1_160, LINES),
                new Texts("", "", 6, 7_159, "a", ":", " ", "\n", "-", "#"),
                new Texts("", "", 4, 300, MARKERS),
                new Texts("a:\n", "", 4, 805, MARKERS),
                new Texts("a: |\n b\n", "", 4, 709, MARKERS),
                new Texts("- ", "\n", 4, 980, "|", ">", "[", "]", "{", "}", "a", ": ", "\n", " "),
                new Texts("a: ", "", 1, 191, ANY_CHAR),
                new Texts("a: ", "b\n", 1, 191, ANY_CHAR),
                new Texts("a: [b", "c]\n", 1, 191, ANY_CHAR),
                new Texts("", "a: 1\n", 1, 191, ANY_CHAR),
                new Texts("", ": 1\n", 2, 7_298, PRINTABLE),
                new Texts("a: ", "", 2, 7_397, PRINTABLE),
                new Texts("a: [", "]", 2, 5_932, PRINTABLE),
                new Texts("a: ", "", 4, 2_808, "a", " ", "'", "\"", ":", "#", "\\", "\t", "\n", ","),
                new Texts("'", ": 1", 4, 262, "a", " ", "'", "\"", ":", "#", "\n", ","),
                new Texts("a: [", "", 5, 264, "[", "]", "a", ":", ",", " ", "'", "\n"),
                new Texts("a: {b: ", "", 5, 60, "{", "}", "a: ", "b:", "a", ",", ", ", " "),
                new Texts("a: |", "", 5, 75, "\n", " ", "x", "-", "+", "#", "b:"),
                new Texts("a:\n  b: >", "", 5, 48, "\n", "   ", "x", "-", " ", "\t", "+"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void areReadAsByTheEngine(Texts texts) {
        read(texts, texts.start, texts.most);
        assertThat(read).as("texts that the parser reads").isEqualTo(texts.read);
    }

    private void read(Texts texts, String text, int most) {
        read += BlockParserTest.isReadAsByTheEngine(text + texts.end) ? 1 : 0;
        for (int i = 0; most > 0 && i < texts.pieces.length; i++) {
            read(texts, text + texts.pieces[i], most - 1);
        }
    }
}
