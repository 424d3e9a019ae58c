package dev.azwifn.rotate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** API servers that sign and verify tokens, and token services that keep the published keys for up to an hour. */
final class World {
    private static final int CACHES = 12;
    private static final int KEPT = 60; // minutes

    private record Keys(Map<String, RSAPublicKey> byId) {
        static Keys of(PublicKeys keys) {
            Map<String, RSAPublicKey> byId = new HashMap<>();
            keys.keys().forEach(key -> byId.put(KeyId.of(key), key));
            return new Keys(byId);
        }
    }

    private record Token(SignedJWT jwt, Instant expires) {}

    private final class Cache {
        private Keys keys = published;
        private int left = random.nextInt(KEPT);

        void minute() {
            if (left-- == 0) {
                keys = published;
                left = random.nextBoolean() ? KEPT - 1 : random.nextInt(KEPT);
            }
        }
    }

    private final Random random;
    private final Duration longest;
    private final List<SigningKey> signing = new ArrayList<>();
    private final List<Keys> verifying = new ArrayList<>();
    private final List<Cache> caches = new ArrayList<>();
    private final List<Token> tokens = new ArrayList<>();
    private final Map<Token, Set<Keys>> accepted = new IdentityHashMap<>();
    private Keys published;
    private Instant now;

    World(int apiServers, SigningKey key, PublicKeys keys, Duration longest, Instant now, Random random) {
        this.random = random;
        this.longest = longest;
        this.now = now;
        this.published = Keys.of(keys);
        for (int i = 0; i < apiServers; i++) {
            signing.add(key);
            verifying.add(published);
        }
        for (int i = 0; i < CACHES; i++) {
            caches.add(new Cache());
        }
    }

    Instant now() {
        return now;
    }

    void publish(PublicKeys keys) {
        published = Keys.of(keys);
    }

    void verify(int apiServer, PublicKeys keys) {
        verifying.set(apiServer, Keys.of(keys));
    }

    void sign(int apiServer, SigningKey key) {
        signing.set(apiServer, key);
    }

    Set<String> published() {
        return published.byId().keySet();
    }

    List<Set<String>> verifying() {
        return verifying.stream().map(keys -> keys.byId().keySet()).toList();
    }

    List<String> signing() {
        return signing.stream().map(SigningKey::keyId).toList();
    }

    /** A minute later. Caches are read anew, and now and then an API server issues a token. */
    void minute() {
        now = now.plus(Duration.ofMinutes(1));
        caches.forEach(Cache::minute);
        tokens.removeIf(token -> !now.isBefore(token.expires));
    }

    void issue() {
        for (SigningKey key : signing) {
            if (random.nextInt(6) == 0) {
                long seconds = random.nextInt(4) == 0 ? longest.toSeconds() : 1 + random.nextLong(longest.toSeconds());
                tokens.add(token(key, now.plusSeconds(seconds)));
            }
        }
    }

    private static Token token(SigningKey key, Instant expires) {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.keyId()).build(),
                new JWTClaimsSet.Builder()
                        .subject("system:serviceaccount:capz-system:capz-manager")
                        .expirationTime(Date.from(expires))
                        .build());
        try {
            jwt.sign(new RSASSASigner(key.privateKey()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return new Token(jwt, expires);
    }

    /** Who refuses a token that has not run out; null if nobody does. */
    @Nullable
    String outage() {
        for (Token token : tokens) {
            for (int i = 0; i < verifying.size(); i++) {
                if (!accepts(verifying.get(i), token)) {
                    return "API server " + i + " at " + now;
                }
            }
            for (Cache cache : caches) {
                if (!accepts(cache.keys, token)) {
                    return "Entra ID at " + now;
                }
            }
        }
        return null;
    }

    private boolean accepts(Keys keys, Token token) {
        Set<Keys> by = accepted.computeIfAbsent(token, each -> Collections.newSetFromMap(new IdentityHashMap<>()));
        return by.contains(keys) || verifies(keys, token) && by.add(keys);
    }

    private static boolean verifies(Keys keys, Token token) {
        RSAPublicKey key = keys.byId().get(token.jwt.getHeader().getKeyID());
        try {
            SignedJWT read = SignedJWT.parse(token.jwt.serialize());
            return key != null && read.verify(new RSASSAVerifier(key));
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
