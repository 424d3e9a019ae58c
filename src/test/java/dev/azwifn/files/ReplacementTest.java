package dev.azwifn.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
    @TempDir
    Path folder;

    private Path a;
    private Path b;

    @BeforeEach
    void write() throws IOException {
        a = Files.writeString(folder.resolve("a"), "a1");
        b = Files.writeString(folder.resolve("b"), "b1");
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(a, b);
        }
    }

    private static void add(Replacement replacement, Path file, String read, String next) throws IOException {
        replacement.add(file, read.getBytes(UTF_8), out -> out.write(next.getBytes(UTF_8)));
    }

    @Test
    void allAreReplacedAtTheCommit() throws IOException {
        try (Replacement replacement = new Replacement()) {
            add(replacement, b, "b1", "b2");
            add(replacement, a, "a1", "a2");
            assertThat(a).hasContent("a1");
            replacement.commit();
        }
        assertThat(a).hasContent("a2");
        assertThat(b).hasContent("b2");
    }

    @Test
    void noneIsReplacedWithoutACommit() throws IOException {
        try (Replacement replacement = new Replacement()) {
            add(replacement, a, "a1", "a2");
        }
        assertThat(a).hasContent("a1");
    }

    @Test
    void noneIsReplacedIfOneWasChangedMeanwhile() throws IOException {
        try (Replacement replacement = new Replacement()) {
            add(replacement, a, "a1", "a2");
            add(replacement, b, "b1", "b2");
            Files.writeString(b, "by somebody else");
            assertThatThrownBy(replacement::commit)
                    .isInstanceOf(ChangedFileException.class)
                    .hasMessage(b.toRealPath() + ": somebody else changed it meanwhile, so nothing was written;"
                            + " run the command again");
        }
        assertThat(a).hasContent("a1");
        assertThat(b).hasContent("by somebody else");
    }

    @Test
    void aFileNamedTwiceIsOne() throws IOException {
        try (Replacement replacement = new Replacement()) {
            add(replacement, a, "a1", "a2");
            add(replacement, folder.resolve("../" + folder.getFileName() + "/a"), "a1", "a2");
            replacement.commit();
        }
        assertThat(a).hasContent("a2");
    }
}
