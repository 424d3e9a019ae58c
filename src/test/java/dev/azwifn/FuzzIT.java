package dev.azwifn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.cli.ExplainFuzz;
import dev.azwifn.cli.PipeFuzz;
import dev.azwifn.cli.RotateFuzz;
import dev.azwifn.cli.verify.VerifyFuzz;
import dev.azwifn.config.ConfigFuzz;
import dev.azwifn.function.ListFuzz;
import dev.azwifn.oidc.PemFuzz;
import dev.azwifn.yaml.PatchFuzz;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs Jazzer, a fuzzer that sees which code an input reaches: {@code -Dazwi.jazzer=DIR} says where its jars are, and
 * {@code -Dazwi.fuzz.seconds=N} how long each target is tried. What it found worth keeping, and what failed, is in
 * {@code target/fuzz}; a further run goes on from there.
 */
class FuzzIT {
    private static final int SECONDS = Integer.getInteger("azwi.fuzz.seconds", 3);
    /** Most of a short run's time goes into the preparation of classes, so it prepares ours only. */
    private static final boolean SHORT = SECONDS < 60;

    private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w./:-]{3,40}");

    private static final Path WORK = Path.of("target", "fuzz");

    private static final String SANITIZERS = "com.code_intelligence.jazzer.sanitizers.";

    private static String jars = "";

    /** What is tried, and what to begin with. */
    enum Target {
        PATCH(PatchFuzz.class, 3000, () -> files("testdata", ".*\\.ya?ml")),
        PIPE(PipeFuzz.class, 3000, () -> files("testdata", ".*/(input|list)\\.yaml")),
        ROLLOUT(PipeFuzz.OfRollout.class, 8000, () -> files("testdata", ".*/(rollout|flavor)[^/]*/input\\.yaml")),
        LIST(ListFuzz.class, 3000, () -> files("testdata", ".*/(input|list)\\.yaml")),
        CONFIG(ConfigFuzz.class, 3000, () -> files("testdata", ".*/(config|wi)\\.yaml")),
        PEM(PemFuzz.class, 3000, () -> files("testdata", ".*\\.pub")),
        ROTATE(RotateFuzz.class, 3000, RotateFuzz::seeds),
        EXPLAIN(ExplainFuzz.class, 3000, () -> files("testdata/explain", ".*")),
        VERIFY(VerifyFuzz.class, 8000, VerifyFuzz::seeds);

        private final Class<?> type;
        /** Larger ones cost more than they find. */
        private final int largest;

        private final Callable<List<byte[]>> seeds;

        Target(Class<?> type, int largest, Callable<List<byte[]>> seeds) {
            this.type = type;
            this.largest = largest;
            this.seeds = seeds;
        }

        private static List<byte[]> files(String folder, String pattern) throws IOException {
            List<byte[]> content = new ArrayList<>();
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    if (file.toString().replace(File.separatorChar, '/').matches(pattern)) {
                        content.add(Files.readAllBytes(file));
                    }
                }
            }
            return content;
        }

        /** The words of all seeds, for the fuzzer to put together. */
        private static List<String> dictionary(List<byte[]> seeds) {
            Set<String> words = new TreeSet<>();
            for (byte[] seed : seeds) {
                Matcher word = WORD.matcher(new String(seed, StandardCharsets.ISO_8859_1));
                while (word.find()) {
                    words.add('"' + word.group() + '"');
                }
            }
            return List.copyOf(words);
        }
    }

    @BeforeAll
    static void findJazzer() throws IOException {
        String folder = System.getProperty("azwi.jazzer", "");
        if (folder.isEmpty() && Boolean.getBoolean("azwi.ci")) {
            throw new AssertionError("no Jazzer: .ci/install-clients.sh installs it");
        }
        assumeTrue(!folder.isEmpty(), "no Jazzer (-Dazwi.jazzer): .ci/install-clients.sh installs it");
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            jars = String.join(
                    File.pathSeparator,
                    files.map(Path::toString)
                            .filter(name -> name.endsWith(".jar"))
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_nothing(Target target) throws Exception {
        Path work = WORK.resolve(target.name().toLowerCase(Locale.ROOT));
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        Files.createDirectories(work.resolve("found"));
        int number = 0;
        List<byte[]> seeds = target.seeds.call();
        for (byte[] seed : seeds) {
            if (seed.length <= target.largest && !(SHORT && number >= 20)) {
                Files.write(corpus.resolve("seed-" + number++), seed);
            }
        }
        assertThat(number).isPositive();
        Files.write(work.resolve("words"), Target.dictionary(seeds));
        Path log = work.resolve("log");
        Process process = new ProcessBuilder(command(target, work))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exitCode = process.waitFor();
        assertThat(exitCode).as(() -> outcome(log)).isZero();
        assertThat(outcome(log)).contains("Done ");
    }

    private static List<String> command(Target target, Path work) {
        Path found = work.resolve("found");
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                // A short run ends before the second compiler pays.
                SHORT ? "-XX:TieredStopAtLevel=1" : "-XX:+TieredCompilation",
                "-cp",
                jars + File.pathSeparator + classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type.getName(),
                "--instrumentation_includes=dev.azwifn.**" + (SHORT ? "" : ":org.snakeyaml.engine.**"),
                "--custom_hook_includes=dev.azwifn.**",
                // Targets of patches are regular expressions, as kustomize has them.
                "--disabled_hooks=" + SANITIZERS + "RegexInjection:" + SANITIZERS + "RegexRoadblocks",
                "--reproducer_path=" + found));
        command.addAll(Arrays.asList(
                "-artifact_prefix=" + found + File.separator,
                "-max_total_time=" + SECONDS,
                "-max_len=" + 2 * target.largest,
                "-dict=" + work.resolve("words"),
                // Seconds for one input: the first ones pay for the preparation of the classes.
                "-timeout=300",
                "-rss_limit_mb=3000",
                work.resolve("corpus").toString()));
        return command;
    }

    private static String outcome(Path log) {
        try {
            List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> !line.startsWith("INFO: "))
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
