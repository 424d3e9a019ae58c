package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the parser reads, it reads as the engine does: it accepts nothing that the engine refuses, and makes the same tree with
 * the same places.
 */
class BlockParserTest {
    private static final CharsetEncoder ENCODER = StandardCharsets.UTF_8.newEncoder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: 1\n",
                "---\na: 1\n",
                "# c\n\n--- # d\n# e\na: 1",
                "a:\nb:\n  # c\n\nc:   # d\nd: x # e\n",
                "a:\n- 1\n- b: 2\n  c: 3\n-\n- - x\n  - y\n-\n  d: 4\ne: 5\n",
                "a:\n  - 1\n   # c\n  -   b: 2\n      c: 3\n",
                "a: |\n  x\n\n   y # z\n\nb: >-\n  one\n  two\n\n  three\nc: |+\n  x\n\n",
                "a: {}\nb: [ ]\nc: [1, 'it''s', \"x y\", [a b]]\nd: {e: 1, \"f\": [g]}\n",
                "'a': \"b: c # d\"\n\"e\": 'it''s'\n",
                "a: b:c#d -e http://f?g=[1]\nb: -1\n",
                "- 1\n- a: 1\n",
                "<<: {a: 1}\n",
                "\u00e9: \u4e2d\n",
            })
    void reads(String text) {
        assertThat(isReadAsByTheEngine(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# c\n",
                "---\n",
                "a\n",
                "a: 1\na: 2\n",
                "a: 1\n'a': 2\n",
                "a: b: c\n",
                "a: b\n  c\n",
                "a: b\n  c: d\n",
                "a: - b\n",
                "a: \"b\" c\n",
                "a: \"b\n",
                "a: [b\n",
                "a: [b] c\n",
                "a: {b: 1, b: 2}\n",
                "a: &b c\n",
                "a: *b\n",
                "a: !b c\n",
                "a: |\nb: c\n",
                "a: |2\n  b\n",
                "a:\tb\n",
                "\ta: b\n",
                "a: 1\n b: 2\n",
                "  a: 1\n b: 2\n",
                "- a\nb: c\n",
                "a: 1\n- b\n",
                "a:\n- b\n c: d\n",
                "a: 1\n---\nb: 2\n",
                "a: 1\n...\n",
                "%YAML 1.2\n---\na: 1\n",
                "a: @b\n",
                "a: `b\n",
                "a: %b\n",
                "a: ]b\n",
                "a: '\u0007'\n",
                "a: 1\r\n",
            })
    void leavesToTheEngine(String text) {
        assertThat(BlockParser.parse(text)).isNull();
        assertThat(BlockParser.check(text)).isNull();
    }

    /** Up to bounds that hardly any document reaches, and where the engine's own are not far. */
    @Test
    void readsLongAndManyAndDeepOnes() {
        assertThat(mostThatIsRead(990, n -> "k".repeat(n) + ": 1\n")).isEqualTo(1000);
        assertThat(mostThatIsRead(990, n -> "'" + "k".repeat(n) + "': 1\n")).isEqualTo(1000);
        assertThat(mostThatIsRead(990, n -> "a: {" + "k".repeat(n) + ": 1}\n")).isEqualTo(1000);
        assertThat(mostThatIsRead(190, n -> keys(n, "\n") + "\n")).isEqualTo(201);
        assertThat(mostThatIsRead(190, n -> "a: {" + keys(n, ", ") + "}\nb: {" + keys(n, ", ") + "}\n"))
                .isEqualTo(201);
        assertThat(mostThatIsRead(90, n -> "- ".repeat(n) + "a\n")).isEqualTo(100);
        assertThat(mostThatIsRead(90, n -> "a: " + "[".repeat(n) + "]".repeat(n) + "\n"))
                .isEqualTo(99);
    }

    /** The last of 30 sizes of a text that the parser reads; 0 if it does not read the first. */
    private static int mostThatIsRead(int from, IntFunction<String> text) {
        int size = from;
        while (size < from + 30 && isReadAsByTheEngine(text.apply(size))) {
            size++;
        }
        return size == from ? 0 : size - 1;
    }

    private static String keys(int count, String separator) {
        return IntStream.range(0, count).mapToObj(i -> "k" + i + ": 1").collect(Collectors.joining(separator));
    }

    /** Returns false for a text that the parser leaves to the engine; fails if it reads something else than the engine. */
    static boolean isReadAsByTheEngine(String text) {
        Node node = BlockParser.parse(text);
        Map<String, String> scalars = BlockParser.check(text);
        byte[] utf8 = ("- " + text + "x").getBytes(StandardCharsets.UTF_8);
        boolean isAscii = text.chars().allMatch(c -> c < 0x80);
        // Half a character is none in UTF-8.
        Map<String, String> ofBytes =
                isAscii || ENCODER.canEncode(text) ? BlockParser.check(utf8, 2, utf8.length - 1) : null;
        if (node == null && scalars == null && ofBytes == null) {
            return false;
        }
        assertThat(scalars).as(text).isNotNull();
        assertThat(ofBytes).as(text).isEqualTo(isAscii ? scalars : null);
        Composer.Problems problems = (offset, problem) -> {
            throw new AssertionError("the engine refuses at " + offset + ": " + problem + "\n" + text);
        };
        String expected = described(Composer.composeByEngine(new Text(text), problems));
        if (!described(node).equals(expected)) {
            assertThat(described(node)).as(text).isEqualTo(expected);
        }
        if (!scalars.equals(Composer.checkByEngine(new Text(text), problems))) {
            assertThat(scalars).as(text).isEqualTo(Composer.checkByEngine(new Text(text), problems));
        }
        return true;
    }

    /** Everything that the editor sees of a tree. */
    static String described(@Nullable Node node) {
        StringBuilder out = new StringBuilder();
        describe(node, out);
        return out.toString();
    }

    private static void describe(@Nullable Node node, StringBuilder out) {
        if (node == null) {
            out.append("null");
            return;
        }
        out.append(node.start)
                .append('-')
                .append(node.end)
                .append(node.anchor)
                .append(node.tag)
                .append(node.lastAlias);
        if (node instanceof Node.Scalar scalar) {
            out.append(scalar.style).append('(').append(scalar.value).append(')');
        } else if (node instanceof Node.Sequence sequence) {
            out.append(sequence.flow ? "flow[" : "block[");
            sequence.items.forEach(item -> {
                out.append("\n- ");
                describe(item, out);
            });
            out.append(']');
        } else if (node instanceof Node.Mapping mapping) {
            out.append(mapping.flow ? "flow{" : "block{");
            new ArrayList<>(mapping.entries).forEach(entry -> {
                out.append('\n').append(entry.name()).append(" = ");
                describe(entry.key(), out);
                out.append(": ");
                describe(entry.value(), out);
            });
            out.append('}');
        } else {
            out.append("alias");
        }
    }
}
