package dev.azwifn.provision;

import dev.azwifn.command.CommandException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every call to Azure: tried again where that helps, and else turned into a message that says what to do. */
final class Calls {
    private final Retries retries;
    private final Advice advice;
    private final Progress progress;

    Calls(Retries retries, Advice advice, Progress progress) {
        this.retries = retries;
        this.advice = advice;
        this.progress = progress;
    }

    /** The answer of a call on {@code what}: {@code managed identity capz}. */
    <T> T call(String what, Supplier<T> call) {
        for (int attempt = 0; ; attempt++) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                await(what, attempt, Thrown.failure(e));
            }
        }
    }

    /** The same for something that need not be there: then null. */
    <T> @Nullable T find(String what, Supplier<T> call) {
        for (int attempt = 0; ; attempt++) {
            try {
                return call.get();
            } catch (RuntimeException e) {
                Failure failure = Thrown.failure(e);
                if (failure.isNotFound()) {
                    return null;
                }
                await(what, attempt, failure);
            }
        }
    }

    /**
     * Looks again until something is done, or the time is up.
     *
     * @param pending how it is as long as it is not; null once it is
     */
    void until(String what, Supplier<@Nullable String> pending) {
        for (int attempt = 0; ; attempt++) {
            String state = pending.get();
            if (state == null) {
                return;
            }
            Duration pause = retries.pause(attempt);
            if (pause == null) {
                throw new CommandException(what + ": still " + state
                        + "; run the command again, it continues where it was" + " (--timeout gives it longer)");
            }
            progress.waiting(what, state, pause);
            retries.sleep(pause);
        }
    }

    private void await(String what, int attempt, Failure failure) {
        Duration pause = retries.pause(attempt, failure);
        if (pause == null) {
            throw new CommandException(advice.message(what, failure));
        }
        progress.waiting(what, failure.text(), pause);
        retries.sleep(pause);
    }
}
