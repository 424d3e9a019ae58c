package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Random texts, and real ones with small mistakes, are read as the engine reads them. {@code -Dazwi.properties.rounds=N} and
 * {@code -Dazwi.properties.seed=N} choose the random texts.
 */
class BlockParserPropertiesTest {
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
        read += BlockParserTest.isReadAsByTheEngine(text) ? 1 : 0;
    }
}
