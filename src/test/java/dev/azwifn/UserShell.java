package dev.azwifn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The shell of a user who has a packaged application.
 *
 * @param folder where it is
 * @param variables its environment, besides PATH
 */
public record UserShell(Path folder, Map<String, String> variables) {
    /** What came of a command. */
    public record Outcome(int exitCode, String out, String err) {}

    /** Runs a line of shell. */
    public Outcome sh(String script) {
        return run(List.of("sh", "-c", script));
    }

    public Outcome run(List<String> command) {
        try {
            Path out = folder.resolve(".out");
            Path err = folder.resolve(".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            String path = System.getenv("PATH");
            builder.environment().clear();
            builder.environment().put("PATH", path);
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            int exitCode = process.waitFor();
            Outcome outcome = new Outcome(exitCode, Files.readString(out), Files.readString(err));
            assertThat(outcome.err()).doesNotContain("Exception", "\tat ", "internal error");
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
