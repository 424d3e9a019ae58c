package dev.azwifn.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Damaged input: it passes, or it is refused with a message and nothing is written. */
class MutationTest {
    private static final int RUNS = Integer.getInteger("azwi.mutations", 1500);
    private static final long SEED = Long.getLong("azwi.seed", 20260101);
    private static final int LONGEST = 12_000;

    /** What means something in YAML, and what is no text at all. */
    private static final List<String> FRAGMENTS = List.of(
            "\n",
            "\r",
            "\r\n",
            " ",
            "  ",
            "\t",
            "#",
            " #",
            ":",
            ": ",
            "- ",
            "? ",
            "-",
            "---\n",
            "\n---\n",
            "...\n",
            "%YAML 1.2\n",
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            "\"",
            "\\",
            "|\n",
            ">-\n",
            "&a ",
            "*a",
            "!!str ",
            "!x ",
            "<<: ",
            "~",
            "null",
            "@",
            "`",
            "\0",
            "\u0085",
            "\u2028",
            "\ufeff",
            "\ud83d\ude80",
            "${",
            "kind: List\n",
            "items:\n");

    private final Random random = new Random(SEED);

    private static List<byte[]> seeds() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> cases = Files.walk(Path.of("testdata"), 2)) {
            cases.filter(file -> file.endsWith("input.yaml")).sorted().forEach(files::add);
        }
        if (System.getProperty("azwi.corpus") != null) {
            files.addAll(Corpus.files());
        }
        List<byte[]> seeds = new ArrayList<>();
        for (Path file : files) {
            if (Files.size(file) < LONGEST) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    @Test
    void damagedInputPassesOrIsRefused() throws IOException {
        List<byte[]> seeds = seeds();
        int passed = 0;
        for (int i = 0; i < RUNS; i++) {
            byte[] input = mutated(seeds.get(random.nextInt(seeds.size())));
            try {
                passed += isTransformed(input) ? 1 : 0;
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "run " + i + ", input as hex:\n" + HexFormat.of().formatHex(input), e);
            }
        }
        assertThat(passed).as("of " + RUNS).isBetween(RUNS / 10, RUNS * 9 / 10);
    }

    private static boolean isTransformed(byte[] input) {
        Program.Run run = Corpus.transform(input);
        assertThat(run.err()).doesNotContain("internal error", "Exception", "\tat ");
        if (run.exitCode() == 0) {
            assertRunsAgain(run);
            return true;
        }
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).isNotEmpty().allMatch(line -> line.startsWith("error: <stdin>:"));
        return false;
    }

    private static void assertRunsAgain(Program.Run first) {
        Program.Run second = Corpus.transform(first.out());
        assertThat(second.exitCode()).as("the second run: " + second.err()).isZero();
        // A List that lost its kind is taken for the list of a function, which gets more results with every run.
        if (!first.text().contains("\nresults:\n")) {
            assertThat(second.text()).as("the second run").isEqualTo(first.text());
        }
    }

    private byte[] mutated(byte[] seed) {
        byte[] bytes = seed;
        for (int i = random.nextInt(3); i >= 0; i--) {
            bytes = mutatedOnce(bytes);
        }
        return bytes;
    }

    private byte[] mutatedOnce(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int until = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(8)));
        return switch (random.nextInt(6)) {
            case 0 -> joined(bytes, at, until, new byte[0]);
            case 1 -> joined(bytes, at, at, Arrays.copyOfRange(bytes, at, until));
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> joined(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
            case 4 -> {
                int from = random.nextInt(bytes.length + 1);
                yield joined(bytes, from, from, Arrays.copyOfRange(bytes, at, until));
            }
            default -> joined(bytes, at, at, fragment());
        };
    }

    private byte[] fragment() {
        return FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8);
    }

    /** The bytes with a range replaced. */
    private static byte[] joined(byte[] bytes, int from, int to, byte[] replacement) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(replacement);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
