package dev.azwifn.provision;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A projected service account token as kube-apiserver signs it; no line of the program takes part.
 *
 * @param keyID null for the one that the API server computes from the key
 * @param issued before or after now
 */
record ServiceAccountToken(
        String issuer,
        String subject,
        PrivateKey key,
        @Nullable String keyID,
        Duration issued,
        Duration lifetime) {
    static ServiceAccountToken of(String issuer, String subject, PrivateKey key) {
        return new ServiceAccountToken(issuer, subject, key, null, Duration.ZERO, Duration.ofHours(1));
    }

    ServiceAccountToken subject(String other) {
        return new ServiceAccountToken(issuer, other, key, keyID, issued, lifetime);
    }

    ServiceAccountToken key(PrivateKey other) {
        return new ServiceAccountToken(issuer, subject, other, keyID, issued, lifetime);
    }

    ServiceAccountToken keyID(String other) {
        return new ServiceAccountToken(issuer, subject, key, other, issued, lifetime);
    }

    /** Signed with another key, under the ID of this one. */
    ServiceAccountToken forgedBy(PrivateKey other) {
        return new ServiceAccountToken(issuer, subject, other, computedKeyID(), issued, lifetime);
    }

    ServiceAccountToken issued(Duration fromNow) {
        return new ServiceAccountToken(issuer, subject, key, keyID, fromNow, lifetime);
    }

    ServiceAccountToken lifetime(Duration other) {
        return new ServiceAccountToken(issuer, subject, key, keyID, issued, other);
    }

    String serialize() {
        Instant from = Instant.now().plus(issued);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject(subject)
                .audience("api://AzureADTokenExchange")
                .issueTime(Date.from(from))
                .notBeforeTime(Date.from(from))
                .expirationTime(Date.from(from.plus(lifetime)))
                .claim("kubernetes.io", Map.of("namespace", subject.split(":")[2]))
                .build();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(keyID == null ? computedKeyID() : keyID)
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** Base64url of SHA-256 over the public key's SubjectPublicKeyInfo. */
    private String computedKeyID() {
        try {
            RSAPrivateCrtKey rsa = (RSAPrivateCrtKey) key;
            byte[] info = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()))
                    .getEncoded();
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(info));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
