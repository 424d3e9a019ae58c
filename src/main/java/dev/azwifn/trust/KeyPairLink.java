package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.rotate.Rotation;
import java.security.interfaces.RSAPublicKey;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key pair that the config names. */
final class KeyPairLink {
    private static final String REMEDY = "move it away and make a new pair: azwi-fn keys";

    /**
     * What could be read of it.
     *
     * @param signing the private key; null if it is not there, or not usable
     * @param verifying the public keys; null likewise
     */
    record Keys(@Nullable SigningKey signing, @Nullable PublicKeys verifying) {
        /** The public half of the key that signs; null if it is not known. */
        @Nullable
        RSAPublicKey signer() {
            if (signing != null) {
                return signing.publicKey();
            }
            // Of several, there is no telling which one signs.
            return verifying != null && verifying.keys().size() == 1
                    ? verifying.keys().get(0)
                    : null;
        }

        /** All public keys of the pair: one, unless keys are being rotated, or the halves do not fit. */
        List<RSAPublicKey> publicKeys() {
            Set<RSAPublicKey> all = new LinkedHashSet<>();
            if (signing != null) {
                all.add(signing.publicKey());
            }
            if (verifying != null) {
                all.addAll(verifying.keys());
            }
            return List.copyOf(all);
        }
    }

    private final HostFiles files;
    private final ChainReport report;

    private KeyPairLink(HostFiles files, ChainReport report) {
        this.files = files;
        this.report = report;
    }

    static Keys check(Evidence evidence, ChainReport report) {
        KeyPairLink link = new KeyPairLink(evidence.files(), report);
        WorkloadIdentity.Keys names = evidence.config().keys();
        String privateFile = names.privateKeyFile();
        String publicFile = names.publicKeyFile();
        Keys keys = new Keys(
                link.read(privateFile, () -> evidence.files().signingKey(privateFile)),
                link.read(publicFile, () -> evidence.files().publicKeys(publicFile)));
        link.compare(keys, privateFile, publicFile);
        RSAPublicKey signer = keys.signer();
        if (signer != null) {
            report.fact(Link.KEY_PAIR, "kid", KeyId.of(signer));
            Rotation rotation = evidence.files().rotation(privateFile);
            if (rotation != null) {
                report.fact(
                        Link.KEY_PAIR,
                        "rotation",
                        rotation.stage().text() + ", from " + rotation.oldKey() + " to " + rotation.newKey());
            }
            report.fact(Link.KEY_PAIR, "key", "RSA, " + signer.getModulus().bitLength() + " bits");
        }
        return keys;
    }

    private <K> @Nullable K read(String file, Supplier<K> reader) {
        switch (files.state(file)) {
            case UNKNOWN -> {
                return null;
            }
            case MISSING -> {
                report.missing(
                        Link.KEY_PAIR, file + " is not here: run this where the keys are, or name them in spec.keys");
                return null;
            }
            default -> {
                try {
                    K key = reader.get();
                    report.fact(Link.KEY_PAIR, "file", file);
                    return key;
                } catch (OidcException e) {
                    report.find(check(e.reason()), Place.of(file), file + ": " + problem(e), REMEDY);
                    return null;
                }
            }
        }
    }

    private void compare(Keys keys, String privateFile, String publicFile) {
        SigningKey signing = keys.signing();
        PublicKeys verifying = keys.verifying();
        if (signing != null && verifying != null && !verifying.contains(signing.publicKey())) {
            report.find(
                    Check.KEY_HALVES,
                    Place.of(publicFile),
                    publicFile + " is not the public half of " + privateFile + ", whose key ID is " + signing.keyId(),
                    "openssl pkey -in " + privateFile + " -pubout -out " + publicFile
                            + ", if it is the private key that counts");
        }
    }

    private static Check check(OidcException.Reason reason) {
        return switch (reason) {
            case NOT_RSA -> Check.KEY_NOT_RSA;
            case TOO_SMALL -> Check.KEY_SIZE;
            default -> Check.KEY_FILE;
        };
    }

    /** What is wrong, without what to do, which follows behind a semicolon. */
    private static String problem(OidcException e) {
        return e.problem().replaceFirst("; .*", "");
    }
}
