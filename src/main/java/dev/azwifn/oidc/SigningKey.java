package dev.azwifn.oidc;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;

/** The private key that kube-apiserver signs service account tokens with. */
public final class SigningKey {
    /** In bits. */
    public static final int DEFAULT_SIZE = 2048;

    /** The sizes that are made, in bits. */
    public static final List<Integer> SIZES = List.of(2048, 3072, 4096);

    private final RSAPrivateCrtKey privateKey;

    private SigningKey(RSAPrivateCrtKey privateKey) {
        this.privateKey = privateKey;
    }

    /**
     * Makes a key.
     *
     * @param size one of {@link #SIZES}
     */
    public static SigningKey generate(int size) {
        if (!SIZES.contains(size)) {
            throw new OidcException("a key of " + size + " bits is not made; the sizes are " + SIZES);
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(size);
            return new SigningKey((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has RSA", e);
        }
    }

    /** The first private key of a PEM file, PKCS#8 or PKCS#1: of several, kube-apiserver signs with the first. */
    public static SigningKey read(Path file) {
        return first(file, PemFile.read(file));
    }

    /**
     * The first private key of a PEM text.
     *
     * @param source where it is from, for messages
     */
    public static SigningKey parse(String pem, String source) {
        return first(Path.of(source), PemFile.parse(pem, Path.of(source)));
    }

    private static SigningKey first(Path file, List<PemBlock> blocks) {
        boolean hasPublicKey = false;
        for (PemBlock block : blocks) {
            if (block.isPrivateKey()) {
                return new SigningKey(RsaKeys.privateKey(file, block));
            }
            hasPublicKey |= block.isPublicKey();
        }
        throw new OidcException(
                file,
                hasPublicKey
                        ? "holds a public key where the private one belongs; are the two files swapped?"
                        : "has no private key; make a pair with azwi-fn keys");
    }

    public RSAPrivateCrtKey privateKey() {
        return privateKey;
    }

    public RSAPublicKey publicKey() {
        return RsaKeys.publicKey(privateKey.getModulus(), privateKey.getPublicExponent());
    }

    /** In bits. */
    public int size() {
        return privateKey.getModulus().bitLength();
    }

    public String keyId() {
        return KeyId.of(publicKey());
    }

    /** PKCS#8, as {@code openssl genrsa} of OpenSSL 3 writes it. */
    public String pem() {
        return PemFile.write("PRIVATE KEY", privateKey.getEncoded());
    }

    /** The key ID: a log may hold it. */
    @Override
    public String toString() {
        return "SigningKey[" + keyId() + "]";
    }
}
