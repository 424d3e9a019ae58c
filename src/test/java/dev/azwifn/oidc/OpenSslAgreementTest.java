package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What openssl says of our keys, and what we say of its keys. */
class OpenSslAgreementTest {
    @TempDir
    Path folder;

    private OpenSsl openssl;
    private KeyPairFiles files;

    @BeforeEach
    void start() {
        openssl = new OpenSsl(folder);
        files = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void ourPairIsByteForByteWhatOpenSslWrites(int size) throws Exception {
        files.ensure(size);

        assertThat(openssl.run("pkey", "-in", "sa.key")).isEqualTo(Files.readAllBytes(files.privateKey()));
        assertThat(openssl.run("pkey", "-in", "sa.key", "-pubout")).isEqualTo(Files.readAllBytes(files.publicKey()));
        assertThat(text(openssl.run("pkey", "-in", "sa.key", "-check", "-noout", "-text")))
                .contains("Key is valid", "Private-Key: (" + size + " bit, 2 primes)");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 3072, 4096})
    void itsPairIsReadAndReused(int size) throws Exception {
        openssl.run("genrsa", "-out", "sa.key", String.valueOf(size));
        openssl.run("rsa", "-in", "sa.key", "-pubout", "-out", "sa.pub"); // as the guide does
        byte[] key = Files.readAllBytes(files.privateKey());

        assertThat(files.ensure(2048)).isEqualTo(KeyPairFiles.Outcome.REUSED);
        assertThat(files.read().signingKey().size()).isEqualTo(size);
        assertThat(Files.readAllBytes(files.privateKey())).isEqualTo(key);
        assertThat(SigningKey.read(files.privateKey()).pem()).isEqualTo(text(key));
        assertThat(files.read().publicKeys().pem()).isEqualTo(Files.readString(files.publicKey()));
    }

    @Test
    void everyFormOfAKeyIsTheSameKey() {
        openssl.run("genrsa", "-out", "sa.key", "2048");
        openssl.run("rsa", "-in", "sa.key", "-traditional", "-out", "pkcs1.key");
        openssl.run("rsa", "-in", "sa.key", "-pubout", "-out", "sa.pub");
        openssl.run("rsa", "-in", "sa.key", "-RSAPublicKey_out", "-out", "pkcs1.pub");
        openssl.run("req", "-x509", "-new", "-key", "sa.key", "-subj", "/CN=test", "-days", "1", "-out", "sa.crt");
        openssl.run("x509", "-in", "sa.crt", "-text", "-out", "text.crt");

        SigningKey key = SigningKey.read(folder.resolve("sa.key"));
        assertThat(SigningKey.read(folder.resolve("pkcs1.key")).privateKey()).isEqualTo(key.privateKey());
        for (String form : List.of("sa.pub", "pkcs1.pub", "sa.crt", "text.crt")) {
            assertThat(PublicKeys.read(folder.resolve(form)).keys()).as(form).containsExactly(key.publicKey());
        }
    }

    @Test
    void keyIdIsTheDigestThatOpenSslComputes() throws Exception {
        files.ensure(2048);
        Files.write(folder.resolve("info.der"), openssl.run("pkey", "-pubin", "-in", "sa.pub", "-outform", "DER"));
        byte[] digest = openssl.run("dgst", "-sha256", "-binary", "info.der");

        assertThat(files.read().signingKey().keyId())
                .isEqualTo(Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
    }

    @Test
    void numbersOfTheJwksAreThoseThatOpenSslPrints() {
        files.ensure(2048);
        String modulus = text(openssl.run("rsa", "-pubin", "-in", "sa.pub", "-modulus", "-noout"));
        Jwks.Jwk jwk = Jwks.parse(Jwks.of(files.read().publicKeys()).toJson(), "jwks")
                .keys()
                .get(0);

        assertThat(modulus.strip())
                .isEqualTo("Modulus=" + jwk.key().getModulus().toString(16).toUpperCase());
        assertThat(jwk.key().getPublicExponent()).isEqualTo(BigInteger.valueOf(65537));
    }

    @Test
    void eachVerifiesWhatTheOtherSigned() throws Exception {
        files.ensure(2048);
        byte[] message = "header.payload".getBytes(StandardCharsets.US_ASCII);
        Files.write(folder.resolve("message"), message);

        byte[] theirs = openssl.run("dgst", "-sha256", "-sign", "sa.key", "message");
        Signature verifier = Signature.getInstance("SHA256withRSA");
        verifier.initVerify(files.read().publicKeys().keys().get(0));
        verifier.update(message);
        assertThat(verifier.verify(theirs)).isTrue();

        Signature signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(files.read().signingKey().privateKey());
        signer.update(message);
        Files.write(folder.resolve("signature"), signer.sign());
        assertThat(text(openssl.run("dgst", "-sha256", "-verify", "sa.pub", "-signature", "signature", "message")))
                .isEqualTo("Verified OK\n");
    }

    @ParameterizedTest
    @CsvSource({
        "EC, -pkeyopt ec_paramgen_curve:P-256, is an EC key",
        "ED25519, '', is an Ed25519 key",
        "RSA-PSS, -pkeyopt rsa_keygen_bits:2048, is an RSASSA-PSS key",
    })
    void otherAlgorithmsAreNamed(String algorithm, String options, String problem) {
        String all = ("genpkey -algorithm " + algorithm + " -out sa.key " + options).strip();
        openssl.run(all.split(" "));
        openssl.run("pkey", "-in", "sa.key", "-pubout", "-out", "sa.pub");

        String why = problem + ", but Entra ID accepts RS256 only, so it has to be an RSA key";
        assertThatThrownBy(() -> SigningKey.read(files.privateKey())).hasMessageContaining("sa.key: " + why);
        assertThatThrownBy(() -> PublicKeys.read(files.publicKey())).hasMessageContaining("sa.pub: " + why);
    }

    @Test
    void ecKeysInTheirOlderFormsAreNamed() {
        openssl.run("ecparam", "-name", "prime256v1", "-genkey", "-out", "sa.key"); // EC PARAMETERS come first
        openssl.run("req", "-x509", "-new", "-key", "sa.key", "-subj", "/CN=test", "-out", "sa.crt");

        assertThatThrownBy(() -> SigningKey.read(files.privateKey()))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.key: is an EC key, but Entra ID accepts RS256 only");
        assertThatThrownBy(() -> PublicKeys.read(folder.resolve("sa.crt")))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.crt: is an EC key, but Entra ID accepts RS256 only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pkcs8 -topk8 -v2 aes-256-cbc", "rsa -traditional -aes256"})
    void encryptedKeysAreAnError(String form) {
        openssl.run("genrsa", "-out", "plain.key", "2048");
        openssl.run((form + " -in plain.key -out sa.key -passout pass:secret").split(" "));

        assertThatThrownBy(() -> SigningKey.read(files.privateKey()))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.key: the private key is encrypted")
                .hasMessageContaining("decrypt it with: ");
    }

    @Test
    void shortKeysAreAnError() {
        openssl.run("genrsa", "-out", "sa.key", "1024");
        openssl.run("rsa", "-in", "sa.key", "-pubout", "-out", "sa.pub");

        assertThatThrownBy(() -> SigningKey.read(files.privateKey()))
                .hasMessageContaining("sa.key: is an RSA key of 1024 bits");
        assertThatThrownBy(() -> PublicKeys.read(files.publicKey()))
                .hasMessageContaining("sa.pub: is an RSA key of 1024 bits");
    }

    @Test
    void derIsRecognised() {
        openssl.run("genrsa", "-out", "plain.key", "2048");
        openssl.run("pkey", "-in", "plain.key", "-outform", "DER", "-out", "sa.key");

        assertThatThrownBy(() -> SigningKey.read(files.privateKey()))
                .hasMessageContaining("sa.key: has no PEM block; it seems to be DER");
    }

    private static String text(byte[] output) {
        return new String(output, StandardCharsets.US_ASCII);
    }
}
