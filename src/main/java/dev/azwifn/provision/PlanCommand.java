package dev.azwifn.provision;

import dev.azwifn.command.Command;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.Style;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-provision plan}: what apply would do. */
record PlanCommand(AzureAccess access) implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "plan");
        Job.addPrincipalID(spec);
        Job.addOptions(spec);
        spec.usageMessage()
                .description(
                        "Reads what is there, and prints what apply would do. It changes nothing, in Azure or here.")
                .footer("%nExample:", "  azwi-provision plan -f workload-identity.yaml");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Job job = Job.of(options, shell);
        Session session = Session.open(job, access, true);
        StringBuilder text = new StringBuilder();
        List<String> notes = new ArrayList<>();
        int changes = 0;
        for (Step step : session.steps()) {
            Reading reading = step.read();
            append(text, step.title(), reading, shell.outStyle());
            notes.addAll(reading.notes());
            changes += reading.action() == Action.KEEP ? 0 : 1;
        }
        notes.addAll(job.plan().notes());
        notes.forEach(note -> text.append(shell.outStyle().yellow("!"))
                .append(' ')
                .append(ResultLines.printable(note))
                .append('\n'));
        text.append(changes == 0 ? "Nothing to do.\n" : changes + (changes == 1 ? " step" : " steps") + " to do.\n");
        Output.write(shell, text.toString());
        session.credentials().checkNumber();
        return ExitCode.OK;
    }

    private static void append(StringBuilder text, String title, Reading reading, Style style) {
        text.append(reading.action().painted(style))
                .append(' ')
                .append(ResultLines.printable(title))
                .append(": ")
                .append(reading.action().verb())
                .append('\n');
        if (reading.action() == Action.KEEP) {
            return;
        }
        for (Fact fact : reading.facts()) {
            if (!fact.same()) {
                String actual = fact.actual() == null ? "" : fact.actual() + " -> ";
                String wanted = fact.wanted() == null ? "none" : fact.wanted();
                text.append("    ")
                        .append(ResultLines.printable(fact.name() + ": " + actual + wanted))
                        .append('\n');
            }
        }
    }
}
