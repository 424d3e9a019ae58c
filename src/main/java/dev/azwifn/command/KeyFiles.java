package dev.azwifn.command;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.KeyPairFiles;

/** What the commands about keys read from the config. */
public final class KeyFiles {
    private KeyFiles() {}

    public static KeyPairFiles of(WorkloadIdentity config, Shell shell) {
        return new KeyPairFiles(
                shell.directory().resolve(config.keys().privateKeyFile()),
                shell.directory().resolve(config.keys().publicKeyFile()));
    }

    public static Issuer issuer(WorkloadIdentity config) {
        return config.signingIssuer()
                .orElseThrow(() -> new CommandException("no issuer: set spec.issuer.url (or --issuer-url, or"
                        + " SERVICE_ACCOUNT_ISSUER), or spec.issuer.storageAccount and spec.issuer.container"));
    }
}
