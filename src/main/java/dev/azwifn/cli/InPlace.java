package dev.azwifn.cli;

import dev.azwifn.command.CommandException;
import dev.azwifn.files.IoReason;
import dev.azwifn.files.Replacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Rewrites files: all contents are written before the first is put in its place. */
final class InPlace {
    private InPlace() {}

    static void rewrite(List<Input.Part> parts) {
        try (Replacement replacement = new Replacement()) {
            for (Input.Part part : parts) {
                Path path = part.file().path();
                if (part.changed() && path != null) {
                    add(replacement, part, path);
                }
            }
            replacement.commit();
        } catch (IOException e) {
            throw new CommandException("cannot rewrite: " + e.getMessage());
        }
    }

    private static void add(Replacement replacement, Input.Part part, Path path) {
        try {
            replacement.add(path, part.file().bytes(), out -> part.stream().write(part.documents(), out));
        } catch (IOException e) {
            throw new CommandException(
                    part.file().name() + ": cannot rewrite it, it stays as it was: " + IoReason.of(e));
        }
    }
}
