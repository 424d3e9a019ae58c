package dev.azwifn.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.util.HashSet;
import java.util.Set;

/**
 * The temporary files of this process. SIGINT and SIGTERM remove them; but first what runs in {@link #undisturbed} comes to its
 * end.
 */
final class Leftovers {
    interface Step {
        void run() throws IOException;
    }

    private static final Set<Path> FILES = new HashSet<>();
    private static boolean hooked;
    private static boolean ending;

    private Leftovers() {}

    /** Makes a temporary file in {@code folder}. */
    static synchronized Path create(Path folder, String name, FileAttribute<?>... attributes) throws IOException {
        stopIfEnding();
        if (!hooked) {
            hook();
        }
        Path file = Files.createTempFile(folder, "." + name + ".", ".tmp", attributes);
        FILES.add(file);
        return file;
    }

    static synchronized void remove(Path file) throws IOException {
        FILES.remove(file);
        Files.deleteIfExists(file);
    }

    static synchronized void undisturbed(Step step) throws IOException {
        stopIfEnding();
        step.run();
    }

    private static void hook() throws IOException {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::end, "leftovers"));
            hooked = true;
        } catch (IllegalStateException e) {
            throw interrupted();
        }
    }

    private static synchronized void end() {
        ending = true;
        for (Path file : FILES) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It stays; nobody is left to be told.
            }
        }
    }

    private static void stopIfEnding() throws IOException {
        if (ending) {
            throw interrupted();
        }
    }

    private static IOException interrupted() {
        return new IOException("interrupted");
    }
}
