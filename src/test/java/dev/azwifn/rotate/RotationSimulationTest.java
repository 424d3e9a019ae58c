package dev.azwifn.rotate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole rotations, minute by minute, with real tokens: nobody refuses one that has not run out. And what goes wrong in a wrong order. */
class RotationSimulationTest {
    private static final Waits WAITS = new Waits(Duration.ofHours(1), Duration.ofHours(3));
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");

    /** The same for all: to make a key takes longer than to rotate it. */
    private static final SigningKey OLD = SigningKey.generate(SigningKey.DEFAULT_SIZE);

    private static final SigningKey NEW = SigningKey.generate(SigningKey.DEFAULT_SIZE);

    /** What people do against the rules. */
    private enum Mistake {
        NONE,
        SWITCH_BEFORE_PUBLISH,
        SWITCH_WHILE_CACHES_ARE_OLD,
        ONE_SIGNS_BEFORE_ALL_VERIFY,
        PUBLISH_NEW_ONLY,
        FINISH_TOO_EARLY
    }

    @TempDir
    Path folder;

    private KeyPairFiles pair;
    private KeyFolder keys;
    private Rotation rotation;
    private World world;
    private Random random;
    private boolean wasRefused;

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "3, 3", "3, 4", "3, 5"})
    void noTokenIsRefused(int apiServers, long seed) {
        String outage = rotate(apiServers, seed, Mistake.NONE, false);

        assertThat(outage).isNull();
        assertThat(rotation.stage()).isEqualTo(Stage.FINISHED);
        assertThat(world.signing()).containsOnly(rotation.newKey());
        assertThat(world.published()).containsExactly(rotation.newKey());
    }

    @ParameterizedTest
    @CsvSource({"1, 6", "3, 7"})
    void goingBackAfterTheSwitchRefusesNoneEither(int apiServers, long seed) {
        assertThat(rotate(apiServers, seed, Mistake.NONE, true)).isNull();
        assertThat(rotation.back()).isTrue();
        assertThat(rotation.stage()).isEqualTo(Stage.FINISHED);
    }

    @ParameterizedTest
    @EnumSource(value = Mistake.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void wrongOrderIsAnOutageThatTheRulesRefuse(Mistake mistake) {
        assertThat(rotate(3, 8, mistake, false)).isNotNull();
        assertThat(wasRefused || next().isHeldBack()).isTrue();
    }

    /** Returns the first outage. */
    private @Nullable String rotate(int apiServers, long seed, Mistake mistake, boolean back) {
        random = new Random(seed);
        pair = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
        keys = new KeyFolder(pair, Disk.REAL);
        write(pair.privateKey(), OLD);
        write(keys.next(), NEW);
        pair.ensure(SigningKey.DEFAULT_SIZE);
        world = new World(apiServers, pair.read().signingKey(), verifying(), WAITS.tokens(), BEGIN, random);
        List<Runnable> work = new ArrayList<>();
        boolean turned = false;
        for (int minute = 0; minute < 200; minute++) {
            String outage = minute(() -> {});
            assertThat(outage).isNull();
        }
        rotation = keys.start("https://issuer/", SigningKey.DEFAULT_SIZE, WAITS, world.now());
        for (int minute = 0; minute < 3000 && !rotation.stage().isOver(); minute++) {
            boolean acts = random.nextInt(9) == 0;
            if (acts && work.isEmpty() && back && !turned && rotation.stage() == Stage.SIGNED) {
                turned = true;
                take(Rules.abort(rotation, world.now()), false, work, mistake);
            }
            String outage = minute(() -> {
                if (acts && !work.isEmpty()) {
                    work.remove(0).run();
                } else if (acts) {
                    take(next(), mistake != Mistake.NONE, work, mistake);
                }
            });
            if (outage != null) {
                return outage;
            }
        }
        for (int minute = 0; minute < 200; minute++) {
            String outage = minute(() -> {});
            if (outage != null) {
                return outage;
            }
        }
        return null;
    }

    private @Nullable String minute(Runnable people) {
        world.minute();
        people.run();
        world.issue();
        return world.outage();
    }

    /** With what people can show by now. */
    private Decision next() {
        Proof proof = new Proof(
                false,
                world.published(),
                rotation.stage() == Stage.VERIFYING ? world.verifying() : List.of(),
                rotation.stage() == Stage.SIGNING ? world.signing() : List.of(),
                world.signing().size());
        return switch (rotation.stage()) {
            case STARTED, PUBLISHING -> Rules.publish(rotation, proof, world.now());
            case SIGNED, FINISHING -> Rules.finish(rotation, proof, world.now());
            default -> Rules.switchKeys(rotation, proof, world.now());
        };
    }

    private void take(Decision decision, boolean force, List<Runnable> work, Mistake mistake) {
        Rotation reached = decision.next();
        Rotation forced = decision.forced();
        if (decision.isHeldBack() && force && forced != null) {
            wasRefused = true;
            reached = forced;
        }
        Stage before = rotation.stage();
        boolean turns = reached.back() != rotation.back();
        rotation = reached;
        keys.enter(rotation, false);
        if (rotation.stage() != before || turns) {
            ask(work, mistake);
        }
    }

    /** What a stage asks of people; some of it is done wrongly. */
    private void ask(List<Runnable> work, Mistake mistake) {
        int apiServers = world.signing().size();
        switch (rotation.stage()) {
            case PUBLISHING -> {
                if (mistake == Mistake.PUBLISH_NEW_ONLY) {
                    work.add(() -> world.publish(
                            new PublicKeys(List.of(SigningKey.read(keys.next()).publicKey()))));
                } else if (mistake != Mistake.SWITCH_BEFORE_PUBLISH) {
                    work.add(() -> world.publish(verifying()));
                }
            }
            case VERIFYING -> {
                for (int i = 0; i < apiServers; i++) {
                    int server = i;
                    if (mistake != Mistake.ONE_SIGNS_BEFORE_ALL_VERIFY || i == 0) {
                        work.add(() -> world.verify(server, verifying()));
                    }
                }
            }
            case SIGNING -> {
                SigningKey key = pair.read().signingKey();
                for (int i = 0; i < apiServers; i++) {
                    int server = i;
                    work.add(() -> world.sign(server, key));
                }
            }
            case FINISHING -> {
                work.add(() -> world.publish(verifying()));
                for (int i = 0; i < apiServers; i++) {
                    int server = i;
                    work.add(() -> world.verify(server, verifying()));
                }
            }
            default -> {}
        }
        boolean isLast = rotation.stage() == Stage.SIGNED;
        assertThat(isLast && !world.signing().stream().allMatch(rotation.newKey()::equals))
                .isFalse();
    }

    private static void write(Path file, SigningKey key) {
        try {
            Files.writeString(file, key.pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PublicKeys verifying() {
        PublicKeys there = PublicKeys.readForApiServer(pair.publicKey());
        assertThat(there.keys()).extracting(KeyId::of).doesNotHaveDuplicates();
        return there;
    }
}
