package dev.azwifn.provision;

import dev.azwifn.command.CommandException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: after one second, and twice as long each time up to half a minute, or when the service says, until the time
 * that may be waited altogether is used up.
 */
final class Retries {
    private static final int MAX_DOUBLINGS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Of calls that got no proper answer: what is down for more than a minute is down. */
    private static final int MAX_BRIEF = 7;

    private final Waiting waiting;
    private Duration left;

    Retries(Waiting waiting, Duration timeout) {
        this.waiting = waiting;
        this.left = timeout;
    }

    /** The pause after the {@code attempt}th try, counted from 0; null to give up. */
    @Nullable
    Duration pause(int attempt, Failure failure) {
        boolean again = failure.passes() || failure.isBrief() && attempt < MAX_BRIEF;
        Duration asked = RetryAfter.of(failure.retryAfter(), waiting.now());
        return again ? affordable(asked == null ? own(attempt) : asked) : null;
    }

    /** The same for something that is asked for until it is there. */
    @Nullable
    Duration pause(int attempt) {
        return affordable(own(attempt));
    }

    private static Duration own(int attempt) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempt, MAX_DOUBLINGS));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }

    private @Nullable Duration affordable(Duration pause) {
        return pause.compareTo(left) <= 0 ? pause : null;
    }

    void sleep(Duration pause) {
        left = left.minus(pause);
        try {
            waiting.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; run the command again, it continues where it was");
        }
    }
}
