package dev.azwifn.cli;

import dev.azwifn.command.Shell;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        // Not System.exit: that looks up a logger first. There are no shutdown hooks to run.
        Runtime.getRuntime().halt(new AzwiFn(Shell.ofProcess()).run(args));
    }
}
