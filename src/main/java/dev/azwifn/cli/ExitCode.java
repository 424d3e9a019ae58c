package dev.azwifn.cli;

/** What the process says to its caller. */
final class ExitCode {
    static final int OK = 0;
    /** The input, the config or a check is wrong. */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;

    private ExitCode() {}
}
