package dev.azwifn.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostFileTest {
    @TempDir
    Path folder;

    @Test
    void relativePathBecomesAbsolute() {
        Path pom = Path.of("pom.xml");

        assertThat(HostFile.absolute(pom)).isEqualTo(pom.toAbsolutePath());
        assertThat(HostFile.absolute(Path.of("./src/../pom.xml"))).isEqualTo(pom.toAbsolutePath());
    }

    @Test
    void linksToFilesAreFine() throws IOException {
        Path file = Files.writeString(folder.resolve("sa-2.key"), "");
        Path link = Files.createSymbolicLink(folder.resolve("sa.key"), file);

        assertThat(HostFile.absolute(link)).isEqualTo(link);
    }

    /** {@code link/../sa.key} is the file beside the link's target, not the one beside the link. */
    @Test
    void dotsAfterALinkStillNameTheSameFile() throws IOException {
        Path target = Files.createDirectories(folder.resolve("a/b"));
        Path file = Files.writeString(folder.resolve("a/sa.key"), "right");
        Files.writeString(folder.resolve("sa.key"), "wrong");
        Files.createSymbolicLink(folder.resolve("link"), target);

        assertThat(HostFile.absolute(folder.resolve("link/../sa.key"))).isEqualTo(file.toRealPath());
    }

    @Test
    void whatDockerWouldTurnIntoADirectoryIsAnError() {
        assertThatThrownBy(() -> HostFile.absolute(folder.resolve("sa.key")))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("sa.key: no such file")
                .hasMessageContaining("make the key pair first");
        assertThatThrownBy(() -> HostFile.absolute(folder))
                .isInstanceOf(KindException.class)
                .hasMessageContaining(folder + ": is a directory");
        assumeTrue(Files.exists(Path.of("/dev/null")), "no /dev/null here");
        assertThatThrownBy(() -> HostFile.absolute(Path.of("/dev/null")))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("is not a regular file");
    }
}
