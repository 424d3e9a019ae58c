package dev.azwifn.cli;

/** The program. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new AzwiFn(Shell.ofProcess()).run(args));
    }
}
