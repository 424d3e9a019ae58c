package dev.azwifn.rotate;

import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The file that says where a rotation is. It lies beside the private key and has its name: {@code sa-rotation.yaml} beside
 * {@code sa.key}.
 */
public record RotationFile(Path path) {
    /** The one of a key. */
    public static RotationFile of(Path privateKey) {
        return new RotationFile(beside(privateKey, "-rotation", "yaml"));
    }

    /** {@code sa-next.key} for {@code sa.key}; with another extension if one is given. */
    static Path beside(Path file, String suffix, @Nullable String extension) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String base = dot <= 0 ? name : name.substring(0, dot);
        String end = extension != null ? "." + extension : dot <= 0 ? "" : name.substring(dot);
        return file.resolveSibling(base + suffix + end);
    }

    /** Null if there is none. */
    public @Nullable Rotation read() {
        byte[] bytes = bytes();
        return bytes == null ? null : StateText.read(bytes, path);
    }

    /** One that is under way; null if none is. */
    public @Nullable Rotation underWay() {
        Rotation rotation = read();
        return rotation == null || rotation.stage().isOver() ? null : rotation;
    }

    byte @Nullable [] bytes() {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw RotationException.cannotRead(path, e);
        }
    }

    void write(Rotation rotation, Disk disk) {
        byte[] content = StateText.write(rotation);
        byte[] old = bytes();
        try {
            if (old == null) {
                disk.create(path, content, "rw-r--r--");
            } else {
                disk.replace(path, old, content);
            }
        } catch (IOException e) {
            throw RotationException.cannotWrite(path, e);
        }
    }

    /**
     * Throws a {@link RotationException} if public keys lack one that the rotation needs: whoever published them would take keys away
     * that tokens are signed with.
     */
    public void requireIn(PublicKeys keys, Path publicKey) {
        Rotation rotation = underWay();
        if (rotation == null) {
            return;
        }
        Set<String> missing = new TreeSet<>(rotation.needed());
        keys.keys().forEach(key -> missing.remove(KeyId.of(key)));
        if (!missing.isEmpty()) {
            throw new RotationException(
                    publicKey,
                    "does not have the key " + String.join(" and ", missing) + ", which the rotation in "
                            + path.getFileName() + " needs (" + rotation.stage().text()
                            + "); azwi-fn rotate status says how to go on");
        }
    }
}
