package dev.azwifn.cli;

import dev.azwifn.command.Shell;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new AzwiFn(Shell.ofProcess()).run(args));
    }
}
