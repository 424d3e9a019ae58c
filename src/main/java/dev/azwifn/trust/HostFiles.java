package dev.azwifn.trust;

import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.yaml.YamlDocument;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The files that the chain names, each by its path as it is written. The only way from the checks to files.
 *
 * <p>Keys that cannot be read are a {@link dev.azwifn.oidc.OidcException}.
 */
public interface HostFiles {
    enum State {
        /** Nobody can tell, as where the function runs in a container. */
        UNKNOWN,
        MISSING,
        DIRECTORY,
        FILE
    }

    State state(String path);

    /** When a file got its content; null if nobody can tell. */
    default @Nullable Instant changedAt(String path) {
        return null;
    }

    /** A rotation of a private key that is under way; null if none is, or nobody can tell. */
    default @Nullable Rotation rotation(String privateKeyFile) {
        return null;
    }

    /** For a path whose state is {@link State#FILE}, as all the others. */
    SigningKey signingKey(String path);

    PublicKeys publicKeys(String path);

    /** Also refuses what kube-apiserver does not read. */
    PublicKeys apiServerKeys(String path);

    /**
     * A text, as a document that can be edited; null if it is empty, or several documents.
     *
     * @throws dev.azwifn.yaml.YamlException if it is not UTF-8
     */
    @Nullable
    YamlDocument text(String path);

    /** Where there are no files. */
    HostFiles NONE = new HostFiles() {
        @Override
        public State state(String path) {
            return State.UNKNOWN;
        }

        @Override
        public SigningKey signingKey(String path) {
            throw new IllegalStateException(path);
        }

        @Override
        public PublicKeys publicKeys(String path) {
            throw new IllegalStateException(path);
        }

        @Override
        public PublicKeys apiServerKeys(String path) {
            throw new IllegalStateException(path);
        }

        @Override
        public YamlDocument text(String path) {
            throw new IllegalStateException(path);
        }
    };
}
