package dev.azwifn.provision;

import dev.azwifn.command.CommandException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When to try again: after one second, and twice as long each time up to half a minute, or when the service says, until the
 * deadline of the whole run.
 */
final class Retries {
    private static final int MAX_DOUBLINGS = 5;
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Of calls that got no proper answer: what is down for more than a minute is down. */
    private static final int MAX_BRIEF = 7;

    private final Waiting waiting;
    private final Instant deadline;

    Retries(Waiting waiting, Duration timeout) {
        this.waiting = waiting;
        this.deadline = waiting.now().plus(timeout);
    }

    /** The pause after the {@code attempt}th try, counted from 0; null to give up. */
    @Nullable
    Duration pause(int attempt, Failure failure) {
        boolean again = failure.passes() || failure.isBrief() && attempt < MAX_BRIEF;
        return again ? pause(attempt, failure.retryAfter()) : null;
    }

    /** The same for something that is asked until it is there. */
    @Nullable
    Duration pause(int attempt, @Nullable Duration retryAfter) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(attempt, MAX_DOUBLINGS));
        Duration own = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        Duration pause = retryAfter == null ? own : retryAfter;
        return waiting.now().plus(pause).isAfter(deadline) ? null : pause;
    }

    void sleep(Duration pause) {
        try {
            waiting.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; run the command again, it continues where it was");
        }
    }
}
