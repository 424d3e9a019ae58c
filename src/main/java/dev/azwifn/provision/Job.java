package dev.azwifn.provision;

import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.InputFile;
import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.rotate.Publication;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What a command is to work on: all of it is read and checked before the first call to Azure.
 *
 * @param file where the outputs go; null if no file was given
 * @param withPrincipalID whether the principal ID is one of them
 */
record Job(
        WorkloadIdentity config,
        @Nullable ConfigFile file,
        ProvisioningPlan plan,
        boolean withPrincipalID,
        Duration timeout,
        Progress progress,
        Shell shell) {
    private static final String TIMEOUT = "--timeout";
    private static final String PRINCIPAL_ID = "--write-principal-id";

    /** The options of every command. */
    static void addOptions(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(TIMEOUT)
                .paramLabel("TIME")
                .type(String.class)
                .defaultValue("10m")
                .description("How long to wait for Azure altogether, between tries: 90s, 10m, 1h.")
                .build());
        ConfigOptions.addAll(spec);
    }

    static void addPrincipalID(CommandSpec spec) {
        spec.addOption(Specs.flag(
                        "Also writes the identity's principal ID into the file; once it is there, it is kept right.",
                        PRINCIPAL_ID)
                .build());
    }

    static Job of(ParseResult options, Shell shell) {
        Duration timeout = Timeout.parse(options.matchedOptionValue(TIMEOUT, "10m"));
        Sources sources = ConfigOptions.sources(options, shell);
        String name = options.matchedOptionValue("-f", (String) null);
        WorkloadIdentity config;
        ConfigFile file = null;
        if (name == null) {
            config = sources.load();
        } else {
            Path path = shell.directory().resolve(name);
            InputFile input = InputFile.of(name, shell);
            config = sources.loadFile(input.bytes(), name);
            file = ConfigFile.of(input, path);
        }
        return new Job(
                config,
                file,
                ProvisioningPlan.of(config),
                options.hasMatchedOption(PRINCIPAL_ID),
                timeout,
                new Progress(shell),
                shell);
    }

    /** The keys to publish, as far as a rotation of them is; a file with a private key is refused. */
    Publication keys() {
        return Publication.of(
                KeyFiles.published(config, shell),
                KeyFiles.rotation(config, shell).underWay());
    }

    Azure connect(AzureAccess access, boolean readOnly) {
        return Azure.connect(access, plan, readOnly, timeout, progress);
    }
}
