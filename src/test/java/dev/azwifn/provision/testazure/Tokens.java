package dev.azwifn.provision.testazure;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Access tokens: nobody checks their signature, so they have none. */
final class Tokens {
    /** Who runs the program, and may do everything. */
    static final UUID OPERATOR = UUID.nameUUIDFromBytes("operator".getBytes(StandardCharsets.UTF_8));

    static final String OPERATOR_OF_ARM = accessToken("https://management.core.windows.net/", OPERATOR.toString());
    static final String OPERATOR_OF_STORAGE = accessToken("https://storage.azure.com", OPERATOR.toString());

    private static final long LIFETIME = 86_400; // seconds

    private Tokens() {}

    /** @param principal who it is for: the object's ID */
    static String accessToken(String audience, String principal) {
        long now = System.currentTimeMillis() / 1000;
        String claims = Json.object()
                .put("aud", audience)
                .put("iss", "https://sts.windows.net/" + TestAzure.TENANT + "/")
                .put("oid", principal)
                .put("iat", now)
                .put("nbf", now - 60)
                .put("exp", now + LIFETIME)
                .toString();
        return encode("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encode(claims) + ".bm90LWEtc2lnbmF0dXJl";
    }

    /** The principal that an access token is for; empty if it is none of ours. */
    static String principal(String token) {
        String[] parts = token.split("\\.");
        return parts.length == 3 ? Json.text(Json.read(Base64.getUrlDecoder().decode(parts[1])), "oid") : "";
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
