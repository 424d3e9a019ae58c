package dev.azwifn.cli;

import dev.azwifn.command.AtomicFile;
import dev.azwifn.command.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rewrites files: all contents are written before the first is put in its place. */
final class InPlace {
    private InPlace() {}

    static void rewrite(List<Input.Part> parts) {
        List<AtomicFile> prepared = new ArrayList<>();
        try {
            for (Input.Part part : parts) {
                Path path = part.file().path();
                if (part.changed() && path != null) {
                    prepared.add(prepare(part, path));
                }
            }
            for (AtomicFile file : prepared) {
                file.commit();
            }
        } catch (IOException e) {
            throw new CommandException("cannot rewrite: " + e.getMessage());
        } finally {
            prepared.forEach(InPlace::discard);
        }
    }

    private static AtomicFile prepare(Input.Part part, Path path) {
        try {
            return AtomicFile.prepare(path, out -> part.stream().write(part.documents(), out));
        } catch (IOException e) {
            throw new CommandException(
                    part.file().name() + ": cannot rewrite it, it stays as it was: " + e.getMessage());
        }
    }

    private static void discard(AtomicFile file) {
        try {
            file.close();
        } catch (IOException e) {
            // A left-over temporary file is no reason to fail: the files themselves are whole.
        }
    }
}
