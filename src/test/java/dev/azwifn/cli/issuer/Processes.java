package dev.azwifn.cli.issuer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Other programs, and this one in a process of its own. */
public final class Processes {
    private Processes() {}

    public record Result(int exitCode, String out, String err) {
        /** What it wrote, on whichever stream. */
        public String output() {
            return out + err;
        }
    }

    public static Result run(Path folder, Map<String, String> environment, String... command) throws IOException {
        Path out = Files.createTempFile("out", ".log");
        Path err = Files.createTempFile("err", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("too slow: " + List.of(command));
            }
            return new Result(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + List.of(command), e);
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** A program by the property that names it, or on the PATH; an assumption fails without, and says {@code howToGetIt}. */
    public static Path find(String property, String name, String howToGetIt) {
        String given = System.getProperty(property);
        Path found = (given == null ? onPath(name) : Stream.of(Path.of(given)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        assumeTrue(found != null, "no " + name + " (-D" + property + " or PATH); " + howToGetIt);
        return found.toAbsolutePath();
    }

    private static Stream<Path> onPath(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name));
    }

    /** The packaged application. */
    static Path launcher() {
        Path launcher = Path.of(System.getProperty("azwi.home", "target/azwi-fn"), "bin/azwi-fn");
        assumeTrue(Files.isExecutable(launcher), "no " + launcher + "; mvn package makes it");
        return launcher.toAbsolutePath();
    }
}
