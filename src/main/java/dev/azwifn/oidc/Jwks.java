package dev.azwifn.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON Web Key Set (RFC 7517).
 *
 * @param keys the RSA keys with an ID, which may verify RS256
 * @param others the rest, as it was written: other algorithms for other clouds. Entra ID passes it over
 */
public record Jwks(List<Jwk> keys, List<JsonNode> others) {
    /** Entra ID looks no further. */
    public static final int MAX_KEYS = 100;

    /**
     * One key of the set.
     *
     * @param kid as tokens give it; {@link KeyId#of} for a set made here
     */
    public record Jwk(String kid, RSAPublicKey key) {}

    public Jwks {
        keys = List.copyOf(keys);
        others = List.copyOf(others);
    }

    public static Jwks of(PublicKeys publicKeys) {
        return ofAll(
                publicKeys.keys().stream()
                        .map(key -> new Jwk(KeyId.of(key), key))
                        .toList(),
                List.of());
    }

    /** A set to publish: throws an {@link OidcException} if Entra ID would not read all of it. */
    public static Jwks ofAll(List<Jwk> keys, List<JsonNode> others) {
        int size = keys.size() + others.size();
        if (size > MAX_KEYS) {
            throw new OidcException("the JWKS would have " + size + " keys, and Entra ID reads only the first "
                    + MAX_KEYS + "; leave out keys that no longer sign");
        }
        return new Jwks(keys, others);
    }

    /**
     * Reads a JWKS, whoever wrote it.
     *
     * @param source a file or URL, for messages
     */
    public static Jwks parse(String json, String source) {
        try {
            List<Jwk> keys = new ArrayList<>();
            for (JWK key : JWKSet.parse(json).getKeys()) {
                if (key instanceof RSAKey rsa && key.getKeyID() != null) {
                    keys.add(new Jwk(key.getKeyID(), rsa.toRSAPublicKey()));
                }
            }
            List<JsonNode> others = new ArrayList<>();
            for (JsonNode key : JsonMapper.shared().readTree(json).path("keys")) {
                if (!key.path("kty").asString("").equals("RSA")
                        || !key.path("kid").isString()) {
                    others.add(key);
                }
            }
            return new Jwks(keys, others);
        } catch (ParseException | JOSEException | JacksonException e) {
            throw new OidcException(source + ": is not a JWKS; write it with azwi-fn oidc");
        }
    }

    /** Byte for byte what {@code azwi jwks} writes, which has no line end; the others behind. */
    public String toJson() {
        ObjectNode set = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = set.putArray("keys");
        for (Jwk jwk : keys) {
            entries.addObject()
                    .put("use", "sig")
                    .put("kty", "RSA")
                    .put("kid", jwk.kid())
                    .put("alg", "RS256")
                    .put("n", Base64URL.encode(jwk.key().getModulus()).toString())
                    .put("e", Base64URL.encode(jwk.key().getPublicExponent()).toString());
        }
        others.forEach(entries::add);
        return JsonText.of(set);
    }
}
