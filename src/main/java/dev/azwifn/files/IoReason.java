package dev.azwifn.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, for a message that names the file itself. */
public final class IoReason {
    private IoReason() {}

    /** Java's own messages repeat the file's name, and say nothing else for the most frequent causes. */
    public static String of(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "there is a file of that name already, and it is never overwritten";
        }
        String reason = cause instanceof FileSystemException detailed ? detailed.getReason() : cause.getMessage();
        return reason == null ? "input/output error" : reason;
    }
}
