package dev.azwifn.provision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is logged in, as the claims of an access token say. Of the token itself nothing is kept. */
record Caller(String name, String objectID) {
    private static final Caller UNKNOWN = new Caller("", "");

    static Caller of(TokenCredential credential, String scope) {
        try {
            return ofToken(credential
                    .getTokenSync(new TokenRequestContext().addScopes(scope))
                    .getToken());
        } catch (RuntimeException e) {
            return UNKNOWN; // this is for a message only
        }
    }

    static Caller ofToken(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length < 2) {
            return UNKNOWN;
        }
        try {
            String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            JsonNode claims = JsonMapper.shared().readTree(payload);
            String name = claims.path("upn")
                    .asString(claims.path("unique_name")
                            .asString(claims.path("appid").asString("")));
            return new Caller(name, claims.path("oid").asString(""));
        } catch (IllegalArgumentException | JacksonException e) {
            return UNKNOWN;
        }
    }

    /** {@code ada@example.org (object ID …)}, as far as it is known. */
    @Override
    public String toString() {
        if (objectID.isEmpty()) {
            return name.isEmpty() ? "whoever is logged in" : name;
        }
        return name.isEmpty() ? "object ID " + objectID : name + " (object ID " + objectID + ")";
    }
}
