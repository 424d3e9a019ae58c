package dev.azwifn.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
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
        try (StagedFile staged = staged(target, "text", "rw-------")) {
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
        try (StagedFile staged = staged(target, "mine", "rw-------")) {
            Files.writeString(target, "another process was faster");
            assertThatThrownBy(staged::create).isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("another process was faster");
    }

    @Test
    void replaceOverwrites() throws IOException {
        Path target = Files.writeString(folder.resolve("document"), "old");
        try (StagedFile staged = staged(target, "new", "rw-r--r--")) {
            staged.replace();
        }
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("new");
    }

    @Test
    void abandonedFileIsGone() throws IOException {
        staged(folder.resolve("document"), "text", "rw-r--r--").close();
        assertThat(files()).isEmpty();
    }

    @Test
    void aLinkStaysOne() throws IOException {
        Path target = Files.writeString(folder.resolve("document"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("document"));
        try (StagedFile staged = staged(link, "new", "rw-r--r--")) {
            staged.replace();
        }
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("new");
    }

    @Test
    void contentThatFailsLeavesNothing() throws IOException {
        Path target = Files.writeString(folder.resolve("document"), "old");
        StagedFile.Content full = out -> {
            out.write('n');
            throw new IOException("No space left on device");
        };
        assertThatThrownBy(() -> StagedFile.next(target, full)).hasMessage("No space left on device");
        assertThatThrownBy(() -> StagedFile.of(target, "rw-r--r--", full)).hasMessage("No space left on device");
        assertThat(files()).containsExactly(target);
        assertThat(target).hasContent("old");
    }

    @Test
    void aFolderAndAMissingFolderAreSaidToBeThat() {
        assertThatThrownBy(() -> staged(folder, "text", "rw-r--r--"))
                .hasMessage("it is a directory; a file is to be written there");
        assertThatThrownBy(() -> staged(folder.resolve("no/file"), "text", "rw-r--r--"))
                .hasMessage("there is no directory " + folder.resolve("no") + "; make it first");
        assertThatThrownBy(() -> StagedFile.next(folder, out -> {})).hasMessage("not a regular file");
    }

    private static StagedFile staged(Path target, String content, String permissions) throws IOException {
        return StagedFile.of(target, permissions, out -> out.write(content.getBytes(UTF_8)));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        }
    }
}
