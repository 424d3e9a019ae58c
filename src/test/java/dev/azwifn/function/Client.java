package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real client: {@code -Dazwi.kpt}, {@code -Dazwi.kustomize} or {@code -Dazwi.kubectl}, or the one on the PATH. Without it the
 * test is skipped with a message; with {@code -Dazwi.ci=true} a missing kustomize is a failure.
 */
public enum Client {
    KPT,
    KUSTOMIZE,
    KUBECTL;

    /** The application that {@code mvn package} makes. */
    static final Path AZWI_FN = Path.of(System.getProperty("azwi.home", "target/azwi-fn"), "bin", "azwi-fn")
            .toAbsolutePath();

    /** What a command left behind. */
    public record Outcome(int exitCode, String out, String err) {
        public Outcome succeeds() {
            assertThat(exitCode).as(err + out).isZero();
            return this;
        }
    }

    private String command() {
        return name().toLowerCase(Locale.ROOT);
    }

    public void require() {
        assertThat(AZWI_FN).isExecutable();
        boolean found = path().isPresent();
        if (!found && this == KUSTOMIZE && Boolean.getBoolean("azwi.ci")) {
            throw new AssertionError(
                    "no kustomize (-Dazwi.kustomize), and azwi.ci demands it: .ci/install-clients.sh installs it");
        }
        assumeTrue(
                found, "no " + command() + " (-Dazwi." + command() + "): .ci/install-clients.sh installs what it can");
    }

    private Optional<Path> path() {
        String property = System.getProperty("azwi." + command(), "");
        Stream<Path> candidates = property.isEmpty()
                ? Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, command()))
                : Stream.of(Path.of(property));
        return candidates.filter(Files::isExecutable).map(Path::toAbsolutePath).findFirst();
    }

    public Outcome run(Path folder, String... arguments) throws Exception {
        return pipe(folder, "", arguments);
    }

    Outcome pipe(Path folder, String stdin, String... arguments) throws Exception {
        require();
        List<String> command = new ArrayList<>(List.of(path().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        return start(folder, Map.of(), stdin, command);
    }

    /** Runs lines of shell that stop at the first error, with the application and all clients on the PATH. */
    public static Outcome shell(Path folder, Map<String, String> environment, String lines) throws Exception {
        return start(folder, environment, "", List.of("sh", "-ec", lines));
    }

    private static Outcome start(Path folder, Map<String, String> environment, String stdin, List<String> command)
            throws IOException, InterruptedException {
        try (TemporaryFolder home = TemporaryFolder.make()) {
            Path streams = home.path();
            Path in = Files.writeString(streams.resolve("in"), stdin);
            Path out = streams.resolve("out");
            Path err = streams.resolve("err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of("PATH", searchPath(), "HOME", streams.toString(), "TMPDIR", streams.toString()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(command + " hangs: " + Files.readString(err));
            }
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    private static String searchPath() {
        StringBuilder path = new StringBuilder(AZWI_FN.getParent().toString());
        for (Client client : values()) {
            client.path().ifPresent(found -> path.append(File.pathSeparator).append(found.getParent()));
        }
        return path + File.pathSeparator + System.getenv().getOrDefault("PATH", "");
    }
}
