package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JwksTest {
    private static final long SEED = 4;
    private static final Issuer ISSUER = new Issuer("https://acct.blob.core.windows.net/oidc/");

    @TempDir
    Path folder;

    /** The public key of azure-workload-identity's own test of {@code azwi jwks}, and the JWKS that it expects. */
    @Test
    void golden() throws Exception {
        Path file = Files.writeString(folder.resolve("sa.pub"), """
                -----BEGIN PUBLIC KEY-----
                MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA1QJE2YmLbvMLP6FtzcfP
                zGbSDbHEEtA0mH6kwgrOrlKs83zj2vr6Y5k/ZcGdIbsdm5vDj2IxtSkE+pSDtgFM
                2iq0sJ7xuE6RYmlrtBm+H2WHvXrP9RrG1EfO7iWs6Czj4A/Ddxg3kNUiQCtQEJww
                H2pfrUkh8STQhST/T86pq5AIFCuQiQSrkfC80eD9bUFypV3CLB2M9Fa1hbvOWbzS
                F93/I0toUK2+oPgVW6m2EwMyy8Fh/3KRixrAJO8g+D4d537C1fa1vJJRlMRFtLMA
                /bo6k1fAtNsVQuQoML5CmRrvNT7ZpXRLaQy64OSFrVLD3Pb7wct7b4g2xQECixQo
                dwIDAQAB
                -----END PUBLIC KEY-----
                """);

        assertThat(Jwks.of(PublicKeys.read(file)).toJson()).isEqualTo("""
                        {
                          "keys": [
                            {
                              "use": "sig",
                              "kty": "RSA",
                              "kid": "2A3FPpix2keOV1SGPQiM0_wVemz4XOIgQyJJnpu5sPE",
                              "alg": "RS256",
                              "n": "1QJE2YmLbvMLP6FtzcfPzGbSDbHEEtA0mH6kwgrOrlKs83zj2vr6Y5k_ZcGdIbsdm5vDj2IxtSkE-pSDtgFM2iq0sJ7xuE6RYmlrtBm-H2WHvXrP9RrG1EfO7iWs6Czj4A_Ddxg3kNUiQCtQEJwwH2pfrUkh8STQhST_T86pq5AIFCuQiQSrkfC80eD9bUFypV3CLB2M9Fa1hbvOWbzSF93_I0toUK2-oPgVW6m2EwMyy8Fh_3KRixrAJO8g-D4d537C1fa1vJJRlMRFtLMA_bo6k1fAtNsVQuQoML5CmRrvNT7ZpXRLaQy64OSFrVLD3Pb7wct7b4g2xQECixQodw",
                              "e": "AQAB"
                            }
                          ]
                        }\
                        """);
    }

    @Test
    void aTokenVerifiesAgainstTheSetReadBackFromItsFile() throws Exception {
        SigningKey old = TestKeys.key();
        SigningKey current = TestKeys.key(2048, 1);
        KeyPairFiles files = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
        Files.writeString(files.privateKey(), current.pem());
        Files.writeString(files.publicKey(), new PublicKeys(List.of(current.publicKey(), old.publicKey())).pem());
        new OidcDocuments(ISSUER, Jwks.of(files.read().publicKeys())).writeTo(folder);
        String published = Files.readString(folder.resolve("openid/v1/jwks"));

        for (SigningKey key : List.of(SigningKey.read(files.privateKey()), old)) {
            assertThat(verify(token(key, key.keyId()), published).getIssuer()).isEqualTo(ISSUER.url());
        }
        SigningKey stranger = TestKeys.key(2048, 2);
        assertThatThrownBy(() -> verify(token(stranger, stranger.keyId()), published))
                .isInstanceOf(BadJOSEException.class);
        assertThatThrownBy(() -> verify(token(stranger, old.keyId()), published))
                .isInstanceOf(BadJOSEException.class);
    }

    @Test
    void anyKeysSurviveTheRoundTripAndTheOrderStays() throws Exception {
        Random random = new Random(SEED);
        for (int run = 0; run < 50; run++) {
            List<RSAPublicKey> keys = new ArrayList<>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                keys.add(anyKey(random));
            }
            Jwks set = Jwks.of(new PublicKeys(keys));
            String json = set.toJson();

            assertThat(Jwks.parse(json, "jwks")).isEqualTo(set);
            assertThat(set.keys()).extracting(Jwks.Jwk::key).isEqualTo(keys);
            assertThat(Jwks.parse(json, "jwks").toJson()).isEqualTo(json);
            assertThat(JWKSet.parse(json).getKeys()).allSatisfy(key -> {
                assertThat(key.getKeyUse().identifier()).isEqualTo("sig");
                assertThat(key.getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
                assertThat(key.isPrivate()).isFalse();
            });
        }
    }

    @Test
    void keysOfOtherAlgorithmsStayAsTheyAre() {
        String json = Jwks.of(new PublicKeys(List.of(TestKeys.key().publicKey())))
                .toJson()
                .replace(
                        "\"keys\": [",
                        "\"keys\": [{\"kty\": \"EC\", \"crv\": \"P-256\", \"kid\": \"ec\","
                                + " \"x\": \"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                                + " \"y\": \"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"},");

        Jwks set = Jwks.parse(json, "jwks");

        assertThat(set.keys())
                .extracting(Jwks.Jwk::kid)
                .containsExactly(TestKeys.key().keyId());
        assertThat(set.others())
                .extracting(key -> key.path("kid").stringValue())
                .containsExactly("ec");
        assertThat(Jwks.parse(set.toJson(), "jwks")).isEqualTo(set);
    }

    @Test
    void whatIsNoSetIsAnError() {
        for (String text : List.of("", "{", "[]", "{}", "<html>", "{\"keys\": [{\"kty\": \"RSA\"}]}")) {
            assertThatThrownBy(() -> Jwks.parse(text, "https://issuer/openid/v1/jwks"))
                    .as(text)
                    .isInstanceOf(OidcException.class)
                    .hasMessageStartingWith("https://issuer/openid/v1/jwks: is not a JWKS");
        }
    }

    @Test
    void moreKeysThanEntraReadsAreAnError() {
        Random random = new Random(SEED);
        List<RSAPublicKey> keys = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            keys.add(anyKey(random));
        }

        assertThat(Jwks.of(new PublicKeys(keys.subList(0, 100))).keys()).hasSize(100);
        assertThatThrownBy(() -> Jwks.of(new PublicKeys(keys)))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("would have 101 keys");
    }

    /** Not of two primes, which nobody can see from outside. */
    private static RSAPublicKey anyKey(Random random) {
        int size = 2048 + 8 * random.nextInt(200);
        BigInteger modulus = new BigInteger(size, random).setBit(size - 1).setBit(0);
        return RsaKeys.publicKey(modulus, random.nextBoolean() ? BigInteger.valueOf(65537) : BigInteger.valueOf(3));
    }

    private static SignedJWT token(SigningKey key, String kid) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(kid)
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER.url())
                        .subject("system:serviceaccount:capz-system:capz-manager")
                        .audience("api://AzureADTokenExchange")
                        .expirationTime(new Date(System.currentTimeMillis() + 3_600_000))
                        .build());
        token.sign(new RSASSASigner(key.privateKey()));
        return token;
    }

    private static JWTClaimsSet verify(SignedJWT token, String jwks) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.parse(jwks))));
        return processor.process(token.serialize(), null);
    }
}
