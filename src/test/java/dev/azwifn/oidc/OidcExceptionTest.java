package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcExceptionTest {
    /** Also for causes that a test cannot bring about everywhere: root may read every file. */
    @Test
    void saysTheReasonInWords() {
        Path file = Path.of("sa.key");
        Map<IOException, String> reasons = Map.of(
                new AccessDeniedException("sa.key"), "permission denied",
                new NoSuchFileException("sa.key"), "no such file or directory",
                new FileSystemException("sa.key", null, "Read-only file system"), "Read-only file system",
                new FileSystemException("sa.key"), "input/output error",
                new IOException("No space left on device"), "No space left on device",
                new IOException(), "input/output error");

        reasons.forEach((cause, reason) -> {
            assertThat(OidcException.cannotRead(file, cause)).hasMessage("sa.key: cannot be read: " + reason);
            assertThat(OidcException.cannotWrite(file, cause)).hasMessage("sa.key: cannot be written: " + reason);
        });
    }
}
