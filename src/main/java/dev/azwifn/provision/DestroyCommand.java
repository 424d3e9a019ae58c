package dev.azwifn.provision;

import dev.azwifn.command.Command;
import dev.azwifn.command.CommandException;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.Style;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-provision destroy}: takes away what apply made, and nothing else. */
record DestroyCommand(AzureAccess access) implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "destroy");
        spec.addOption(Specs.flag("Prints what would be deleted, and deletes nothing.", "--dry-run")
                .build());
        spec.addOption(Specs.flag("Asks nothing: for scripts.", "-y", "--yes").build());
        Job.addOptions(spec);
        spec.usageMessage()
                .description("Deletes what carries this program's mark for this identity: roles, identities with their"
                        + " federated credentials, storage, and the resource group if nothing else is in it. It shows all of it"
                        + " first, and asks.")
                .footer(
                        "%nExamples:",
                        "  azwi-provision destroy -f workload-identity.yaml --dry-run",
                        "  azwi-provision destroy -f workload-identity.yaml --yes");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        boolean dryRun = options.hasMatchedOption("--dry-run");
        boolean confirmed = options.hasMatchedOption("--yes");
        if (!dryRun && !confirmed && !shell.inIsTerminal()) {
            throw new CommandException("destroy asks first, and there is no terminal to ask at; --yes confirms it,"
                    + " --dry-run only prints what would be deleted");
        }
        Job job = Job.of(options, shell);
        List<Removal> removals = new Teardown(job.connect(access, dryRun), job.plan()).removals();
        Output.write(shell, text(removals, shell.outStyle()));
        List<Removal> going = removals.stream().filter(each -> !each.isKept()).toList();
        if (going.isEmpty()) {
            job.progress().summary("Nothing to delete.");
            return ExitCode.OK;
        }
        if (dryRun) {
            job.progress().summary("Nothing was deleted: this was a dry run.");
            return ExitCode.OK;
        }
        if (!confirmed && !isConfirmed(job.plan().clusterIdentity().name(), shell)) {
            job.progress().summary("Nothing was deleted.");
            return ExitCode.FAILED;
        }
        for (Removal removal : going) {
            removal.delete().run();
            job.progress().step(Action.DELETE, removal.title(), Action.DELETE.done());
        }
        return ExitCode.OK;
    }

    private static String text(List<Removal> removals, Style style) {
        StringBuilder text = new StringBuilder();
        for (Removal removal : removals) {
            String kept = removal.kept();
            Action action = kept == null ? Action.DELETE : Action.KEEP;
            text.append(action.painted(style))
                    .append(' ')
                    .append(ResultLines.printable(removal.title()))
                    .append(": ")
                    .append(kept == null ? action.verb() : "kept, it " + ResultLines.printable(kept))
                    .append('\n');
        }
        return text.toString();
    }

    private static boolean isConfirmed(String name, Shell shell) {
        shell.err().print("Type " + name + " to delete all of this: ");
        shell.err().flush();
        try {
            String line = new BufferedReader(new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
            return line != null && line.strip().equals(name);
        } catch (IOException e) {
            return false;
        }
    }
}
