package dev.azwifn.trust;

import dev.azwifn.capz.KeySecret;
import dev.azwifn.krm.Resource;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.yaml.Operation;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A Secret {@code <cluster>-sa} that was given; perhaps in another form, as an ExternalSecret or a SealedSecret. */
record GivenKeySecret(Resource resource) {
    private static final JsonPointer TYPE = JsonPointer.compile("/type");
    private static final JsonPointer LABELS = JsonPointer.compile("/metadata/labels");

    /**
     * Checks the keys in it, as far as they can be read.
     *
     * @param trusted the keys that Entra ID knows, or is to know; empty if that is not known
     */
    void check(List<RSAPublicKey> trusted, ChainReport report) {
        String problem = problem(trusted);
        if (problem != null) {
            report.find(
                    Check.CONTROL_PLANE_SECRET,
                    resource,
                    JsonPointer.empty(),
                    problem,
                    "put the key pair of spec.keys into it: tls.key the private key, tls.crt the public key",
                    null);
        }
    }

    /** Checks that Cluster API takes it for what it is. */
    void checkForm(String cluster, ChainReport report) {
        if (!resource.kind().equals("Secret")) {
            return; // what it becomes, another tool says
        }
        for (String key : List.of(KeySecret.PUBLIC_KEY, KeySecret.PRIVATE_KEY)) {
            if (text(key).isEmpty()) {
                report.find(
                        Check.CONTROL_PLANE_SECRET_KEY,
                        resource,
                        JsonPointer.empty(),
                        "the Secret has no " + key,
                        KeySecret.remedy(cluster, resource.namespace()),
                        null);
            }
        }
        JsonNode type = resource.view().at(TYPE);
        if (!type.asString("").equals(KeySecret.TYPE)) {
            report.find(
                    Check.CONTROL_PLANE_SECRET_FORM,
                    resource,
                    TYPE,
                    "the Secret's type is " + (type.isMissingNode() ? "Opaque" : type.asString("")),
                    "type: " + KeySecret.TYPE,
                    Edit.of(resource, Operation.add(TYPE, Operation.text(KeySecret.TYPE))));
        }
        JsonNode labels = resource.view().at(LABELS);
        if (!labels.path(KeySecret.LABEL).asString("").equals(cluster)) {
            Operation repair = labels.isObject()
                    ? Operation.add(LABELS.appendProperty(KeySecret.LABEL), Operation.text(cluster))
                    : Operation.add(
                            LABELS, JsonNodeFactory.instance.objectNode().put(KeySecret.LABEL, cluster));
            report.find(
                    Check.CONTROL_PLANE_SECRET_FORM,
                    resource,
                    LABELS,
                    "the Secret is not labelled as one of the cluster " + cluster,
                    KeySecret.LABEL + ": " + cluster,
                    Edit.of(resource, repair));
        }
    }

    private @Nullable String problem(List<RSAPublicKey> trusted) {
        SigningKey signing = signing();
        PublicKeys verifying = verifying();
        if (signing != null && !trusted.isEmpty() && !trusted.contains(signing.publicKey())) {
            return "tls.key has the key ID " + signing.keyId() + ", which is no key of this issuer";
        }
        if (signing != null && verifying != null && !verifying.contains(signing.publicKey())) {
            return "tls.crt is not the public half of tls.key";
        }
        return verifying != null && !trusted.isEmpty() && Collections.disjoint(verifying.keys(), trusted)
                ? "tls.crt is no public key of this issuer"
                : null;
    }

    private @Nullable SigningKey signing() {
        try {
            return SigningKey.parse(text(KeySecret.PRIVATE_KEY), resource.name());
        } catch (OidcException e) {
            return null; // missing, encrypted or a placeholder: another tool puts the key there
        }
    }

    private @Nullable PublicKeys verifying() {
        try {
            return PublicKeys.parse(text(KeySecret.PUBLIC_KEY), resource.name());
        } catch (OidcException e) {
            return null;
        }
    }

    /** What is under a key; empty if nothing is, or nothing that can be read. */
    private String text(String key) {
        String plain = resource.view().path("stringData").path(key).asString("");
        if (!plain.isEmpty()) {
            return plain;
        }
        String encoded = resource.view().path("data").path(key).asString("");
        try {
            return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }
}
