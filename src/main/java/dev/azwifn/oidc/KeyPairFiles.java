package dev.azwifn.oidc;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** Where a key pair lies. The files are made if they are missing, and never overwritten. */
public record KeyPairFiles(Path privateKey, Path publicKey) {
    /** What {@link #ensure} did. */
    public enum Outcome {
        CREATED,
        /** Only the private key was there; its public half was derived. */
        PUBLIC_KEY_WRITTEN,
        REUSED
    }

    private static final String PRIVATE = "rw-------";
    private static final String PUBLIC = "rw-r--r--";

    public KeyPairFiles {
        if (privateKey
                .toAbsolutePath()
                .normalize()
                .equals(publicKey.toAbsolutePath().normalize())) {
            throw new OidcException(privateKey, "is named for both halves of the key pair; name two files");
        }
    }

    /**
     * Makes what is missing, and checks what is there.
     *
     * @param size of a new key, one of {@link SigningKey#SIZES}
     */
    public Outcome ensure(int size) {
        // A link to nowhere is in the way too, which would be found only when the private key has its name already.
        boolean hasPublic = Files.exists(publicKey, LinkOption.NOFOLLOW_LINKS);
        if (Files.exists(privateKey)) {
            if (hasPublic) {
                read();
                return Outcome.REUSED;
            }
            try (OidcFile derived = OidcFile.write(publicKey, publicPem(SigningKey.read(privateKey)), PUBLIC)) {
                derived.create();
            }
            return Outcome.PUBLIC_KEY_WRITTEN;
        }
        if (hasPublic) {
            throw new OidcException(
                    publicKey,
                    "is there, but its private key " + privateKey + " is not; put that back, or move " + publicKey
                            + " away to make a new pair");
        }
        create(SigningKey.generate(size));
        return Outcome.CREATED;
    }

    /** Both halves, which belong together; the public file may hold further keys. */
    public KeyPair read() {
        KeyPair pair = new KeyPair(SigningKey.read(privateKey), PublicKeys.read(publicKey));
        if (!pair.publicKeys().contains(pair.signingKey().publicKey())) {
            throw new OidcException(
                    publicKey,
                    "is not the public half of " + privateKey
                            + "; tokens signed with one would not verify with the other."
                            + " Move the wrong file away and run azwi-fn keys");
        }
        return pair;
    }

    /** Both are on the disk, whole, before either has its name. */
    private void create(SigningKey key) {
        try (OidcFile privateFile = OidcFile.write(privateKey, key.pem(), PRIVATE);
                OidcFile publicFile = OidcFile.write(publicKey, publicPem(key), PUBLIC)) {
            privateFile.create();
            publicFile.create();
        }
    }

    private static String publicPem(SigningKey key) {
        return new PublicKeys(List.of(key.publicKey())).pem();
    }
}
