package dev.azwifn.oidc;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A key, an issuer or a document is wrong, or its file cannot be read or written. The message names the file, what is wrong and
 * what to do, and holds no key material.
 */
public final class OidcException extends RuntimeException {
    /** What kind of thing is wrong, for those who tell one from the other. */
    public enum Reason {
        /** A key of another algorithm than RSA. */
        NOT_RSA,
        /** An RSA key of too few bits. */
        TOO_SMALL,
        /** A key of a form that kube-apiserver does not read. */
        NOT_FOR_API_SERVER,
        OTHER
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    OidcException(String message) {
        super(message);
        this.reason = Reason.OTHER;
    }

    OidcException(Path file, String problem) {
        this(file, problem, Reason.OTHER);
    }

    OidcException(Path file, String problem, Reason reason) {
        super(file + ": " + problem);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static OidcException cannotRead(Path file, IOException cause) {
        return new OidcException(file, "cannot be read: " + reason(cause));
    }

    static OidcException cannotWrite(Path file, IOException cause) {
        return new OidcException(file, "cannot be written: " + reason(cause));
    }

    /** Java's own messages repeat the file's name, and say nothing else for the most frequent causes. */
    private static String reason(IOException cause) {
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
