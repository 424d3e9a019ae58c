package dev.azwifn.command;

import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code completion}: completion of a program's command line for bash and zsh. */
public final class CompletionCommand implements Command {
    private final String program;
    private final Supplier<CommandLine> commandLine;

    public CompletionCommand(String program, Supplier<CommandLine> commandLine) {
        this.program = program;
        this.commandLine = commandLine;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "completion");
        spec.usageMessage()
                .description("Prints the completion script for bash and zsh.")
                .footer("%nExample:", "  source <(" + program + " completion)");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Output.write(shell, AutoComplete.bash(program, commandLine.get()));
        return ExitCode.OK;
    }
}
