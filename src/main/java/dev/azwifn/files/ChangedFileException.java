package dev.azwifn.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file is no longer what it was when it was read; nothing was written. */
public final class ChangedFileException extends IOException {
    private static final long serialVersionUID = 1L;

    ChangedFileException(Path file) {
        super(file + ": somebody else changed it meanwhile, so nothing was written; run the command again");
    }
}
