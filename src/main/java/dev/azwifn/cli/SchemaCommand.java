package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.ConfigSchema;
import dev.azwifn.config.FunctionDefinition;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn schema}: what a config may hold, for editors and function catalogues. */
final class SchemaCommand implements Command {
    /** What is printed. */
    enum Format {
        YAML,
        JSON
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "schema");
        spec.addOption(OptionSpec.builder("--kind")
                .paramLabel("KIND")
                .type(String.class)
                .defaultValue(ConfigSchema.KINDS.get(0))
                .description("The kind of config: " + String.join(" or ", ConfigSchema.KINDS) + ".")
                .build());
        spec.addOption(OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(Format.class)
                .defaultValue("yaml")
                .description("yaml for the function's KRMFunctionDefinition, json for a JSON Schema.")
                .build());
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        spec.usageMessage()
                .description("Prints the schema of the config, for editors and function catalogues.")
                .footer("%nExample:", "  azwi-fn schema --output json > workload-identity.schema.json");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        String kind = options.matchedOptionValue("--kind", ConfigSchema.KINDS.get(0));
        if (!ConfigSchema.KINDS.contains(kind)) {
            throw new UsageException("'" + kind + "' has no schema; write " + String.join(" or ", ConfigSchema.KINDS));
        }
        Format format = options.matchedOptionValue("--output", Format.YAML);
        Output.write(
                shell,
                format == Format.JSON
                        ? ConfigSchema.json(kind).toPrettyString() + "\n"
                        : FunctionDefinition.yaml(kind));
        return ExitCode.OK;
    }
}
