package dev.azwifn.provision;

import java.time.Duration;
import java.time.Instant;

/** Time, as far as it is waited for. */
public interface Waiting {
    /** Real time. */
    Waiting REAL = new Waiting() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            Thread.sleep(duration.toMillis());
        }
    };

    Instant now();

    void sleep(Duration duration) throws InterruptedException;
}
