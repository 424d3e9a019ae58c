package dev.azwifn.cli;

import dev.azwifn.azure.AsoSettings;
import dev.azwifn.azure.AzScript;
import dev.azwifn.azure.PlanDiagram;
import dev.azwifn.azure.PlanDocument;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.yaml.BlockYaml;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn plan}: what Azure must hold, without asking Azure. */
final class PlanCommand implements Command {
    /** What is printed. */
    enum Format {
        TABLE,
        YAML,
        MERMAID,
        AZ,
        ASO
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "plan");
        spec.addOption(OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(Format.class)
                .defaultValue("table")
                .description("table; yaml, for machines; mermaid, a diagram; az, a bash script that does the same with"
                        + " the Azure CLI, and may be run again; aso, the Secret that tells Azure Service Operator its"
                        + " cloud.")
                .build());
        ConfigOptions.addAll(spec);
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        spec.usageMessage()
                .description("Prints what Azure must hold for the config; nothing is asked and nothing is changed.")
                .footer(
                        "%nExamples:",
                        "  azwi-fn plan -f workload-identity.yaml",
                        "  azwi-fn plan -f workload-identity.yaml --output az > provision.sh");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        WorkloadIdentity config = ConfigOptions.load(options, shell);
        Format format = options.matchedOptionValue("--output", Format.TABLE);
        if (format == Format.ASO) {
            Output.write(shell, BlockYaml.of(AsoSettings.of(config))); // needs nothing of the plan but the cloud
            return ExitCode.OK;
        }
        ProvisioningPlan plan = ProvisioningPlan.of(config);
        Output.write(
                shell,
                switch (format) {
                    case TABLE -> PlanTable.of(plan, keyIDs(config, shell), shell.outStyle());
                    case YAML -> BlockYaml.of(PlanDocument.of(plan, keyIDs(config, shell)));
                    case MERMAID -> PlanDiagram.of(plan);
                    case AZ -> AzScript.of(plan);
                    case ASO -> throw new IllegalStateException("printed already");
                });
        return ExitCode.OK;
    }

    /** Of the public key file; null if it is not there yet. */
    private static @Nullable List<String> keyIDs(WorkloadIdentity config, Shell shell) {
        Path file = shell.directory().resolve(config.keys().publicKeyFile());
        return Files.exists(file)
                ? Jwks.of(KeyFiles.published(config, shell)).keys().stream()
                        .map(Jwks.Jwk::kid)
                        .toList()
                : null;
    }
}
