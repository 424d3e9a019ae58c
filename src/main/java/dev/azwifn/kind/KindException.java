package dev.azwifn.kind;

/** No kind cluster can be made of this input. The message says what is wrong and what to do. */
public final class KindException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KindException(String message) {
        super(message);
    }
}
