package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn kind}: the config of the management cluster. */
final class KindCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "kind");
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description(
                        "Prints the kind config of a management cluster whose API server signs tokens with the key pair.")
                .footer("%nExample:", "  azwi-fn kind -f workload-identity.yaml | kind create cluster --config=-");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Output.write(shell, KindFile.of(ConfigOptions.load(options, shell), shell));
        return ExitCode.OK;
    }
}
