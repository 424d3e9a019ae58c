package dev.azwifn.oidc;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The OpenID Connect discovery document of an issuer: where its keys are. */
public record DiscoveryDocument(Issuer issuer) {
    /** Byte for byte what the azure-workload-identity guide writes. */
    public String toJson() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("issuer", issuer.url()).put("jwks_uri", issuer.jwksUri());
        document.putArray("response_types_supported").add("id_token");
        document.putArray("subject_types_supported").add("public");
        document.putArray("id_token_signing_alg_values_supported").add("RS256");
        return JsonText.of(document) + "\n";
    }
}
