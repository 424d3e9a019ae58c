package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine; a test that needs one which is not there is skipped, with a message. */
final class Tool {
    private Tool() {}

    /** Runs a command that must succeed, and returns what it wrote. */
    static String run(Path folder, byte[] stdin, List<String> command) {
        String name = command.get(0);
        assumeTrue(isThere(name), "this needs " + name + " on the PATH");
        try {
            Path input = Files.createTempFile("azwi-fn-test", ".stdin");
            try {
                Files.write(input, stdin);
                Process process = new ProcessBuilder(command)
                        .directory(folder.toAbsolutePath().toFile())
                        .redirectInput(input.toFile())
                        .redirectErrorStream(true)
                        .start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertThat(process.waitFor()).as(command + ": " + output).isZero();
                return output;
            } finally {
                Files.delete(input);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isThere(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
