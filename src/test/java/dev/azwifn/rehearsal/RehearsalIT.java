package dev.azwifn.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole guide, walked by {@code rehearsal/run} with the packaged programs. */
class RehearsalIT {
    private static final Path SCRIPT = Path.of("rehearsal/run").toAbsolutePath();

    /** What the scripts in .ci have installed, and the corpus: with all of it, no step may be skipped. */
    private static final List<String> TOOLS = List.of("kind", "podman", "clusterctl", "kustomize", "azure", "corpus");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void given() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash");
        environment.put("TMPDIR", Files.createDirectory(folder.resolve("tmp")).toString());
        for (String tool : TOOLS) {
            tool(tool).ifPresent(path -> environment.put(variable(tool), path));
        }
    }

    private static String variable(String tool) {
        return "AZWI_" + tool.toUpperCase(Locale.ROOT);
    }

    /** As the other tests get it; of several kinds, the last. */
    private static Optional<String> tool(String name) {
        return Arrays.stream(System.getProperty("azwi." + name, "").split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(path -> Path.of(path).toAbsolutePath().toString())
                .reduce((one, next) -> next);
    }

    private record Outcome(int exitCode, String out) {}

    private Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of(SCRIPT.toString()), Stream.of(arguments))
                        .toList())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Outcome run(String... arguments) throws Exception {
        Process process = start(arguments);
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes());
        return new Outcome(process.waitFor(), out);
    }

    private void withoutTools() {
        Stream.concat(TOOLS.stream(), Stream.of("kpt")).forEach(tool -> environment.put(variable(tool), ""));
    }

    private void assertNothingIsLeft() {
        assertThat(folder.resolve("tmp")).isEmptyDirectory();
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(folder.toString())))
                .isEmpty();
    }

    @Test
    void theGuideWorksFromInitToDestroyInAllThreeWays() throws Exception {
        boolean isAllThere =
                isOnPath("kpt") && TOOLS.stream().allMatch(tool -> tool(tool).isPresent());
        List<String> arguments = new ArrayList<>(List.of("--as", "pipe,kpt,kustomize"));
        if (isAllThere) {
            arguments.add("--strict");
        }

        Outcome outcome = run(arguments.toArray(String[]::new));

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("nothing is left; ").doesNotContain("failed", "\033");
        assertThat(outcome.out().contains(" skipped ")).isEqualTo(!isAllThere);
        assertNothingIsLeft();
    }

    private static boolean isOnPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }

    @Test
    void whatIsMissingIsSkippedAndSaysWhy() throws Exception {
        withoutTools();

        Outcome outcome = run();

        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(outcome.out())
                .containsPattern("# provision\n    skipped .* no (node|curl|openssl|Azurite.*)\n")
                .containsPattern("skipped .* no kind: .ci/install-kind.sh installs it")
                .containsPattern("skipped .* no clusterctl: .ci/install-clients.sh installs it")
                .containsPattern("skipped .* AZWI_CORPUS does not name a folder that has crds/")
                .containsPattern("ok .* the chain of trust holds");
        Outcome strict = run("--strict");
        assertThat(strict.exitCode()).isOne();
        assertThat(strict.out()).contains("failed").doesNotContain("skipped 0", "azwi-fn kind");
        assertNothingIsLeft();
    }

    @Test
    void aToolThatFailsIsShownAndEndsIt() throws Exception {
        withoutTools();
        environment.put("AZWI_CLUSTERCTL", script("clusterctl", "echo no such flavor >&2; exit 7"));

        Outcome outcome = run();

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out())
                .contains("$ clusterctl generate cluster", "exit code 7", "| no such flavor", "failed")
                .doesNotContain("azwi-fn verify");
        assertNothingIsLeft();
    }

    /** The exit code alone would let it pass. */
    @Test
    void aWrongOutcomeIsFound() throws Exception {
        withoutTools();
        environment.put("AZWI_KUSTOMIZE", script("kustomize", "cat generated.yaml"));

        Outcome outcome = run("--as", "kustomize");

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.out()).contains("failed").contains("not so: the pipe makes the same resources");
        assertNothingIsLeft();
    }

    /** In the middle of apply, or where that is not possible, later. */
    @Test
    void anInterruptLeavesNothing() throws Exception {
        withoutTools();
        tool("azure").ifPresent(path -> environment.put("AZWI_AZURE", path));
        environment.put("AZWI_CLUSTERCTL", script("clusterctl", "exec sleep 1000"));
        Process process = start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.contains("$ azwi-provision apply") && !line.contains("$ clusterctl")) {
                line = out.readLine();
            }
            process.toHandle().destroy(); // and not its streams

            assertThat(out.lines()).isEmpty();
            assertThat(process.waitFor()).isEqualTo(143);
        }
        assertNothingIsLeft();
    }

    @Test
    void wrongUsageIsSaid() throws Exception {
        assertThat(run("--as", "helm"))
                .isEqualTo(new Outcome(
                        2, "error: --as is pipe, kpt or kustomize, not 'helm'\nTry 'rehearsal/run --help'.\n"));
        assertThat(run("--fast").out()).startsWith("error: what is --fast?");
        assertThat(run("--as").out()).startsWith("error: ");
        assertThat(run("--help").out()).startsWith("Usage: rehearsal/run").contains("Exit codes:");
        assertNothingIsLeft();
    }

    @Test
    void shellcheckFindsNothing() throws Exception {
        assumeTrue(isOnPath("shellcheck"), "no shellcheck: .ci/install-clients.sh installs it");
        Process process = new ProcessBuilder("bash", "-c", "shellcheck rehearsal/run rehearsal/record rehearsal/*.bash")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(process.getInputStream().readAllBytes())).isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    private String script(String name, String body) throws IOException {
        Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script.toString();
    }
}
