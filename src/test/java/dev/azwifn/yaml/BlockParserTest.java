package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the parser reads, it reads as the engine does: it accepts nothing that the engine refuses, and makes the same tree with
 * the same places. {@code -Dazwi.properties.rounds=N} and {@code -Dazwi.properties.seed=N} choose the random texts.
 */
class BlockParserTest {
    private static final int ROUNDS = Integer.getInteger("azwi.properties.rounds", 1500);
    private static final long SEED = Long.getLong("azwi.properties.seed", 1);
    private static final int MUTATIONS = 10;
    private static final String[] PIECES = {
        " ",
        "  ",
        "\n",
        "\n\n",
        "\t",
        ":",
        ": ",
        " #",
        "#",
        "-",
        "- ",
        "\n- ",
        "?",
        "? ",
        "|",
        ">",
        "|-\n",
        ">+\n",
        "|2",
        "'",
        "\"",
        "''",
        "\\",
        "[",
        "]",
        "[]",
        "{",
        "}",
        "{}",
        ", ",
        ",",
        "&a ",
        "*a",
        "!t ",
        "%",
        "@",
        "`",
        "---",
        "\n---\n",
        "\n...",
        "\r\n",
        "\u00e9",
        "\u0085",
        "\u2028",
        "\ufeff",
        "\ud83d\ude00",
        "\u0007",
        "a",
        "k0",
        "k1",
        "<<",
        "~",
        "=",
        "    ",
        " : ",
        "\n ",
        "\n  ",
        "\n    ",
        "\n# c\n",
        "\n   # c\n"
    };

    private int read;

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
        assertSame(text);
        assertThat(read).isEqualTo(1);
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

    @Test
    void readsAnyTextAsTheEngineDoes() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED + round);
            String text = new RandomYaml(random).document().replace("\r", "");
            assertSame(text);
            assertMutationsSame(text, random);
        }
        assertThat(read).as("texts that the parser reads").isGreaterThan(ROUNDS * MUTATIONS / 50);
    }

    @Test
    void readsTestDataAsTheEngineDoes() throws IOException {
        int documents = compareFiles(Path.of("testdata"), ROUNDS / 50);

        assertThat(read).as("documents and mutations that the parser reads").isGreaterThan(documents);
    }

    @Test
    void readsRealFilesAsTheEngineDoes() throws IOException {
        String corpus = System.getProperty("azwi.corpus");
        if (corpus == null) {
            abort("-Dazwi.corpus=DIR is not given");
        }
        int documents = compareFiles(Path.of(corpus), Math.max(2, ROUNDS / 2000));

        assertThat(read).as("documents and mutations that the parser reads").isGreaterThan(documents);
    }

    private int compareFiles(Path folder, int mutations) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
        int documents = 0;
        for (Path file : files) {
            Random random = new Random(SEED);
            for (YamlDocument document :
                    YamlStream.parse(Files.readAllBytes(file), file.toString()).documents()) {
                String text = document.text();
                documents++;
                assertSame(text);
                for (int i = 0; i < mutations; i++) {
                    assertMutationsSame(text, random);
                }
            }
        }
        return documents;
    }

    private void assertMutationsSame(String text, Random random) {
        for (int i = 0; i < MUTATIONS; i++) {
            assertSame(mutated(text, random));
        }
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), at + random.nextInt(4));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, to);
                case 1 -> mutated.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> {
                    int from = random.nextInt(mutated.length() + 1);
                    mutated.insert(at, mutated.substring(from, Math.min(mutated.length(), from + random.nextInt(30))));
                }
                default -> mutated.insert(at, PIECES[random.nextInt(PIECES.length)]);
            }
        }
        return mutated.toString();
    }

    private void assertSame(String text) {
        Node node = BlockParser.parse(text);
        Map<String, String> scalars = BlockParser.check(text);
        assertThat(scalars == null).as(text).isEqualTo(node == null);
        if (node == null || scalars == null) {
            return;
        }
        read++;
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
