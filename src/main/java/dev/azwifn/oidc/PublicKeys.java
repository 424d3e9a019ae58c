package dev.azwifn.oidc;

import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The keys that verify tokens: one as a rule, several while they are being rotated. */
public record PublicKeys(List<RSAPublicKey> keys) {
    /** Each key once, in the order given. */
    public PublicKeys {
        keys = List.copyOf(new LinkedHashSet<>(keys));
    }

    /** All keys of a PEM file: SubjectPublicKeyInfo, PKCS#1, or certificates. */
    public static PublicKeys read(Path file) {
        return of(file, PemFile.read(file));
    }

    /**
     * All keys of a PEM text.
     *
     * @param source where it is from, for messages
     */
    public static PublicKeys parse(String pem, String source) {
        return of(Path.of(source), PemFile.parse(pem, Path.of(source)));
    }

    /** As {@link #read}, for a file that kube-apiserver is to read too: it skips PKCS#1 public keys without a word. */
    public static PublicKeys readForApiServer(Path file) {
        List<PemBlock> blocks = PemFile.read(file);
        PublicKeys keys = of(file, blocks);
        if (blocks.stream().anyMatch(PemBlock::isPkcs1PublicKey)) {
            throw new OidcException(
                    file,
                    "has a PKCS#1 public key, which kube-apiserver does not read;"
                            + " convert it with: openssl rsa -RSAPublicKey_in -in FILE -pubout -out NEWFILE",
                    OidcException.Reason.NOT_FOR_API_SERVER);
        }
        return keys;
    }

    private static PublicKeys of(Path file, List<PemBlock> blocks) {
        List<RSAPublicKey> keys = new ArrayList<>();
        for (PemBlock block : blocks) {
            if (block.isPrivateKey()) {
                throw new OidcException(
                        file,
                        "holds a private key where the public one belongs; are the two files swapped?"
                                + " The public half: openssl pkey -in FILE -pubout -out NEWFILE");
            }
            if (block.isPublicKey()) {
                keys.add(RsaKeys.publicKey(file, block));
            }
        }
        if (keys.isEmpty()) {
            throw new OidcException(file, "has no public key; make a pair with azwi-fn keys");
        }
        return new PublicKeys(keys);
    }

    public boolean contains(RSAPublicKey key) {
        return keys.contains(key);
    }

    /** These keys, then the others. */
    public PublicKeys and(PublicKeys others) {
        List<RSAPublicKey> both = new ArrayList<>(keys);
        both.addAll(others.keys);
        return new PublicKeys(both);
    }

    /** SubjectPublicKeyInfo, as {@code openssl pkey -pubout} writes it; several keys one after the other, which kube-apiserver reads. */
    public String pem() {
        StringBuilder pem = new StringBuilder();
        for (RSAPublicKey key : keys) {
            pem.append(PemFile.write("PUBLIC KEY", key.getEncoded()));
        }
        return pem.toString();
    }
}
