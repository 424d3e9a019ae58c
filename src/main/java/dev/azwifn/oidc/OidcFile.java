package dev.azwifn.oidc;

import dev.azwifn.files.StagedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A key or a document on its way to its file; the errors are {@link OidcException}s. */
final class OidcFile implements AutoCloseable {
    private final Path target;
    private final StagedFile staged;

    private OidcFile(Path target, StagedFile staged) {
        this.target = target;
        this.staged = staged;
    }

    /** @param permissions {@code rw-------} */
    static OidcFile write(Path target, String content, String permissions) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            return new OidcFile(target, StagedFile.of(target, permissions, out -> out.write(bytes)));
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }

    void create() {
        try {
            staged.create();
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }

    void replace() {
        try {
            staged.replace();
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }

    @Override
    public void close() {
        try {
            staged.close();
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }
}
