package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.KeyFiles;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.oidc.PublicKeys;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn oidc}: the two documents that an issuer serves. */
final class OidcCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "oidc");
        spec.addOption(OptionSpec.builder("--out")
                .paramLabel("DIR")
                .type(String.class)
                .required(true)
                .description("The folder to write them to; it mirrors what the issuer serves.")
                .build());
        spec.addOption(OptionSpec.builder("--key")
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("A further public key for the JWKS, while keys are rotated; may be repeated.")
                .build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description("Writes the two documents that the issuer serves: OIDC discovery document and JWKS.")
                .footer(
                        "%nExamples:",
                        "  azwi-fn oidc -f workload-identity.yaml --out site",
                        "  azwi-fn oidc -f workload-identity.yaml --key old.pub --out site");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        String out = options.matchedOptionValue("--out", "");
        if (out.isBlank()) {
            throw new UsageException("--out is empty: name a folder; . is the current one");
        }
        WorkloadIdentity config = ConfigOptions.load(options, shell);
        Path publicKey = shell.directory().resolve(config.keys().publicKeyFile());
        PublicKeys keys = PublicKeys.read(publicKey);
        KeyFiles.rotation(config, shell).requireIn(keys, publicKey);
        for (String file : options.matchedOptionValue("--key", List.<String>of())) {
            keys = keys.and(PublicKeys.read(shell.directory().resolve(file)));
        }
        Path folder = shell.directory().resolve(out);
        StringBuilder lines = new StringBuilder();
        for (OidcDocuments.Written written :
                new OidcDocuments(KeyFiles.issuer(config), Jwks.of(keys)).writeTo(folder)) {
            lines.append(ResultLines.printable(written.file().toString()))
                    .append(written.changed() ? ": written\n" : ": up to date\n");
        }
        Output.write(shell, lines.toString());
        return ExitCode.OK;
    }
}
