package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.command.Shell;
import dev.azwifn.trust.Fetcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real program, run in this process.
 *
 * @param terminals which of the descriptors 0, 1 and 2 are terminals, as digits
 */
public record Program(byte[] stdin, Map<String, String> environment, Path directory, String terminals) {
    /** Runs in this folder, with an empty environment and nothing on standard input. */
    public static Program in(Path directory) {
        return new Program(new byte[0], Map.of(), directory, "");
    }

    public Program stdin(byte[] bytes) {
        return new Program(bytes, environment, directory, terminals);
    }

    public Program stdin(String text) {
        return stdin(text.getBytes(StandardCharsets.UTF_8));
    }

    Program environment(Map<String, String> variables) {
        return new Program(stdin, variables, directory, terminals);
    }

    Program terminals(String digits) {
        return new Program(stdin, environment, directory, digits);
    }

    public Run run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return run(new ByteArrayInputStream(stdin), out, args);
    }

    /** With another Internet. */
    public Run run(Fetcher web, String... args) {
        return run(web, new ByteArrayInputStream(stdin), new ByteArrayOutputStream(), args);
    }

    /** With streams that may fail; what they took is not in {@link Run#out}. */
    Run run(InputStream in, OutputStream out, String... args) {
        return run(null, in, out, args);
    }

    private Run run(@Nullable Fetcher web, InputStream in, OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                in, out, new PrintStream(err, false, StandardCharsets.UTF_8), environment, directory, terminals);
        int exitCode = new AzwiFn(shell, web).run(args);
        byte[] written = out instanceof ByteArrayOutputStream bytes ? bytes.toByteArray() : new byte[0];
        return new Run(exitCode, written, err.toString(StandardCharsets.UTF_8));
    }

    /** What came of it. */
    public record Run(int exitCode, byte[] out, String err) {
        public String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** The lines of standard error, without their ends. */
        public List<String> errLines() {
            return err.lines().toList();
        }

        public Run succeeds() {
            assertThat(exitCode).as(err).isZero();
            return this;
        }

        /** Fails with exactly these lines on standard error, and nothing on standard output. */
        public void failsWith(String... errors) {
            assertThat(err).isEqualTo(lines(errors));
            assertThat(text()).isEmpty();
            assertThat(exitCode).isEqualTo(1);
        }

        /** Is refused as wrong usage, with a pointer to the help. */
        void isWrongUsage(String... errors) {
            assertThat(err).isEqualTo(lines(errors) + "Try 'azwi-fn --help'.\n");
            assertThat(text()).isEmpty();
            assertThat(exitCode).isEqualTo(2);
        }

        private static String lines(String... errors) {
            StringBuilder lines = new StringBuilder();
            for (String error : errors) {
                lines.append("error: ").append(error).append('\n');
            }
            return lines.toString();
        }
    }
}
