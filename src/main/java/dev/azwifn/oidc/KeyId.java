package dev.azwifn.oidc;

import com.nimbusds.jose.util.Base64URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;

/** The {@code kid} by which tokens name their key. */
public final class KeyId {
    private KeyId() {}

    /** As kube-apiserver computes it for the tokens that it signs: base64url of SHA-256 over the SubjectPublicKeyInfo. */
    public static String of(RSAPublicKey key) {
        byte[] info =
                RsaKeys.publicKey(key.getModulus(), key.getPublicExponent()).getEncoded();
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(info))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
