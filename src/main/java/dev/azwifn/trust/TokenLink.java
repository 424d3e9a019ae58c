package dev.azwifn.trust;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.azwifn.oidc.Jwks.Jwk;
import dev.azwifn.oidc.KeyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real token, held against the chain in the order in which Entra ID does it: the first thing that does not fit is the error that it
 * answers with.
 */
final class TokenLink {
    /** Documented is a day; refused is what is valid for more than an hour beyond. */
    private static final Duration LONGEST = Duration.ofHours(25);

    /** How far the clock here may be behind. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String LEGACY_ISSUER = "kubernetes/serviceaccount";
    private static final String NEW_TOKEN =
            "kubectl create token -n capz-system capz-manager --audience " + FederatedCredential.AUDIENCE;

    private final ServiceAccountToken token;
    private final JWSObject jws;
    private final JWTClaimsSet claims;
    private final List<FederatedCredential> credentials;
    private final boolean isActual;
    private final @Nullable String configured;
    private final List<Jwk> keys;
    private final ChainReport report;
    private @Nullable String answer;

    private TokenLink(
            ServiceAccountToken token,
            JWSObject jws,
            JWTClaimsSet claims,
            Evidence evidence,
            List<Jwk> keys,
            ChainReport report) {
        this.token = token;
        this.jws = jws;
        this.claims = claims;
        this.keys = keys;
        this.report = report;
        ActualIdentity actual = evidence.actual();
        isActual = actual != null;
        configured = IssuerLink.expected(evidence);
        credentials = actual == null
                ? evidence.planned()
                : actual.entries().stream()
                        .map(ActualIdentity.Entry::credential)
                        .toList();
    }

    /**
     * Checks the token, if there is one.
     *
     * @param keySet what is published; if that is not known, the local keys take its place
     */
    static void check(Evidence evidence, @Nullable Published keySet, KeyPairLink.Keys local, ChainReport report) {
        ServiceAccountToken token = evidence.token();
        if (token == null) {
            return;
        }
        JWSObject jws = token.jws();
        JWTClaimsSet claims = token.claims();
        if (jws == null || claims == null) {
            report.find(
                    Check.TOKEN_FORM, Place.of(token.source()), "this " + token.problem(), "a new one: " + NEW_TOKEN);
            return;
        }
        List<Jwk> published = keySet == null ? null : keySet.keys();
        List<Jwk> keys = published == null
                ? local.publicKeys().stream()
                        .map(key -> new Jwk(KeyId.of(key), key))
                        .toList()
                : published;
        new TokenLink(token, jws, claims, evidence, keys, report).check();
    }

    private void check() {
        fact(Link.SERVICE_ACCOUNTS, "token's subject", claims.getSubject());
        fact(Link.SERVICE_ACCOUNTS, "token's audience", String.join(", ", claims.getAudience()));
        fact(Link.API_SERVER, "token's issuer", claims.getIssuer());
        fact(Link.API_SERVER, "token's kid", jws.getHeader().getKeyID());
        JOSEObjectType type = jws.getHeader().getType();
        if (type != null && !type.equals(JOSEObjectType.JWT)) {
            find(Check.TOKEN_FORM, "this is a token of type " + Visible.of(type.getType()), "a new one: " + NEW_TOKEN);
        } else if (LEGACY_ISSUER.equals(claims.getIssuer())) {
            find(
                    Check.TOKEN_LEGACY,
                    "this is a token of a Secret: it has no audience, and never expires",
                    "one as controllers get it: " + NEW_TOKEN);
        } else {
            checkCredentials();
            checkSignature();
            checkTimes();
        }
        report.fact(Link.CREDENTIALS, "Entra ID's answer to the token", answer == null ? "an access token" : answer);
    }

    private void checkCredentials() {
        String issuer = text(claims.getIssuer());
        if (IssuerLink.isEntra(issuer)) {
            find(
                    Check.TOKEN_ISSUER_ENTRA,
                    "the token is one of Entra ID, not of the API server",
                    "a token of the service account: " + NEW_TOKEN);
            return;
        }
        if (credentials.isEmpty()) {
            report.missing(Link.CREDENTIALS, "no issuer is configured, so that no credential is known for the token");
            return;
        }
        List<FederatedCredential> ofIssuer = credentials.stream()
                .filter(credential -> credential.issuer().equals(issuer))
                .toList();
        if (ofIssuer.isEmpty()) {
            differs(
                    Check.TOKEN_ISSUER,
                    "no federated credential has the token's issuer",
                    nearestIssuer(issuer),
                    issuer,
                    "--service-account-issuer of the API server, or spec.issuer.url and azwi-provision apply");
            return;
        }
        checkSubject(ofIssuer);
    }

    private void checkSubject(List<FederatedCredential> ofIssuer) {
        String subject = text(claims.getSubject());
        List<FederatedCredential> ofSubject = ofIssuer.stream()
                .filter(credential -> credential.subject().equals(subject))
                .toList();
        if (!ofSubject.isEmpty()) {
            checkAudience(ofSubject);
            return;
        }
        List<String> subjects =
                ofIssuer.stream().map(FederatedCredential::subject).toList();
        boolean caseOnly = subjects.stream().anyMatch(subject::equalsIgnoreCase);
        differs(
                caseOnly ? Check.TOKEN_SUBJECT_CASE : Check.TOKEN_SUBJECT,
                "no federated credential has the token's subject",
                nearest(subjects, subject),
                subject,
                "spec.serviceAccounts and azwi-provision apply, if this service account is to be trusted");
    }

    private void checkAudience(List<FederatedCredential> ofSubject) {
        for (FederatedCredential credential : ofSubject) {
            if (claims.getAudience().contains(credential.audience())) {
                report.fact(
                        Link.CREDENTIALS,
                        isActual ? "matches the token" : "planned, matches the token",
                        credential.name());
                return;
            }
        }
        differs(
                Check.TOKEN_AUDIENCE,
                "the federated credential for this issuer and subject has another audience",
                ofSubject.get(0).audience(),
                String.join(", ", claims.getAudience()),
                "a token for Azure: " + NEW_TOKEN);
    }

    private void checkSignature() {
        JWSAlgorithm algorithm = jws.getHeader().getAlgorithm();
        if (!algorithm.equals(JWSAlgorithm.RS256)) {
            find(
                    Check.TOKEN_ALGORITHM,
                    "the token is signed with " + Visible.of(algorithm.getName()) + ", not RS256",
                    "an RSA key pair for the API server: azwi-fn keys");
            return;
        }
        if (keys.isEmpty()) {
            report.missing(Link.JWKS, "no public key is known to verify the token with");
            return;
        }
        String kid = jws.getHeader().getKeyID();
        List<Jwk> named = keys.stream().filter(key -> key.kid().equals(kid)).toList();
        if (named.isEmpty()) {
            find(
                    Check.TOKEN_KEY,
                    kid == null
                            ? "the token names no key"
                            : "the token is signed with the key " + Visible.of(kid) + ", which is not published",
                    "the API server's public key in the key set: azwi-fn oidc --key FILE --out DIR");
        } else if (named.stream().noneMatch(this::verifies)) {
            find(
                    Check.TOKEN_SIGNATURE,
                    "the signature does not verify with the key " + Visible.of(String.valueOf(kid)),
                    "an untouched token: " + NEW_TOKEN + "; or the right key in the key set: azwi-fn oidc --out DIR");
        }
    }

    private boolean verifies(Jwk key) {
        try {
            return jws.verify(new RSASSAVerifier(key.key()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private void checkTimes() {
        Instant expires = instant(claims.getExpirationTime());
        Instant from = instant(claims.getNotBeforeTime());
        Instant issued = instant(claims.getIssueTime());
        Instant begins = from == null ? issued : from;
        if (expires == null) {
            find(Check.TOKEN_LEGACY, "the token never expires", "one as controllers get it: " + NEW_TOKEN);
            return;
        }
        report.fact(Link.SERVICE_ACCOUNTS, "token expires", expires.toString());
        if (!expires.isAfter(token.readAt())) {
            find(Check.TOKEN_TIME, "the token expired at " + expires, "a new one: " + NEW_TOKEN);
        } else if (from != null && from.isAfter(token.readAt().plus(TOLERANCE))) {
            find(
                    Check.TOKEN_TIME,
                    "the token is valid from " + from + " only",
                    "the clock of the control plane, or of this machine");
        }
        if (begins != null && Duration.between(begins, expires).compareTo(LONGEST) > 0) {
            find(
                    Check.TOKEN_LIFETIME,
                    "the token is valid for "
                            + Duration.between(begins, expires).toHours() + " hours",
                    "a shorter one, as controllers get it: " + NEW_TOKEN);
        }
    }

    private void differs(Check check, String message, String expected, String found, String fix) {
        answer(check);
        report.find(check, Place.of(token.source()), message, new TextDifference(expected, found), fix, null);
    }

    private void find(Check check, String message, String fix) {
        answer(check);
        report.find(check, Place.of(token.source()), message, fix);
    }

    /** Only the first counts. */
    private void answer(Check check) {
        answer = answer == null ? String.valueOf(check.code()) : answer;
    }

    private void fact(Link link, String name, @Nullable String value) {
        report.fact(link, name, value);
    }

    /** One that is almost it; else the config's, and not that of another cluster. */
    private String nearestIssuer(String found) {
        List<String> issuers =
                credentials.stream().map(FederatedCredential::issuer).toList();
        String nearest = nearest(issuers, found);
        boolean isSlight = new TextDifference(nearest, found).isSlight();
        return !isSlight && configured != null && issuers.contains(configured) ? configured : nearest;
    }

    /** The one that differs in the fewest characters. */
    private static String nearest(List<String> candidates, String found) {
        String nearest = candidates.get(0);
        for (String candidate : candidates) {
            nearest = Alignment.distance(candidate, found) < Alignment.distance(nearest, found) ? candidate : nearest;
        }
        return nearest;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }

    private static String text(@Nullable String claim) {
        return claim == null ? "" : claim;
    }
}
