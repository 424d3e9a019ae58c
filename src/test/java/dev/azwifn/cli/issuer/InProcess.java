package dev.azwifn.cli.issuer;

import dev.azwifn.cli.Program;
import java.nio.file.Path;
import java.util.Map;

/** The program in this process; what it leaves can be compared as a whole. */
record InProcess(Path directory, Map<String, String> environment) {
    record Outcome(int exitCode, String out, String err) {}

    /** Without any environment variable. */
    static InProcess in(Path directory) {
        return new InProcess(directory, Map.of());
    }

    Outcome run(String... args) {
        return runWith("", args);
    }

    /** @param input standard input */
    Outcome runWith(String input, String... args) {
        Program.Run run = new Program(new byte[0], environment, directory, "")
                .stdin(input)
                .run(args);
        return new Outcome(run.exitCode(), run.text(), run.err());
    }
}
