package dev.azwifn.provision;

import dev.azwifn.command.Command;
import dev.azwifn.command.CompletionCommand;
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
    private final AzureAccess access;

    public AzwiProvision(Shell shell, AzureAccess access) {
        this.shell = shell;
        this.access = access;
    }

    /** Returns the exit code. */
    public int run(String... args) {
        return new Program(NAME, "the next run goes on from here", shell).run(commandLine(access)::parseArgs, args);
    }

    /** The command with its subcommands, for its manual. */
    public static CommandLine commandLine() {
        return commandLine(ProcessAzure.access());
    }

    private static CommandLine commandLine(AzureAccess access) {
        CommandLine commandLine = new CommandLine(new NoCommand().spec());
        commandLine.addSubcommand("plan", new PlanCommand(access).spec());
        commandLine.addSubcommand("apply", new ApplyCommand(access).spec());
        commandLine.addSubcommand("status", new StatusCommand(access).spec());
        commandLine.addSubcommand("destroy", new DestroyCommand(access).spec());
        commandLine.addSubcommand("completion", new CompletionCommand(NAME, () -> commandLine(access)).spec());
        commandLine.setUsageHelpLongOptionsMaxWidth(32);
        return commandLine;
    }

    /** The program by itself: help and version. */
    private static final class NoCommand implements Command {
        @Override
        public CommandSpec spec() {
            CommandSpec spec = Specs.of(this, NAME);
            spec.addOption(Specs.flag("Prints the version.", "-V", "--version")
                    .versionHelp(true)
                    .build());
            spec.usageMessage()
                    .header("Provisions what a workload identity needs in Azure.")
                    .description(
                            "%nThe storage that serves the OIDC documents, the managed identity, its federated credentials and"
                                    + " its roles, from the file that azwi-fn reads too. It uses the login of the Azure CLI, the"
                                    + " variables of a service principal, or a managed identity.")
                    .commandListHeading("%nCommands:%n")
                    .footer(
                            "%nExamples:",
                            "  azwi-provision plan -f workload-identity.yaml",
                            "  azwi-provision apply -f workload-identity.yaml",
                            "  azwi-provision status -f workload-identity.yaml",
                            "  azwi-provision destroy -f workload-identity.yaml --dry-run",
                            "%nExit codes: 0 done; 1 it failed, or status found a difference; 2 wrong usage.");
            return spec;
        }

        @Override
        public int run(ParseResult options, Shell shell) {
            throw new UsageException("name a command: plan, apply, status, destroy or completion");
        }
    }
}
