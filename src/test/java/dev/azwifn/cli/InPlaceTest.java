package dev.azwifn.cli;

import static dev.azwifn.cli.Inputs.CONFIG_MAP;
import static dev.azwifn.cli.Inputs.IDENTITY;
import static dev.azwifn.cli.Inputs.IDENTITY_AFTER;
import static dev.azwifn.cli.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.azwifn.cli.Program.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --in-place}: files that change are replaced whole, all of them or none. */
class InPlaceTest {
    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setLastModifiedTime(file, LONG_AGO);
    }

    private Run rewrite(String... files) {
        return Program.in(folder)
                .run(with(
                        Stream.concat(Stream.of("--in-place"), Stream.of(files)).toArray(String[]::new)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void onlyFilesThatChangeAreTouched() throws IOException {
        Path identity = file("a.yaml", IDENTITY);
        Path other = file("b.yaml", "# kept\n" + CONFIG_MAP);
        Run run = rewrite("a.yaml", "b.yaml").succeeds();

        assertThat(identity).hasContent(IDENTITY_AFTER);
        assertThat(other).hasContent("# kept\n" + CONFIG_MAP);
        assertThat(Files.getLastModifiedTime(identity)).isNotEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(other)).isEqualTo(LONG_AGO);
        assertThat(run.text()).isEmpty();
        assertThat(run.errLines()).hasSize(3).allMatch(line -> line.startsWith("info: a.yaml:"));
        assertThat(names()).containsExactly("a.yaml", "b.yaml");
    }

    @Test
    void theSecondRunTouchesNothing() throws IOException {
        Path file = file("a.yaml", IDENTITY);
        rewrite("a.yaml").succeeds();
        Files.setLastModifiedTime(file, LONG_AGO);
        assertThat(rewrite("a.yaml").succeeds().err()).isEmpty();
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(LONG_AGO);
    }

    @Test
    void aFileThatHeldOnlyTheSecretIsEmptyThenAndStaysSo() throws IOException {
        file("a.yaml", IDENTITY);
        Path secret = file("secret.yaml", Inputs.SECRET);
        rewrite("a.yaml", "secret.yaml").succeeds();
        assertThat(secret).isEmptyFile();
        rewrite("a.yaml", "secret.yaml").succeeds();
        assertThat(secret).isEmptyFile();
    }

    @Test
    void byteOrderMarkAndLineEndsStay() throws IOException {
        Path file = file("a.yaml", "\ufeff" + IDENTITY.strip().replace("\n", "\r\n"));
        rewrite("a.yaml").succeeds();
        assertThat(Files.readString(file))
                .isEqualTo("\ufeff" + IDENTITY_AFTER.strip().replace("\n", "\r\n"));
    }

    @Test
    void aSymbolicLinkStaysOneAndItsTargetChanges() throws IOException {
        Files.createDirectory(folder.resolve("real"));
        Path target = file("real/a.yaml", IDENTITY);
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), Path.of("real/a.yaml"));
        rewrite("link.yaml").succeeds();
        assertThat(link).isSymbolicLink().hasContent(IDENTITY_AFTER);
        assertThat(target).isRegularFile().hasContent(IDENTITY_AFTER);
        assertThat(Files.readSymbolicLink(link)).isEqualTo(Path.of("real/a.yaml"));
    }

    @Test
    void permissionsStay() throws IOException {
        for (String permissions : List.of("rw-------", "rwxr-x---", "rw-rw-rw-")) {
            Path file = file("a.yaml", IDENTITY);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            rewrite("a.yaml").succeeds();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
            assertThat(file).hasContent(IDENTITY_AFTER);
        }
    }

    @Test
    void oneWrongFileKeepsAllAsTheyWere() throws IOException {
        Path identity = file("a.yaml", IDENTITY);
        file("b.yaml", "a: b: c\n");
        rewrite("a.yaml", "b.yaml")
                .failsWith("b.yaml:1:5 (document 1): not valid YAML: mapping values are not allowed here");
        rewrite("a.yaml", "c.yaml").failsWith("c.yaml: no such file");
        assertThat(identity).hasContent(IDENTITY);
        assertThat(Files.getLastModifiedTime(identity)).isEqualTo(LONG_AGO);
        assertThat(names()).containsExactly("a.yaml", "b.yaml");
    }

    @Test
    void whereNoFileCanBeMadeNothingChanges() throws IOException {
        Path identity = file("a.yaml", IDENTITY);
        Path sealed = Files.createDirectory(folder.resolve("sealed"));
        Files.writeString(sealed.resolve("b.yaml"), IDENTITY);
        Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(sealed), "root may write everywhere, so that this needs another user");
            Run run = rewrite("a.yaml", "sealed/b.yaml");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).startsWith("error: sealed/b.yaml: cannot rewrite it, it stays as it was: ");
            assertThat(identity).hasContent(IDENTITY);
            assertThat(sealed.resolve("b.yaml")).hasContent(IDENTITY);
            assertThat(names()).containsExactly("a.yaml", "sealed");
        } finally {
            Files.setPosixFilePermissions(sealed, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aReadOnlyFileIsNotReplaced() throws IOException {
        Path file = file("a.yaml", IDENTITY);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "root may write everywhere, so that this needs another user");
        rewrite("a.yaml").failsWith("a.yaml: cannot rewrite it, it stays as it was: permission denied");
        assertThat(file).hasContent(IDENTITY);
    }
}
