package dev.azwifn.rotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.KeyPair;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFolderTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    /** Ends the process before or behind the n-th change of a file. */
    private static final class Mortal implements Disk {
        private int left;
        private final boolean behind;

        Mortal(int left, boolean behind) {
            this.left = left;
            this.behind = behind;
        }

        private interface Change {
            void run() throws IOException;
        }

        private void change(Change change) throws IOException {
            boolean dies = left-- == 0;
            if (dies && !behind) {
                throw new Death();
            }
            change.run();
            if (dies) {
                throw new Death();
            }
        }

        @Override
        public void create(Path file, byte[] content, String permissions) throws IOException {
            change(() -> Disk.REAL.create(file, content, permissions));
        }

        @Override
        public void replace(Path file, byte[] read, byte[] content) throws IOException {
            change(() -> Disk.REAL.replace(file, read, content));
        }

        @Override
        public void delete(Path file) throws IOException {
            change(() -> Disk.REAL.delete(file));
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    Path folder;

    private KeyPairFiles pair;

    @BeforeEach
    void makeKeys() {
        pair = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
        pair.ensure(SigningKey.DEFAULT_SIZE);
    }

    /** One step: the decision of the state on the disk, and the files behind it. Every stage, back and forth. */
    private void step(KeyFolder keys, boolean back) {
        Rotation rotation = keys.state().read();
        if (rotation == null) {
            keys.start("https://issuer/", SigningKey.DEFAULT_SIZE, Waits.DEFAULT, NOW);
            return;
        }
        keys.settle(rotation, false);
        Instant late = rotation.latest().plus(Duration.ofDays(2));
        Decision decision = switch (rotation.stage()) {
            case STARTED, PUBLISHING -> Rules.publish(rotation, Proof.WORD, late);
            case SIGNED, FINISHING, FINISHED -> Rules.finish(rotation, Proof.WORD, late);
            default -> Rules.switchKeys(rotation, Proof.WORD, late);
        };
        if (back && !rotation.back() && rotation.stage() == Stage.SIGNED) {
            decision = Rules.abort(rotation, late);
        }
        if (!decision.next().equals(rotation)) {
            keys.enter(decision.next(), false);
        }
    }

    /** Whatever a run is ended at: a pair that works is there, no key is lost, and the next run ends where it would have. */
    @Test
    void survivesEveryMoment() throws IOException {
        // Start takes a key that is there: to make one each time is what would take long.
        write(new KeyFolder(pair, Disk.REAL).next(), SigningKey.generate(2048).pem());
        for (boolean behind : List.of(false, true)) {
            for (boolean back : List.of(false, true)) {
                Path saved = Files.createDirectories(folder.resolve("saved"));
                restore(folder, saved);
                for (int death = 0; death < (back ? 21 : 15); death++) {
                    restore(saved, folder);
                    rotateWithDeath(death, behind, back);
                }
                restore(saved, folder);
            }
        }
    }

    private void rotateWithDeath(int death, boolean behind, boolean back) throws IOException {
        Disk disk = new Mortal(death, behind);
        String first = pair.read().signingKey().keyId();
        boolean isLast = false;
        while (!isLast) {
            Rotation before = new KeyFolder(pair, disk).state().read();
            isLast = before != null && before.stage() == Stage.FINISHED;
            try {
                step(new KeyFolder(pair, disk), back);
            } catch (Death e) {
                assertConsistent(first);
            }
            assertConsistent(first);
        }
        Rotation rotation =
                Objects.requireNonNull(new KeyFolder(pair, disk).state().read());
        assertThat(rotation.stage()).isEqualTo(Stage.FINISHED);
        KeyPair last = pair.read();
        assertThat(last.signingKey().keyId()).isEqualTo(rotation.newKey());
        assertThat(last.signingKey().keyId().equals(first)).isEqualTo(back);
        assertThat(last.publicKeys().keys()).hasSize(1);
        assertThat(names()).containsExactlyInAnyOrder("sa.key", "sa.pub", "sa-rotation.yaml");
    }

    private void assertConsistent(String first) {
        KeyFolder keys = new KeyFolder(pair, Disk.REAL);
        KeyPair there = pair.read();
        Rotation rotation = keys.state().read();
        if (rotation == null) {
            assertThat(there.signingKey().keyId()).isEqualTo(first);
            return;
        }
        if (rotation.stage().isBefore(Stage.SIGNING)) {
            assertThat(there.signingKey().keyId())
                    .as("nothing signs with the new key yet")
                    .isEqualTo(rotation.oldKey());
        }
        List<String> known = Stream.of(pair.privateKey(), keys.next(), keys.previous())
                .filter(Files::exists)
                .map(file -> SigningKey.read(file).keyId())
                .toList();
        if (rotation.stage().isBefore(Stage.FINISHED)) {
            assertThat(known).contains(rotation.oldKey(), rotation.newKey());
        }
        if (!rotation.stage().isBefore(Stage.SIGNING) && rotation.stage().isBefore(Stage.FINISHING)) {
            assertThat(there.publicKeys().keys()).extracting(KeyId::of).contains(rotation.oldKey(), rotation.newKey());
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static void restore(Path from, Path to) throws IOException {
        for (Path each : List.of(to, from)) {
            try (Stream<Path> files = Files.list(each)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (each.equals(to)) {
                        Files.delete(file);
                    } else {
                        Files.copy(file, to.resolve(file.getFileName()));
                    }
                }
            }
        }
    }

    @Test
    void newKeyIsForItsOwnerOnly() throws IOException {
        KeyFolder keys = new KeyFolder(pair, Disk.REAL);
        keys.start("https://issuer/", SigningKey.DEFAULT_SIZE, Waits.DEFAULT, NOW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.next())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(keys.state().path()))
                .doesNotContain("PRIVATE")
                .contains("version: 1");
    }

    @Test
    void otherPeoplesKeysStay() {
        PublicKeys stranger = new PublicKeys(List.of(SigningKey.generate(2048).publicKey()));
        write(pair.publicKey(), PublicKeys.read(pair.publicKey()).and(stranger).pem());
        for (int i = 0; i < 12; i++) {
            step(new KeyFolder(pair, Disk.REAL), false);
        }
        assertThat(pair.read().publicKeys().keys()).hasSize(2).containsAll(stranger.keys());
    }

    @Test
    void keysThatWereChangedByHandAreNotTouched() {
        KeyFolder keys = new KeyFolder(pair, Disk.REAL);
        Rotation rotation = keys.start("https://issuer/", SigningKey.DEFAULT_SIZE, Waits.DEFAULT, NOW);
        write(pair.privateKey(), SigningKey.generate(2048).pem());
        assertThatThrownBy(() -> keys.settle(rotation, false))
                .isInstanceOf(RotationException.class)
                .hasMessageContaining("sa.key: holds the key ")
                .hasMessageContaining("sa-rotation.yaml");
    }

    @Test
    void stateOfAnotherVersionOrGarbledIsRefused() {
        KeyFolder keys = new KeyFolder(pair, Disk.REAL);
        keys.start("https://issuer/", SigningKey.DEFAULT_SIZE, Waits.DEFAULT, NOW);
        for (String text : List.of("", "version: 2\n", "[]", "version: 1\nstage: started\n", "{")) {
            write(keys.state().path(), text);
            assertThatThrownBy(() -> keys.state().read())
                    .isInstanceOf(RotationException.class)
                    .hasMessageContaining("sa-rotation.yaml: ");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
