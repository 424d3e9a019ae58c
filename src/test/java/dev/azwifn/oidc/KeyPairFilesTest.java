package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.oidc.KeyPairFiles.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPairFilesTest {
    @TempDir
    Path folder;

    private KeyPairFiles files;

    @BeforeEach
    void name() {
        files = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
    }

    @Test
    void makesAPairAndLeavesNothingElse() throws IOException {
        assertThat(files.ensure(2048)).isEqualTo(Outcome.CREATED);

        assertThat(mode(files.privateKey())).isEqualTo("rw-------");
        assertThat(mode(files.publicKey())).startsWith("rw-r");
        assertThat(Files.readString(files.privateKey()))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PRIVATE KEY-----\n");
        assertThat(Files.readString(files.publicKey()))
                .startsWith("-----BEGIN PUBLIC KEY-----\n")
                .endsWith("-----END PUBLIC KEY-----\n");
        assertThat(names()).containsExactly("sa.key", "sa.pub");
    }

    @Test
    void usesAnExistingPairWhateverItsSize() throws IOException {
        files.ensure(2048);
        String before = contents();

        assertThat(files.ensure(4096)).isEqualTo(Outcome.REUSED);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void derivesTheMissingPublicHalf() throws IOException {
        Files.writeString(files.privateKey(), TestKeys.key().pem());

        assertThat(files.ensure(2048)).isEqualTo(Outcome.PUBLIC_KEY_WRITTEN);
        assertThat(files.read().publicKeys().keys())
                .containsExactly(TestKeys.key().publicKey());
        assertThat(Files.readString(files.privateKey()))
                .isEqualTo(TestKeys.key().pem());
    }

    @Test
    void acceptsFurtherPublicKeysForRotation() throws IOException {
        Files.writeString(files.privateKey(), TestKeys.key(2048, 1).pem());
        PublicKeys both = new PublicKeys(
                List.of(TestKeys.key().publicKey(), TestKeys.key(2048, 1).publicKey()));
        Files.writeString(files.publicKey(), both.pem());

        assertThat(files.ensure(2048)).isEqualTo(Outcome.REUSED);
        assertThat(files.read().publicKeys()).isEqualTo(both);
    }

    @Test
    void halvesOfTwoPairsAreAnError() throws IOException {
        Files.writeString(files.privateKey(), TestKeys.key().pem());
        Files.writeString(files.publicKey(), pub(TestKeys.key(2048, 1)));
        String before = contents();

        assertThatThrownBy(() -> files.ensure(2048))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.pub: is not the public half of ")
                .hasMessageContaining("Move the wrong file away");
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void publicHalfAloneIsAnError() throws IOException {
        Files.writeString(files.publicKey(), pub(TestKeys.key()));

        assertThatThrownBy(() -> files.ensure(2048))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.pub: is there, but its private key ");
        assertThat(names()).containsExactly("sa.pub");
    }

    @Test
    void swappedFilesAreAnError() throws IOException {
        Files.writeString(files.privateKey(), pub(TestKeys.key()));
        Files.writeString(files.publicKey(), TestKeys.key().pem());

        assertThatThrownBy(() -> files.ensure(2048))
                .hasMessageContaining("sa.key: holds a public key where the private one belongs");
        assertThatThrownBy(() -> PublicKeys.read(files.publicKey()))
                .hasMessageContaining("sa.pub: holds a private key where the public one belongs");
    }

    @Test
    void directoryInTheWayIsAnError() throws IOException {
        Files.createDirectory(files.publicKey());
        assertThatThrownBy(() -> files.ensure(2048))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.pub: is there, but");

        Files.writeString(files.privateKey(), TestKeys.key().pem());
        assertThatThrownBy(() -> files.ensure(2048)).hasMessageContaining("sa.pub: is a directory");
        Files.delete(files.privateKey());

        Files.delete(files.publicKey());
        Files.createDirectory(files.privateKey());
        assertThatThrownBy(() -> files.ensure(2048)).hasMessageContaining("sa.key: is a directory");
        assertThat(names()).containsExactly("sa.key");
    }

    @Test
    void missingFolderIsAnError() {
        KeyPairFiles elsewhere = new KeyPairFiles(folder.resolve("no/sa.key"), folder.resolve("no/sa.pub"));

        assertThatThrownBy(() -> elsewhere.ensure(2048))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.key: cannot be written: there is no directory");
    }

    @Test
    void danglingLinkIsNotWrittenThrough() throws IOException {
        Files.createSymbolicLink(files.privateKey(), folder.resolve("elsewhere"));

        assertThatThrownBy(() -> files.ensure(2048))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("sa.key: cannot be written: there is a file of that name already");
        assertThat(names()).containsExactly("sa.key");
    }

    @Test
    void oneFileForBothHalvesIsAnError() {
        Path key = folder.resolve("sa.key");
        assertThatThrownBy(() -> new KeyPairFiles(key, folder.resolve("./sa.key")))
                .hasMessageContaining("is named for both halves");
    }

    @Test
    void unreadableFileIsAnError() throws IOException {
        Files.writeString(files.privateKey(), TestKeys.key().pem());
        Files.setPosixFilePermissions(files.privateKey(), PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(files.privateKey()), "this user (root) may read every file");

        assertThatThrownBy(() -> files.ensure(2048)).hasMessageContaining("sa.key: cannot be read: permission denied");
    }

    @Test
    void fullDiskIsAnErrorAndLeavesNothing() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder.toString()),
                "no right to mount a small disk");
        try {
            Files.write(
                    folder.resolve("filler"),
                    new byte[12 << 10]); // one page is left: the private key fits, the public does not
            assertThatThrownBy(() -> files.ensure(2048))
                    .isInstanceOf(OidcException.class)
                    .hasMessageContaining("cannot be written: No space left on device");
            assertThat(names()).containsExactly("filler");

            Files.write(folder.resolve("filler2"), new byte[4 << 10]);
            assertThatThrownBy(() -> files.ensure(2048))
                    .hasMessageContaining("sa.key: cannot be written: No space left on device");
            assertThat(names()).containsExactly("filler", "filler2");
        } finally {
            assertThat(run("umount", folder.toString())).isTrue();
        }
    }

    @Test
    void otherSizesAreNotMade() {
        assertThatThrownBy(() -> files.ensure(1024))
                .isInstanceOf(OidcException.class)
                .hasMessage("a key of 1024 bits is not made; the sizes are [2048, 3072, 4096]");
    }

    private static String pub(SigningKey key) {
        return new PublicKeys(List.of(key.publicKey())).pem();
    }

    private String contents() throws IOException {
        return Files.readString(files.privateKey()) + Files.readString(files.publicKey());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such command
        }
    }
}
