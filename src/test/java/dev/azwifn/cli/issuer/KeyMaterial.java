package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;

/** Keys as PEM, made by Java alone; no line of the program takes part. */
public record KeyMaterial(String privatePem, String publicPem) {
    private static final Map<String, KeyMaterial> MADE = new ConcurrentHashMap<>();
    private static final int SHOWN = 10; // characters; no word of a message is by chance in a key

    /** The same pair for the same number: making one takes a while. */
    public static KeyMaterial rsa(int number) {
        return of("RSA", 2048, number);
    }

    public static KeyMaterial of(String algorithm, int bits) {
        return of(algorithm, bits, 0);
    }

    private static KeyMaterial of(String algorithm, int bits, int number) {
        return MADE.computeIfAbsent(algorithm + bits + "/" + number, ignored -> {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
                generator.initialize(bits);
                KeyPair pair = generator.generateKeyPair();
                return new KeyMaterial(
                        pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
                        pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** PKCS#8, encrypted with a password. */
    public String encryptedPem() {
        try {
            String algorithm = "PBEWithSHA1AndDESede"; // the newer ones Java cannot name in the file
            byte[] salt = new byte[8];
            new SecureRandom().nextBytes(salt);
            SecretKey password =
                    SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec("secret".toCharArray()));
            Cipher cipher = Cipher.getInstance(algorithm);
            cipher.init(Cipher.ENCRYPT_MODE, password, new PBEParameterSpec(salt, 2048));
            byte[] encrypted = cipher.doFinal(Base64.getMimeDecoder().decode(body(privatePem)));
            return pem(
                    "ENCRYPTED PRIVATE KEY",
                    new EncryptedPrivateKeyInfo(cipher.getParameters(), encrypted).getEncoded());
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(e);
        }
    }

    /** No piece of any key in {@code file} is in {@code text}. */
    public static void assertNothingShown(String file, String text) {
        String body = body(file);
        for (int i = 0; i + SHOWN <= text.length(); i++) {
            String piece = text.substring(i, i + SHOWN);
            assertThat(body.contains(piece))
                    .as("%s of a key in: %s", piece, text)
                    .isFalse();
        }
    }

    private static String body(String pem) {
        StringBuilder body = new StringBuilder();
        pem.lines().filter(line -> !line.startsWith("-")).forEach(body::append);
        return body.toString();
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
