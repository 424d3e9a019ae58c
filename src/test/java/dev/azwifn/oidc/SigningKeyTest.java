package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeyTest {
    @TempDir
    Path folder;

    @Test
    void textOfAKeyIsItsId() {
        SigningKey key = TestKeys.key();

        assertThat(key).hasToString("SigningKey[" + key.keyId() + "]");
        assertThat(new KeyPair(key, new PublicKeys(List.of(key.publicKey()))).toString())
                .doesNotContain(key.privateKey().getPrimeP().toString())
                .doesNotContain(key.privateKey().getPrivateExponent().toString());
    }

    /** Each of the eight numbers in turn, in a file that is perfect PEM and DER otherwise. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void aKeyWithOneWrongNumberIsAnError(int wrong) throws Exception {
        RSAPrivateCrtKey key = TestKeys.key().privateKey();
        BigInteger[] numbers = {
            key.getModulus(), key.getPublicExponent(), key.getPrivateExponent(), key.getPrimeP(),
            key.getPrimeQ(), key.getPrimeExponentP(), key.getPrimeExponentQ(), key.getCrtCoefficient()
        };
        numbers[wrong] = numbers[wrong].flipBit(1);
        byte[] encoded = KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateCrtKeySpec(
                        numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7]))
                .getEncoded();
        Path file = Files.writeString(folder.resolve("sa.key"), PemFile.write("PRIVATE KEY", encoded));

        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(OidcException.class)
                .hasMessage(file
                        + ": the key is garbled or truncated; copy it again, or make a new pair with azwi-fn keys");
    }
}
