package dev.azwifn.command;

/** A command cannot go on: the message says what is wrong, where, and what to do. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }
}
