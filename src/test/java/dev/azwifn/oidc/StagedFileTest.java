package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFileTest {
    @TempDir
    Path folder;

    @Test
    void hasItsModeBeforeItHasItsName() throws IOException {
        Path target = folder.resolve("secret");
        try (StagedFile staged = StagedFile.write(target, "text", "rw-------")) {
            assertThat(target).doesNotExist();
            List<Path> files = files();
            assertThat(files).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.get(0))))
                    .isEqualTo("rw-------");
            staged.create();
        }
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("text");
    }

    @Test
    void createNeverOverwrites() throws IOException {
        Path target = folder.resolve("secret");
        try (StagedFile staged = StagedFile.write(target, "mine", "rw-------")) {
            Files.writeString(target, "another process was faster");
            assertThatThrownBy(staged::create)
                    .isInstanceOf(OidcException.class)
                    .hasMessageContaining("never overwritten");
        }
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("another process was faster");
    }

    @Test
    void replaceOverwrites() throws IOException {
        Path target = Files.writeString(folder.resolve("document"), "old");
        try (StagedFile staged = StagedFile.write(target, "new", "rw-r--r--")) {
            staged.replace();
        }
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("new");
    }

    @Test
    void abandonedFileIsGone() throws IOException {
        StagedFile.write(folder.resolve("document"), "text", "rw-r--r--").close();
        assertThat(files()).isEmpty();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
