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
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.SigningKey;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn keys}: the key pair that signs service-account tokens. */
final class KeysCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "keys");
        spec.addOption(OptionSpec.builder("--size")
                .paramLabel("BITS")
                .type(int.class)
                .defaultValue(String.valueOf(SigningKey.DEFAULT_SIZE))
                .description("Bits of a new RSA key: 2048, 3072 or 4096.")
                .build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description(
                        "Makes the key pair that signs service-account tokens: sa.key, which only you can read, and sa.pub."
                                + " A pair that is there is checked and kept.")
                .footer("%nExample:", "  azwi-fn keys -f workload-identity.yaml");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        int size = options.matchedOptionValue("--size", SigningKey.DEFAULT_SIZE);
        if (!SigningKey.SIZES.contains(size)) {
            throw new UsageException("--size " + size + ": an RSA key for Entra ID has 2048, 3072 or 4096 bits");
        }
        WorkloadIdentity config = ConfigOptions.load(options, shell);
        KeyPairFiles files = KeyFiles.of(config, shell);
        KeyPairFiles.Outcome outcome = files.ensure(size);
        SigningKey key = files.read().signingKey();
        String privateLine = config.keys().privateKeyFile() + ": " + made(outcome == KeyPairFiles.Outcome.CREATED)
                + ", RSA " + key.size() + " bits; keep it secret";
        String publicLine = config.keys().publicKeyFile() + ": " + made(outcome != KeyPairFiles.Outcome.REUSED);
        Output.write(
                shell,
                ResultLines.printable(privateLine) + "\n" + ResultLines.printable(publicLine) + "\n" + "kid: "
                        + key.keyId() + "\n");
        return ExitCode.OK;
    }

    private static String made(boolean now) {
        return now ? "created" : "kept";
    }
}
