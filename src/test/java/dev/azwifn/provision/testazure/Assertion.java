package dev.azwifn.provision.testazure;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * A token of somebody else that is to be exchanged. The checks are those of Entra ID, in its order, with its codes; the texts
 * are not its own.
 */
final class Assertion {
    private static final int KEYS = 100; // the others do not count
    private static final Duration LONGEST = Duration.ofHours(25);
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final String NO_MATCH = "invalid_client";
    private static final String UNREADABLE = "invalid_request";

    private final SignedJWT token;
    private final JWTClaimsSet claims;

    private Assertion(SignedJWT token, JWTClaimsSet claims) {
        this.token = token;
        this.claims = claims;
    }

    static Assertion parse(String text) throws EntraError {
        try {
            SignedJWT token = SignedJWT.parse(text);
            return new Assertion(token, token.getJWTClaimsSet());
        } catch (ParseException e) {
            throw new EntraError("invalid_request", 50027, "the client assertion is no valid JWT.");
        }
    }

    /** Throws unless one of an identity's federated credentials is meant by this token, and its issuer has signed it. */
    void check(List<ObjectNode> credentials, Internet internet, String entra) throws EntraError, InterruptedException {
        match(credentials);
        verify(keys(internet));
        checkTimes();
        if (claims.getIssuer().startsWith(entra)) {
            throw new EntraError("invalid_request", 700222, "a token of Entra ID itself cannot be exchanged.");
        }
    }

    private void match(List<ObjectNode> credentials) throws EntraError {
        if (credentials.isEmpty()) {
            throw new EntraError("unauthorized_client", 70025, "the client has no federated identity credentials.");
        }
        List<ObjectNode> left = filter(credentials, "issuer", claims.getIssuer()::equals);
        if (left.isEmpty()) {
            throw mismatch(700211, "issuer");
        }
        List<ObjectNode> sameSubject = filter(left, "subject", claims.getSubject()::equals);
        if (sameSubject.isEmpty()) {
            boolean caseOnly = !filter(left, "subject", claims.getSubject()::equalsIgnoreCase)
                    .isEmpty();
            throw mismatch(caseOnly ? 7002138 : 700213, "subject");
        }
        if (sameSubject.stream().noneMatch(credential -> claims.getAudience().contains(audience(credential)))) {
            throw mismatch(700212, "audience");
        }
    }

    private static List<ObjectNode> filter(List<ObjectNode> credentials, String member, Predicate<String> matches) {
        return credentials.stream()
                .filter(credential -> matches.test(Json.text(credential, "properties", member)))
                .toList();
    }

    private static String audience(ObjectNode credential) {
        return credential.path("properties").path("audiences").get(0).stringValue();
    }

    private EntraError mismatch(int code, String what) {
        return new EntraError(
                NO_MATCH,
                code,
                "no federated identity credential has the " + what + " of the presented assertion. Assertion Issuer: '"
                        + claims.getIssuer() + "'. Assertion Subject: '" + claims.getSubject()
                        + "'. Assertion Audience: '" + String.join(" ", claims.getAudience()) + "'.");
    }

    private JWKSet keys(Internet internet) throws EntraError, InterruptedException {
        String issuer = claims.getIssuer();
        String withoutSlash = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        byte[] discovery = fetch(internet, withoutSlash + "/.well-known/openid-configuration", 50166);
        try {
            byte[] keys = fetch(internet, Json.text(Json.read(discovery), "jwks_uri"), 501661);
            return JWKSet.parse(new String(keys, StandardCharsets.UTF_8));
        } catch (JacksonException | ParseException e) {
            throw new EntraError(UNREADABLE, 501661, "what the issuer serves is no OIDC document.");
        }
    }

    /** @param code if there is an answer, but not the document */
    private static byte[] fetch(Internet internet, String address, int code) throws EntraError, InterruptedException {
        try {
            HttpResponse<byte[]> response = internet.get(URI.create(address));
            if (response.statusCode() == 200) {
                return response.body();
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new EntraError(UNREADABLE, 90061, "the issuer's host cannot be reached.");
        }
        throw new EntraError(UNREADABLE, code, "the issuer's documents cannot be read.");
    }

    private void verify(JWKSet keys) throws EntraError {
        String kid = token.getHeader().getKeyID();
        JWK key = keys.getKeys().stream()
                .limit(KEYS)
                .filter(each -> kid.equals(each.getKeyID()))
                .findFirst()
                .orElseThrow(() ->
                        new EntraError(NO_MATCH, 7000272, "the issuer's keys have none with the ID '" + kid + "'."));
        try {
            if (token.verify(new RSASSAVerifier(key.toRSAKey()))) {
                return;
            }
        } catch (JOSEException e) {
            // An algorithm other than RS256 is as wrong as the signature.
        }
        throw new EntraError(NO_MATCH, 700027, "the assertion's signature is not of this key.");
    }

    private void checkTimes() throws EntraError {
        Instant now = Instant.now();
        Instant from = instant(claims.getNotBeforeTime() == null ? claims.getIssueTime() : claims.getNotBeforeTime());
        Instant until = instant(claims.getExpirationTime());
        if (now.isBefore(from.minus(SKEW)) || now.isAfter(until.plus(SKEW))) {
            throw new EntraError(
                    NO_MATCH, 700024, "the assertion is not within its time: " + from + " to " + until + ".");
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new EntraError(NO_MATCH, 70023, "the assertion is valid for longer than a day.");
        }
    }

    private static Instant instant(Date date) {
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
