package dev.azwifn.provision.testazure;

import dev.azwifn.provision.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Time that passes at once when it is waited for, and at no other time. */
public final class VirtualTime implements Waiting {
    private final List<Duration> waits = new ArrayList<>();
    private Instant now = Instant.now();

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
        waits.add(duration);
        now = now.plus(duration);
    }

    /** Every wait, in order. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
