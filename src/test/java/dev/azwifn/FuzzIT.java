package dev.azwifn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.cli.ExplainFuzz;
import dev.azwifn.cli.PipeFuzz;
import dev.azwifn.cli.verify.VerifyFuzz;
import dev.azwifn.config.ConfigFuzz;
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

    /** Larger inputs cost more than they find. */
    private static final int SEED_BYTES = 3000;

    private static final Path WORK = Path.of("target", "fuzz");

    private static final String SANITIZERS = "com.code_intelligence.jazzer.sanitizers.";

    private static String jars = "";

    /** What is tried, and files to begin with. */
    enum Target {
        PATCH(PatchFuzz.class, "testdata", ".*\\.ya?ml"),
        PIPE(PipeFuzz.class, "testdata", ".*/(input|list)\\.yaml"),
        CONFIG(ConfigFuzz.class, "testdata", ".*/(config|wi)\\.yaml"),
        PEM(PemFuzz.class, "testdata", ".*\\.pub"),
        EXPLAIN(ExplainFuzz.class, "testdata/explain", ".*"),
        VERIFY(VerifyFuzz.class, "testdata/verify/chain", ".*");

        private final Class<?> type;
        private final Path folder;
        private final String files;

        Target(Class<?> type, String folder, String files) {
            this.type = type;
            this.folder = Path.of(folder);
            this.files = files;
        }

        private List<Path> seeds() throws IOException {
            try (Stream<Path> all = Files.walk(folder)) {
                return all.filter(Files::isRegularFile)
                        .filter(file ->
                                file.toString().replace(File.separatorChar, '/').matches(files))
                        .sorted()
                        .toList();
            }
        }

        private byte[] seed(Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            return this == VERIFY ? VerifyFuzz.input(file.getFileName().toString(), content) : content;
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
        Path work = WORK.resolve(target.type.getSimpleName());
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        Path found = Files.createDirectories(work.resolve("found"));
        int number = 0;
        for (Path file : target.seeds()) {
            byte[] seed = target.seed(file);
            if (seed.length <= SEED_BYTES && !(SHORT && number >= 20)) {
                Files.write(corpus.resolve("seed-" + number++), seed);
            }
        }
        assertThat(number).isPositive();
        Path log = work.resolve("log");
        Process process = new ProcessBuilder(command(target, corpus, found))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int exitCode = process.waitFor();
        assertThat(exitCode).as(() -> outcome(log)).isZero();
        assertThat(outcome(log)).contains("DONE");
    }

    private static List<String> command(Target target, Path corpus, Path found) {
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
                "-max_len=" + 2 * SEED_BYTES,
                // Seconds for one input: the first ones pay for the preparation of the classes.
                "-timeout=300",
                "-rss_limit_mb=3000",
                corpus.toString()));
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
