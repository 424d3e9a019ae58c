package dev.azwifn.rotate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rotation and how far it is. It knows keys by their IDs only.
 *
 * @param issuer in whose name the keys sign
 * @param oldKey the ID of the key that goes
 * @param newKey the ID of the key that comes
 * @param back whether it takes another one back, which had come as far as new tokens
 * @param times when each stage was reached; those that were skipped are missing
 * @param forced the stages that were taken against the rules
 */
public record Rotation(
        String issuer,
        String oldKey,
        String newKey,
        boolean back,
        Waits waits,
        Stage stage,
        Map<Stage, Instant> times,
        Set<Stage> forced) {
    public Rotation {
        times = Map.copyOf(times);
        forced = Set.copyOf(forced);
    }

    /** The first stage: the new key is there. */
    public static Rotation start(String issuer, String oldKey, String newKey, Waits waits, Instant now) {
        return new Rotation(
                issuer, oldKey, newKey, false, waits, Stage.STARTED, Map.of(Stage.STARTED, rounded(now)), Set.of());
    }

    /** At another stage since now; or since the last one, if a clock was set back meanwhile: no wait may become shorter by that. */
    Rotation at(Stage next, Instant now) {
        Map<Stage, Instant> reached = new EnumMap<>(Stage.class);
        reached.putAll(times);
        Instant latest = latest();
        reached.put(next, now.isBefore(latest) ? latest : rounded(now));
        return new Rotation(issuer, oldKey, newKey, back, waits, next, reached, forced);
    }

    /** The same, and marked as taken against the rules. */
    Rotation againstRules() {
        Set<Stage> all = EnumSet.of(stage);
        all.addAll(forced);
        return new Rotation(issuer, oldKey, newKey, back, waits, stage, times, all);
    }

    /** Back to the old key, which is the new one from here on: everybody still knows both. */
    Rotation reversed(Instant now) {
        Map<Stage, Instant> kept = new EnumMap<>(Stage.class);
        kept.putAll(times);
        kept.remove(Stage.SIGNED);
        Instant latest = latest();
        return new Rotation(issuer, newKey, oldKey, !back, waits, stage, kept, forced)
                .at(Stage.SIGNING, now.isBefore(latest) ? latest : now);
    }

    /** With other times to wait, which hold from here on. */
    public Rotation with(Waits other) {
        return new Rotation(issuer, oldKey, newKey, back, other, stage, times, forced);
    }

    /** When a stage was reached; null if it was not. */
    public @Nullable Instant time(Stage reached) {
        return times.get(reached);
    }

    /** The time of the last stage. */
    public Instant latest() {
        return times.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** From when on API servers may sign with the new key; null while that is not known. */
    public @Nullable Instant signingFrom() {
        return plus(Stage.PUBLISHED, waits.caches());
    }

    /** From when on the old key is not needed any more; null while that is not known. */
    public @Nullable Instant finishingFrom() {
        return plus(Stage.SIGNED, waits.tokens());
    }

    private @Nullable Instant plus(Stage reached, Duration wait) {
        Instant time = time(reached);
        return time == null ? null : time.plus(wait);
    }

    /** The keys whose tokens may be about, or will be next: all of them have to be known to everybody. */
    public Set<String> needed() {
        return switch (stage) {
            case STARTED, ABORTED -> Set.of(oldKey);
            case PUBLISHING, PUBLISHED, VERIFYING, VERIFIED, SIGNING, SIGNED -> Set.of(oldKey, newKey);
            case FINISHING, FINISHED -> Set.of(newKey);
        };
    }

    /** The key that is to be forgotten; null while none is. */
    public @Nullable String dropped() {
        return switch (stage) {
            case FINISHING, FINISHED -> oldKey;
            case ABORTED -> newKey;
            default -> null;
        };
    }

    /** To the next whole second: a wait is rather longer. */
    private static Instant rounded(Instant time) {
        return time.plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS);
    }
}
