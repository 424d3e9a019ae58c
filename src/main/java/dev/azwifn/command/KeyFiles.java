package dev.azwifn.command;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.rotate.RotationFile;
import java.nio.file.Path;

/** What the commands about keys read from the config. */
public final class KeyFiles {
    private KeyFiles() {}

    public static KeyPairFiles of(WorkloadIdentity config, Shell shell) {
        return new KeyPairFiles(
                shell.directory().resolve(config.keys().privateKeyFile()),
                shell.directory().resolve(config.keys().publicKeyFile()));
    }

    /** Where a rotation of the key pair is. */
    public static RotationFile rotation(WorkloadIdentity config, Shell shell) {
        return RotationFile.of(shell.directory().resolve(config.keys().privateKeyFile()));
    }

    /** The keys to publish: those of the public key file, which must be all that a rotation needs. */
    public static PublicKeys published(WorkloadIdentity config, Shell shell) {
        Path file = shell.directory().resolve(config.keys().publicKeyFile());
        PublicKeys keys = PublicKeys.readForApiServer(file);
        rotation(config, shell).requireIn(keys, file);
        return keys;
    }

    public static Issuer issuer(WorkloadIdentity config) {
        return config.signingIssuer()
                .orElseThrow(() -> new CommandException("no issuer: set spec.issuer.url (or --issuer-url, or"
                        + " SERVICE_ACCOUNT_ISSUER), or spec.issuer.storageAccount and spec.issuer.container"));
    }
}
