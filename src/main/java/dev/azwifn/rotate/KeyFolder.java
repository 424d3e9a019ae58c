package dev.azwifn.rotate;

import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.KeyPair;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a key pair while it is rotated: the pair itself, the other private key aside, and the state. */
public final class KeyFolder {
    private static final String PRIVATE = "rw-------";

    private final KeyPairFiles pair;
    private final Disk disk;
    private final RotationFile state;
    private final Path next;
    private final Path previous;
    private final List<String> changes = new ArrayList<>();

    public KeyFolder(KeyPairFiles pair, Disk disk) {
        this.pair = pair;
        this.disk = disk;
        this.state = RotationFile.of(pair.privateKey());
        this.next = RotationFile.beside(pair.privateKey(), "-next", null);
        this.previous = RotationFile.beside(pair.privateKey(), "-previous", null);
    }

    public RotationFile state() {
        return state;
    }

    /** Where the new private key is until it signs. */
    public Path next() {
        return next;
    }

    /** Where the old private key is from then on. */
    public Path previous() {
        return previous;
    }

    /** What was done to files so far, a line each. */
    public List<String> changes() {
        return List.copyOf(changes);
    }

    /** A new key beside the one in use. One that a run before this made, and did not get to write down, is used. */
    public Rotation start(String issuer, int size, Waits waits, Instant now) {
        KeyPair current = pair.read();
        if (current.publicKeys().keys().size() >= Jwks.MAX_KEYS) {
            throw new RotationException(
                    pair.publicKey(),
                    "has " + current.publicKeys().keys().size() + " keys, and Entra ID reads the first " + Jwks.MAX_KEYS
                            + " only: leave out keys that no longer sign");
        }
        if (Files.exists(previous, LinkOption.NOFOLLOW_LINKS)) {
            throw new RotationException(
                    previous,
                    "is there, from an earlier rotation: move it away, or remove it if nobody needs that key");
        }
        String old = current.signingKey().keyId();
        SigningKey key = Files.exists(next, LinkOption.NOFOLLOW_LINKS) ? SigningKey.read(next) : made(size);
        if (key.keyId().equals(old)) {
            throw new RotationException(next, "is the key that is in use, not a new one: remove it");
        }
        Rotation rotation = Rotation.start(issuer, old, key.keyId(), waits, now);
        state.write(rotation, disk);
        return rotation;
    }

    private SigningKey made(int size) {
        SigningKey key = SigningKey.generate(size);
        create(next, key.pem().getBytes(StandardCharsets.US_ASCII), "created, the new private key; keep it secret");
        return key;
    }

    /** Writes down that a rotation is at another stage, and then makes the files what that stage wants. */
    public void enter(Rotation rotation, boolean keepOld) {
        state.write(rotation, disk);
        settle(rotation, keepOld);
    }

    /**
     * Makes the files what the stage wants. Where they are so already, nothing happens; where a run was ended half-way, this is the
     * other half. Throws a {@link RotationException} if somebody else changed them.
     *
     * @param keepOld whether the old private key stays when all is over
     */
    public void settle(Rotation rotation, boolean keepOld) {
        if (rotation.stage().isBefore(Stage.SIGNING) || rotation.stage() == Stage.ABORTED) {
            requireInUse(rotation.oldKey(), rotation);
        } else {
            settlePrivateKeys(rotation);
        }
        settlePublicKeys(rotation);
        switch (rotation.stage()) {
            case FINISHED -> {
                if (!keepOld) {
                    deleteIf(previous, rotation.oldKey(), "removed, the old private key");
                }
            }
            case ABORTED -> deleteIf(next, rotation.newKey(), "removed, the new private key");
            case STARTED, PUBLISHING, PUBLISHED, VERIFYING, VERIFIED -> require(next, rotation.newKey(), rotation);
            default -> {}
        }
    }

    private void requireInUse(String key, Rotation rotation) {
        require(pair.privateKey(), key, rotation);
    }

    private void require(Path file, String key, Rotation rotation) {
        SigningKey there = read(file);
        if (there == null) {
            throw new RotationException(
                    file,
                    "is not there, and holds the key " + key + " of the rotation in "
                            + state.path().getFileName() + ": restore it from a backup");
        }
        if (!there.keyId().equals(key)) {
            throw stranger(file, there.keyId(), rotation);
        }
    }

    private RotationException stranger(Path file, String key, Rotation rotation) {
        return new RotationException(
                file,
                "holds the key " + key + ", and the rotation in " + state.path().getFileName() + " is between "
                        + rotation.oldKey() + " and " + rotation.newKey()
                        + ": somebody changed it; put the key back, or name the right files in spec.keys");
    }

    /** The new key signs, the old one is aside. At every moment each of them is in one file at least. */
    private void settlePrivateKeys(Rotation rotation) {
        String wanted = rotation.newKey();
        String other = rotation.oldKey();
        String inUse = id(pair.privateKey(), rotation);
        String inNext = id(next, rotation);
        String inPrevious = id(previous, rotation);
        if (inUse == null) {
            requireInUse(wanted, rotation);
        } else if (inUse.equals(other)) {
            if (!wanted.equals(inNext)) {
                if (!wanted.equals(inPrevious)) {
                    require(next, wanted, rotation);
                }
                put(next, inNext, bytes(previous), "created, the private key that comes back");
            }
            if (!other.equals(inPrevious)) {
                put(previous, inPrevious, bytes(pair.privateKey()), "the old private key");
            }
            put(pair.privateKey(), inUse, bytes(next), "the new private key");
        } else if (!other.equals(inPrevious) && rotation.stage().isBefore(Stage.FINISHING)) {
            if (!other.equals(inNext)) {
                require(previous, other, rotation);
            }
            put(previous, inPrevious, bytes(next), "the old private key");
        }
        if (inNext != null || inUse != null && inUse.equals(other)) {
            delete(next, "removed, its key is now in " + pair.privateKey().getFileName());
        }
    }

    /** The key in a file, which is one of the two; null if there is no file. */
    private @Nullable String id(Path file, Rotation rotation) {
        SigningKey key = read(file);
        if (key == null) {
            return null;
        }
        if (!key.keyId().equals(rotation.oldKey()) && !key.keyId().equals(rotation.newKey())) {
            throw stranger(file, key.keyId(), rotation);
        }
        return key.keyId();
    }

    /** Adds what the stage needs, and leaves out what it has dropped; other people's keys stay, and so does the order. */
    private void settlePublicKeys(Rotation rotation) {
        PublicKeys there = PublicKeys.readForApiServer(pair.publicKey());
        List<RSAPublicKey> keys = new ArrayList<>(there.keys());
        keys.removeIf(key -> KeyId.of(key).equals(rotation.dropped()));
        for (Path file : List.of(pair.privateKey(), previous, next)) {
            SigningKey key = read(file);
            if (key != null && rotation.needed().contains(key.keyId()) && !keys.contains(key.publicKey())) {
                keys.add(key.publicKey());
            }
        }
        PublicKeys wanted = new PublicKeys(keys);
        Jwks.of(wanted);
        if (!wanted.equals(there)) {
            replace(
                    pair.publicKey(),
                    wanted.pem().getBytes(StandardCharsets.US_ASCII),
                    "holds " + (keys.size() == 1 ? "one public key" : keys.size() + " public keys") + " now");
        }
    }

    private static @Nullable SigningKey read(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? SigningKey.read(file) : null;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw RotationException.cannotRead(file, e);
        }
    }

    private void put(Path file, @Nullable String there, byte[] content, String what) {
        if (there == null) {
            create(file, content, what);
        } else {
            replace(file, content, what);
        }
    }

    private void create(Path file, byte[] content, String what) {
        try {
            disk.create(file, content, PRIVATE);
        } catch (IOException e) {
            throw RotationException.cannotWrite(file, e);
        }
        changes.add(file + ": " + what);
    }

    private void replace(Path file, byte[] content, String what) {
        try {
            disk.replace(file, bytes(file), content);
        } catch (IOException e) {
            throw RotationException.cannotWrite(file, e);
        }
        changes.add(file + ": " + what);
    }

    private void deleteIf(Path file, String key, String what) {
        SigningKey there = read(file);
        if (there != null && there.keyId().equals(key)) {
            delete(file, what);
        }
    }

    private void delete(Path file, String what) {
        try {
            disk.delete(file);
        } catch (IOException e) {
            throw RotationException.cannotWrite(file, e);
        }
        changes.add(file + ": " + what);
    }
}
