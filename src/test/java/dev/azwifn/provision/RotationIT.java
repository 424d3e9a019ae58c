package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.rotate.Disk;
import dev.azwifn.rotate.KeyFolder;
import dev.azwifn.rotate.Proof;
import dev.azwifn.rotate.Rotation;
import dev.azwifn.rotate.Rules;
import dev.azwifn.rotate.Stage;
import dev.azwifn.rotate.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is published at each stage of a rotation of the keys. */
class RotationIT extends OnTestAzure {
    private static final Instant BEGIN = Instant.parse("2026-03-01T10:00:00Z");

    private Rotation reach(Stage stage) {
        KeyFolder keys = new KeyFolder(workspace.keys(), Disk.REAL);
        Rotation rotation = keys.state().read();
        if (rotation == null) {
            rotation = keys.start(Workspace.ISSUER, SigningKey.DEFAULT_SIZE, Waits.DEFAULT, BEGIN);
        }
        while (rotation.stage() != stage) {
            Instant late = rotation.latest().plus(Duration.ofDays(2));
            rotation = switch (rotation.stage()) {
                case STARTED, PUBLISHING ->
                    Rules.publish(rotation, Proof.WORD, late).next();
                case SIGNED, FINISHING ->
                    Rules.finish(rotation, Proof.WORD, late).next();
                default -> Rules.switchKeys(rotation, Proof.WORD, late).next();
            };
            keys.enter(rotation, false);
        }
        return Objects.requireNonNull(rotation);
    }

    @Test
    void bothKeysArePublishedUntilTheOldOneIsForgotten() {
        workspace.apply().succeeds();
        Rotation rotation = reach(Stage.PUBLISHING);

        assertThat(workspace.apply().succeeds().err())
                .contains("key " + rotation.newKey() + ": none -> published")
                .doesNotContain(rotation.oldKey());

        reach(Stage.SIGNED);
        assertThat(workspace.apply().succeeds().err()).contains("nothing to do");

        reach(Stage.FINISHING);
        assertThat(workspace.apply().succeeds().err())
                .contains("key " + rotation.oldKey() + ": published -> none")
                .doesNotContain("key " + rotation.newKey());
    }

    @Test
    void keyInUseIsNotTakenAway() {
        workspace.apply().succeeds();
        Rotation rotation = reach(Stage.SIGNED);
        azure.traffic().restart();
        workspace.write("sa.pub", new PublicKeys(List.of(workspace.signingKey().publicKey())).pem());

        workspace.apply().fails("sa.pub", rotation.oldKey(), "azwi-fn rotate status");

        assertThat(azure.traffic().calls()).isEmpty();
    }

    @Test
    void otherPeoplesKeysStayPublished() {
        PublicKeys stranger = new PublicKeys(List.of(SigningKey.generate(2048).publicKey()));
        String alone = workspace.read("sa.pub");
        workspace.write("sa.pub", alone + stranger.pem()).apply().succeeds();
        workspace.write("sa.pub", alone);
        reach(Stage.PUBLISHED);

        assertThat(workspace.apply().succeeds().err()).contains("stays published while keys are rotated");
        azure.traffic().restart();
        workspace.apply().succeeds();
        assertThat(azure.traffic().writes()).isEmpty();
    }
}
