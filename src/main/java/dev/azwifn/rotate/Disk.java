package dev.azwifn.rotate;

import dev.azwifn.files.Replacement;
import dev.azwifn.files.StagedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three things that a rotation does to files. Each happens whole or not at all. */
public interface Disk {
    /**
     * A file that must not be there yet.
     *
     * @param permissions {@code rw-------}
     */
    void create(Path file, byte[] content, String permissions) throws IOException;

    /** New content for a file that still is what was read; its permissions stay. */
    void replace(Path file, byte[] read, byte[] content) throws IOException;

    void delete(Path file) throws IOException;

    /** The real one. */
    Disk REAL = new Disk() {
        @Override
        public void create(Path file, byte[] content, String permissions) throws IOException {
            try (StagedFile staged = StagedFile.of(file, permissions, out -> out.write(content))) {
                staged.create();
            }
        }

        @Override
        public void replace(Path file, byte[] read, byte[] content) throws IOException {
            try (Replacement replacement = new Replacement()) {
                replacement.add(file, read, out -> out.write(content));
                replacement.commit();
            }
        }

        @Override
        public void delete(Path file) throws IOException {
            Files.deleteIfExists(file);
        }
    };
}
