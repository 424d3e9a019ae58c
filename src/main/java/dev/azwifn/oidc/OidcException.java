package dev.azwifn.oidc;

import dev.azwifn.files.IoReason;
import java.io.IOException;
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

    private final String problem;
    private final Reason reason;

    OidcException(String message) {
        super(message);
        this.problem = message;
        this.reason = Reason.OTHER;
    }

    OidcException(Path file, String problem) {
        this(file, problem, Reason.OTHER);
    }

    OidcException(Path file, String problem, Reason reason) {
        super(file + ": " + problem);
        this.problem = problem;
        this.reason = reason;
    }

    /** The message without the file, for those who have named it already. */
    public String problem() {
        return problem;
    }

    public Reason reason() {
        return reason;
    }

    static OidcException cannotRead(Path file, IOException cause) {
        return new OidcException(file, "cannot be read: " + IoReason.of(cause));
    }

    static OidcException cannotWrite(Path file, IOException cause) {
        return new OidcException(file, "cannot be written: " + IoReason.of(cause));
    }
}
