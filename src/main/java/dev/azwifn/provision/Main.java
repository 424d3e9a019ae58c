package dev.azwifn.provision;

import dev.azwifn.command.Shell;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new AzwiProvision(Shell.ofProcess(), ProcessAzure.access()).run(args));
    }
}
