package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn rotate}: another key pair, without a moment in which a token is refused. */
record RotateCommand(Surroundings around) implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "rotate");
        for (RotateStep step : RotateStep.values()) {
            spec.addSubcommand(step.text(), new RotateStepCommand(step, around).spec());
        }
        spec.addSubcommand("status", new RotateStatusCommand(around).spec());
        spec.usageMessage()
                .description("Rotates the key pair without an outage: says what comes next, what to wait for and until"
                        + " when, and refuses what would break tokens that are in use.")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "%nExamples:",
                        "  azwi-fn rotate start -f workload-identity.yaml",
                        "  azwi-fn rotate publish -f workload-identity.yaml --out site",
                        "  azwi-fn rotate publish -f workload-identity.yaml --online",
                        "  azwi-fn rotate switch -f workload-identity.yaml",
                        "  azwi-fn rotate finish -f workload-identity.yaml --out site",
                        "  azwi-fn rotate status -f workload-identity.yaml",
                        "%nExit codes: 0 done; 1 refused, or not yet; 2 wrong usage.");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        throw new UsageException("name a step of the rotation: start, publish, switch, finish, status or abort");
    }
}
