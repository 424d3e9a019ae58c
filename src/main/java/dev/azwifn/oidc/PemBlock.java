package dev.azwifn.oidc;

import java.util.Set;

/** One block of a PEM file, decoded. */
final class PemBlock {
    private static final Set<String> CERTIFICATES = Set.of("CERTIFICATE", "X509 CERTIFICATE");

    private final String label;
    private final boolean encrypted;
    private final byte[] content;

    /** @param label the words after {@code BEGIN} */
    PemBlock(String label, boolean encrypted, byte[] content) {
        this.label = label;
        this.encrypted = encrypted;
        this.content = content;
    }

    String label() {
        return label;
    }

    /** In either way: PKCS#8's own, or the headers of the older files. */
    boolean isEncrypted() {
        return encrypted || label.equals("ENCRYPTED PRIVATE KEY");
    }

    boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    boolean isPkcs1PublicKey() {
        return label.equals("RSA PUBLIC KEY");
    }

    boolean isCertificate() {
        return CERTIFICATES.contains(label);
    }

    boolean isPublicKey() {
        return label.equals("PUBLIC KEY") || isPkcs1PublicKey() || isCertificate();
    }

    /** The DER; not a copy. */
    byte[] content() {
        return content;
    }
}
