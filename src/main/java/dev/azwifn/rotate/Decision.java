package dev.azwifn.rotate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a step may do.
 *
 * @param next where the rotation is then; where it was, if the step may not go on
 * @param forced where it would be if the rules did not count; null if there is nothing that the rules forbid, or nothing that would help
 * @param reason why it may not go on; empty if it may
 * @param until when it may; null if time alone changes nothing
 * @param risk what breaks if it goes on nevertheless
 */
public record Decision(
        Kind kind,
        Rotation next,
        @Nullable Rotation forced,
        String reason,
        @Nullable Instant until,
        String risk) {
    /** In a word. */
    public enum Kind {
        /** It goes on. */
        GO,
        /** It was done before: people have still to do what it asked for. */
        PENDING,
        /** It was done before, and all that it asked for. */
        DONE,
        /** Not yet. */
        WAIT,
        /** Not like this. */
        REFUSED
    }

    static Decision go(Rotation next) {
        return new Decision(Kind.GO, next, null, "", null, "");
    }

    static Decision pending(Rotation rotation) {
        return new Decision(Kind.PENDING, rotation, null, "", null, "");
    }

    static Decision done(Rotation rotation) {
        return new Decision(Kind.DONE, rotation, null, "", null, "");
    }

    static Decision wait(Rotation rotation, Rotation forced, String reason, Instant until, String risk) {
        return new Decision(Kind.WAIT, rotation, forced.againstRules(), reason, until, risk);
    }

    static Decision refused(Rotation rotation, @Nullable Rotation forced, String reason, String risk) {
        return new Decision(Kind.REFUSED, rotation, forced == null ? null : forced.againstRules(), reason, null, risk);
    }

    /** Whether the rules stand in the way. */
    public boolean isHeldBack() {
        return kind == Kind.WAIT || kind == Kind.REFUSED;
    }
}
