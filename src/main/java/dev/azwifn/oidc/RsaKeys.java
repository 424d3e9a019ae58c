package dev.azwifn.oidc;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.jspecify.annotations.Nullable;

/** From PEM blocks to RSA keys that are sound and strong enough. */
final class RsaKeys {
    static final int MIN_BITS = 2048;

    private RsaKeys() {}

    static RSAPrivateCrtKey privateKey(Path file, PemBlock block) {
        if (block.isEncrypted()) {
            throw new OidcException(
                    file,
                    "the private key is encrypted, and kube-apiserver reads only plain ones;"
                            + " decrypt it with: (umask 077; openssl pkey -in FILE -out NEWFILE)");
        }
        byte[] pkcs8 = switch (block.label()) {
            case "PRIVATE KEY" -> block.content();
            case "RSA PRIVATE KEY" -> Der.pkcs8(block.content());
            case "EC PRIVATE KEY" -> throw notRsa(file, "EC");
            case "DSA PRIVATE KEY" -> throw notRsa(file, "DSA");
            default ->
                throw new OidcException(
                        file, "holds a block '" + block.label() + "'; a private key in PKCS#8 or PKCS#1 is expected");
        };
        requireRsa(file, Der.algorithm(pkcs8));
        try {
            if (rsa().generatePrivate(new PKCS8EncodedKeySpec(pkcs8)) instanceof RSAPrivateCrtKey key) {
                requireStrength(file, key.getModulus());
                if (RsaNumbers.belongTogether(key)) {
                    return key;
                }
            }
        } catch (InvalidKeySpecException e) {
            // The cause's message may quote the key's numbers.
        }
        throw garbled(file);
    }

    static RSAPublicKey publicKey(Path file, PemBlock block) {
        PublicKey key = block.isCertificate() ? certificateKey(file, block) : infoKey(file, block);
        if (!(key instanceof RSAPublicKey rsa)) {
            throw notRsa(file, key.getAlgorithm());
        }
        requireStrength(file, rsa.getModulus());
        if (!RsaNumbers.areUsable(rsa)) {
            throw garbled(file);
        }
        return publicKey(rsa.getModulus(), rsa.getPublicExponent());
    }

    /** Made anew of its numbers: the key's encoding, hence its ID, then never depends on the file that it came from. */
    static RSAPublicKey publicKey(BigInteger modulus, BigInteger exponent) {
        try {
            return (RSAPublicKey) rsa().generatePublic(new RSAPublicKeySpec(modulus, exponent));
        } catch (InvalidKeySpecException e) {
            throw new OidcException("the modulus and exponent are not those of an RSA key");
        }
    }

    private static PublicKey infoKey(Path file, PemBlock block) {
        byte[] info = block.isPkcs1PublicKey() ? Der.subjectPublicKeyInfo(block.content()) : block.content();
        requireRsa(file, Der.algorithm(info));
        try {
            return rsa().generatePublic(new X509EncodedKeySpec(info));
        } catch (InvalidKeySpecException e) {
            throw garbled(file);
        }
    }

    private static PublicKey certificateKey(Path file, PemBlock block) {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(block.content()))
                    .getPublicKey();
        } catch (CertificateException e) {
            throw garbled(file);
        }
    }

    private static void requireRsa(Path file, @Nullable String algorithm) {
        if (algorithm == null) {
            throw garbled(file);
        }
        if (!algorithm.equals("RSA")) {
            throw notRsa(file, algorithm);
        }
    }

    private static void requireStrength(Path file, BigInteger modulus) {
        if (modulus.bitLength() < MIN_BITS) {
            throw new OidcException(
                    file,
                    "is an RSA key of " + modulus.bitLength() + " bits; at least " + MIN_BITS
                            + " are needed, make a new pair with azwi-fn keys",
                    OidcException.Reason.TOO_SMALL);
        }
    }

    private static OidcException notRsa(Path file, String algorithm) {
        return new OidcException(
                file,
                "is an " + algorithm + " key, but Entra ID accepts RS256 only, so it has to be an RSA key;"
                        + " make a pair with azwi-fn keys",
                OidcException.Reason.NOT_RSA);
    }

    private static OidcException garbled(Path file) {
        return new OidcException(
                file, "the key is garbled or truncated; copy it again, or make a new pair with azwi-fn keys");
    }

    private static KeyFactory rsa() {
        try {
            return KeyFactory.getInstance("RSA");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has RSA", e);
        }
    }
}
