package dev.azwifn.provision;

import dev.azwifn.command.Command;
import dev.azwifn.command.Program;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The command line of azwi-provision. */
public final class AzwiProvision {
    static final String NAME = "azwi-provision";

    private final Shell shell;
    private final AzureAccess azure;

    public AzwiProvision(Shell shell, AzureAccess azure) {
        this.shell = shell;
        this.azure = azure;
    }

    static CommandLine commandLine(AzureAccess azure) {
        CommandSpec spec = new NoCommand().spec();
        return new CommandLine(spec);
    }

    /** The program without a command. */
    private static final class NoCommand implements Command {
        @Override
        public CommandSpec spec() {
            return Specs.of(this, NAME);
        }

        @Override
        public int run(ParseResult options, Shell shell) {
            throw new UsageException("name a command");
        }
    }

    /** Returns the exit code. */
    public int run(String... args) {
        return new Program(NAME, shell).run(commandLine(azure)::parseArgs, args);
    }
}
