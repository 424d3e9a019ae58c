package dev.azwifn.provision;

import dev.azwifn.command.Command;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-provision status}: whether Azure still holds what the config says. */
record StatusCommand(AzureAccess access) implements Command {
    /** What is printed. */
    enum Format {
        TABLE,
        YAML
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "status");
        spec.addOption(OptionSpec.builder("-o", "--output")
                .paramLabel("FORMAT")
                .type(Format.class)
                .defaultValue("table")
                .description("table for people; yaml also has the identity's IDs and all its federated credentials.")
                .build());
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        Job.addOptions(spec);
        spec.usageMessage()
                .description(
                        "Prints what should be in Azure beside what is. The exit code is 1 if anything differs. It changes"
                                + " nothing.")
                .footer(
                        "%nExamples:",
                        "  azwi-provision status -f workload-identity.yaml",
                        "  azwi-provision status -f workload-identity.yaml --output yaml > actual.yaml");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Session session = Session.open(Job.of(options, shell), access, true);
        List<StatusRow> rows = new ArrayList<>();
        for (Step step : session.steps()) {
            rows.add(new StatusRow(step.title(), step.read()));
        }
        Format format = options.matchedOptionValue("--output", Format.TABLE);
        Output.write(
                shell,
                format == Format.YAML
                        ? StatusYaml.of(
                                rows, session.found(), session.credentials().existing())
                        : StatusTable.of(rows, shell.outStyle()));
        return rows.stream().anyMatch(row -> row.reading().differs()) ? ExitCode.FAILED : ExitCode.OK;
    }
}
