package dev.azwifn.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command. */
public interface Command {
    /** Name, options, parameters and help. */
    CommandSpec spec();

    /**
     * Runs it.
     *
     * @return the exit code: 0 done, 1 the input, the config or a check is wrong
     */
    int run(ParseResult options, Shell shell);
}
