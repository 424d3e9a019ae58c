package dev.azwifn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the packaged application loads for the quick start's pipe. Start-up is the time to load and to warm up classes, so
 * that a class too many, or one that does not come from the archive in the image, is a slower pipe.
 */
class StartupIT {
    private static final Path IMAGE = Path.of(System.getProperty("azwi.home"));
    private static final Path CASE = Path.of("testdata/quick-start");
    private static final Path ARCHIVE = IMAGE.resolve("lib/server/classes.jsa");

    /**
     * The most classes of each owner, the longest matching prefix: a few more than were loaded when this was written, on 17
     * or on 25, which also loads what only the training run as a function needed. Whoever needs fewer lowers it. Any other owner is a library that the pipe did without so far.
     */
    private static final Map<String, Integer> LIMITS = Map.ofEntries(
            Map.entry("dev.azwifn.", 185),
            Map.entry("picocli.", 15),
            Map.entry("org.snakeyaml.engine.", 12),
            Map.entry("tools.jackson.core.", 18),
            Map.entry("tools.jackson.databind.", 38),
            Map.entry("com.flipkart.zjsonpatch.", 35),
            Map.entry("java.util.regex.", 40),
            Map.entry("java.util.stream.", 62),
            Map.entry("java.time.", 0),
            Map.entry("java.lang.invoke.", 112),
            Map.entry("java.", 540),
            Map.entry("jdk.", 260),
            Map.entry("sun.", 75));

    private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: (.*)");
    private static final String FROM_ARCHIVE = "shared objects file";

    /** Spun at run time, which the archive cannot hold: some of the lambdas, and the shapes of calls. */
    private static final Pattern SPUN =
            Pattern.compile(".*/0x[0-9a-f]+|java\\.lang\\.invoke\\..*|jdk\\.internal\\.reflect\\.Generated.*");

    private static final int MAX_SPUN = 4;

    @TempDir
    Path folder;

    @Test
    void everyClassComesFromTheArchive() throws Exception {
        List<String> others = new ArrayList<>();
        run().forEach((name, source) -> {
            if (!source.startsWith(FROM_ARCHIVE)) {
                others.add(name);
            }
        });

        assertThat(others).allMatch(name -> SPUN.matcher(name).matches()).hasSizeLessThanOrEqualTo(MAX_SPUN);
    }

    @Test
    void noOwnerLoadsMoreThanItsShare() throws Exception {
        Map<String, List<String>> loaded = new LinkedHashMap<>();
        for (String name : run().keySet()) {
            loaded.computeIfAbsent(owner(name), owner -> new ArrayList<>()).add(name);
        }

        loaded.forEach((owner, names) ->
                assertThat(names).as("classes of %s", owner).hasSizeLessThanOrEqualTo(LIMITS.getOrDefault(owner, 0)));
    }

    /** It computes large powers first, for longer than all the classes here take together. */
    @Test
    void bigDecimalIsNotInitialised() throws Exception {
        Path log = folder.resolve("initialised.log");
        run("-Xlog:class+init=info:file=" + log);

        assertThat(Files.readString(log)).contains("java/math/BigInteger").doesNotContain("'java/math/BigDecimal'");
    }

    /** So that the tests above would fail if the JVM refused the archive, and standard output is YAML even then. */
    @Test
    void refusedArchiveIsNoticed() throws Exception {
        Path refused = folder.resolve("refused.jsa");
        byte[] bytes = Files.readAllBytes(ARCHIVE);
        bytes[0] ^= 1;
        Files.write(refused, bytes);

        assertThat(run("-XX:SharedArchiveFile=" + refused).values())
                .noneMatch(source -> source.startsWith(FROM_ARCHIVE));
    }

    @Test
    void missingArchiveIsNoticed() throws Exception {
        assertThat(run("-XX:SharedArchiveFile=" + folder.resolve("none.jsa")).values())
                .noneMatch(source -> source.startsWith(FROM_ARCHIVE));
    }

    /** The classes of a run, with the place each came from. */
    private Map<String, String> run(String... options) throws IOException, InterruptedException {
        Path log = folder.resolve("loaded.log");
        Path output = folder.resolve("output.yaml");
        List<String> command = new ArrayList<>(List.of(IMAGE.resolve("bin/java").toString()));
        command.addAll(List.of(options));
        command.add("-Xlog:class+load:file=" + log);
        command.addAll(List.of("-m", "dev.azwifn/dev.azwifn.cli.Main"));
        command.addAll(List.of("-f", CASE.resolve("config.yaml").toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(CASE.resolve("input.yaml").toFile())
                .redirectOutput(output.toFile())
                .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("LC_ALL", "C.UTF-8");

        assertThat(builder.start().waitFor()).isZero();
        assertThat(output).hasSameTextualContentAs(CASE.resolve("output.approved.yaml"));
        Map<String, String> loaded = new LinkedHashMap<>();
        for (String line : Files.readAllLines(log)) {
            Matcher matcher = LOADED.matcher(line);
            if (matcher.find()) {
                loaded.put(matcher.group(1), matcher.group(2));
            }
        }
        assertThat(loaded).containsKey("dev.azwifn.cli.Main");
        return loaded;
    }

    private static String owner(String name) {
        return LIMITS.keySet().stream()
                .filter(name::startsWith)
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(name);
    }
}
