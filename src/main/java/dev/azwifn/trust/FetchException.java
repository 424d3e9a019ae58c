package dev.azwifn.trust;

/** Nobody answered, or not in a way that could be read. The message says what happened, as the end of a sentence. */
public final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Reason {
        /** No such host, nobody there, or too slow. */
        UNREACHABLE,
        /** The certificate is not one that is trusted, or is another host's. */
        TLS,
        TOO_LARGE
    }

    private final Reason reason;

    public FetchException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
