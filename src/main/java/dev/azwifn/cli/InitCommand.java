package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.config.StarterFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn init}: a commented config to begin with. */
final class InitCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "init");
        spec.usageMessage()
                .description(
                        "Prints a commented WorkloadIdentity resource, filled in from the flags and the environment.")
                .footer(
                        "%nExample:",
                        "  export AZURE_TENANT_ID=... AZURE_SUBSCRIPTION_ID=...",
                        "  azwi-fn init > workload-identity.yaml");
        ConfigOptions.addFlags(spec);
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Output.write(shell, StarterFile.of(ConfigOptions.sources(options, shell)));
        return ExitCode.OK;
    }
}
