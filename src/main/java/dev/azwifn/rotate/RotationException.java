package dev.azwifn.rotate;

import dev.azwifn.files.IoReason;
import java.io.IOException;
import java.nio.file.Path;

/** A file of a rotation is wrong, or cannot be read or written. The message says which, why, and what to do; it holds no key material. */
public final class RotationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RotationException(Path file, String problem) {
        super(file + ": " + problem);
    }

    static RotationException cannotRead(Path file, IOException cause) {
        return new RotationException(file, "cannot be read: " + IoReason.of(cause));
    }

    static RotationException cannotWrite(Path file, IOException cause) {
        return new RotationException(
                file, "cannot be written: " + IoReason.of(cause) + "; run the same command again once it can be");
    }
}
