package dev.azwifn.oidc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The machine's openssl; tests that need it are skipped without. */
final class OpenSsl {
    private final Path folder;

    /** @param folder where it runs, so that files are named without their path */
    OpenSsl(Path folder) {
        assumeTrue(isInstalled(), "openssl 3 is not installed");
        this.folder = folder;
    }

    /** What it wrote to stdout; an error if it failed. */
    byte[] run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, "openssl");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError("failed: " + command);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command, e);
        }
    }

    private static boolean isInstalled() {
        try {
            Process process = new ProcessBuilder("openssl", "version").start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).startsWith("OpenSSL 3");
        } catch (IOException e) {
            return false;
        }
    }
}
