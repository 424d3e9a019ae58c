package dev.azwifn.command;

/** What the process says to its caller. */
public final class ExitCode {
    public static final int OK = 0;
    /** The input, the config or a check is wrong. */
    public static final int FAILED = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
