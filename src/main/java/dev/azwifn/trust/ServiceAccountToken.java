package dev.azwifn.trust;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A service account token, as a controller would present it. Nothing of its text is ever shown.
 *
 * @param source its file, for messages
 * @param readAt when it was read; it is judged by that time
 * @param jws null if it is not one
 * @param claims null likewise
 * @param problem why it is not one; null if it is
 */
public record ServiceAccountToken(
        String source,
        Instant readAt,
        @Nullable JWSObject jws,
        @Nullable JWTClaimsSet claims,
        @Nullable String problem) {
    private static final String BEARER = "bearer ";

    /**
     * Reads the token itself, or what holds it: a TokenRequest ({@code kubectl create token -o json}) or an ExecCredential, as JSON
     * or YAML. What cannot be read is a token with a {@link #problem}.
     */
    public static ServiceAccountToken read(String text, String source, Instant readAt) {
        String token = token(text);
        if (token == null) {
            return broken(
                    source, readAt, "is neither a token nor a TokenRequest or ExecCredential with a status.token");
        }
        // Whoever copies it from a terminal may bring line ends along.
        String compact = token.replaceAll("\\s", "");
        int parts = compact.split("\\.", -1).length;
        if (parts != 3) {
            return broken(
                    source,
                    readAt,
                    "is no signed JWT, which has three parts with dots between them; this has " + parts);
        }
        try {
            JWSObject jws = JWSObject.parse(compact);
            if (jws.getPayload().toJSONObject() == null) {
                return broken(source, readAt, "holds no claims");
            }
            JWTClaimsSet claims = JWTClaimsSet.parse(jws.getPayload().toJSONObject());
            return new ServiceAccountToken(source, readAt, jws, claims, null);
        } catch (ParseException | IllegalArgumentException e) {
            // Its message may quote the token.
            return broken(source, readAt, "is no JWT: its parts are not base64 of JSON, or a claim has the wrong form");
        }
    }

    private static ServiceAccountToken broken(String source, Instant readAt, String problem) {
        return new ServiceAccountToken(source, readAt, null, null, problem);
    }

    private static @Nullable String token(String text) {
        String stripped = text.strip();
        if (stripped.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return stripped.substring(BEARER.length());
        }
        return stripped.startsWith("{") || stripped.contains("kind:") ? inObject(stripped) : stripped;
    }

    private static @Nullable String inObject(String text) {
        try {
            List<YamlDocument> documents = YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "token")
                    .documents();
            JsonNode token = documents.get(0).view().path("status").path("token");
            return token.isString() ? token.stringValue() : null;
        } catch (YamlException e) {
            return null;
        }
    }
}
