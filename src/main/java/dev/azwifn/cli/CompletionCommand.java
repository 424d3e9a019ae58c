package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn completion}: completion for bash and zsh. */
final class CompletionCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "completion");
        spec.usageMessage()
                .description("Prints the completion script for bash and zsh.")
                .footer("%nExample:", "  source <(azwi-fn completion)");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Output.write(shell, AutoComplete.bash("azwi-fn", AzwiFn.commandLine()));
        return ExitCode.OK;
    }
}
