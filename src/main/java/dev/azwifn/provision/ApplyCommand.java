package dev.azwifn.provision;

import dev.azwifn.command.Command;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-provision apply}: makes Azure hold what the config says, and the config what Azure chose. */
record ApplyCommand(AzureAccess access) implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "apply");
        Job.addPrincipalID(spec);
        Job.addOptions(spec);
        spec.usageMessage()
                .description(
                        "Makes what is missing in Azure, repairs what differs, and leaves the rest alone. Then the client ID,"
                                + " and what else Azure has chosen, is in the file. An interrupted run is continued by the next.")
                .footer("%nExample:", "  az login", "  azwi-provision apply -f workload-identity.yaml");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Job job = Job.of(options, shell);
        Session session = Session.open(job, access, false);
        session.steps().forEach(Step::check);
        job.plan().notes().forEach(job.progress()::note);
        int changes = 0;
        for (Step step : session.steps()) {
            changes += take(step, job.progress()) ? 1 : 0;
        }
        if (job.file() == null) {
            Output.write(shell, outputs(job, session.found()));
        }
        job.progress().summary(changes == 0 ? "nothing to do" : "done");
        return ExitCode.OK;
    }

    /** Returns whether there was anything to do. */
    private static boolean take(Step step, Progress progress) {
        Reading reading = step.read();
        reading.change().run();
        String detail = reading.action() == Action.UPDATE ? " (" + reading.differences() + ")" : "";
        progress.step(reading.action(), step.title(), reading.action().done() + detail);
        reading.notes().forEach(progress::note);
        return reading.action() != Action.KEEP;
    }

    /** For a file that the user has still to write. */
    private static String outputs(Job job, Found found) {
        StringBuilder text = new StringBuilder();
        Chosen.of(found, job.config(), null, true)
                .forEach(chosen ->
                        text.append(ResultLines.printable(chosen.toString())).append('\n'));
        return text.toString();
    }
}
