package dev.azwifn.trust;

import dev.azwifn.krm.Resource;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Secret {@code <cluster>-sa}, from which Cluster API takes a cluster's service account key pair: {@code tls.crt} is the public
 * key, {@code tls.key} the private one. It may be given in another form, as an ExternalSecret or a SealedSecret.
 */
record KeySecret(Resource resource) {
    private static final String SUFFIX = "-sa";

    static String name(String cluster) {
        return cluster + SUFFIX;
    }

    static List<KeySecret> in(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> isKind(resource.kind()) && resource.name().endsWith(SUFFIX))
                .map(KeySecret::new)
                .toList();
    }

    static boolean isKind(String kind) {
        return kind.endsWith("Secret");
    }

    /** What is wrong with the keys in it; null if they are those of the config, or cannot be read. */
    @Nullable
    String problem(KeyPairLink.Keys keys) {
        if (keys.publicKeys().isEmpty()) {
            return null;
        }
        SigningKey signing = signing();
        SigningKey ours = keys.signing();
        if (signing != null && ours != null && !signing.keyId().equals(ours.keyId())) {
            return "tls.key has the key ID " + signing.keyId() + ", not " + ours.keyId() + " of the config's";
        }
        PublicKeys verifying = verifying();
        return verifying != null && Collections.disjoint(verifying.keys(), keys.publicKeys())
                ? "tls.crt is not the config's public key"
                : null;
    }

    private @Nullable SigningKey signing() {
        String pem = pem("tls.key");
        try {
            return pem == null ? null : SigningKey.parse(pem, resource.name());
        } catch (OidcException e) {
            return null; // encrypted or a placeholder: another tool puts the key there
        }
    }

    private @Nullable PublicKeys verifying() {
        String pem = pem("tls.crt");
        try {
            return pem == null ? null : PublicKeys.parse(pem, resource.name());
        } catch (OidcException e) {
            return null;
        }
    }

    private @Nullable String pem(String key) {
        String plain = resource.view().path("stringData").path(key).asString("");
        if (!plain.isEmpty()) {
            return plain;
        }
        try {
            byte[] decoded = Base64.getMimeDecoder()
                    .decode(resource.view().path("data").path(key).asString(""));
            return decoded.length == 0 ? null : new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
