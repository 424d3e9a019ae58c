package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Time that stands still. */
    private static final Waiting STILL = new Waiting() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void sleep(Duration duration) {}
    };

    private static Failure answer(int status, String code, @Nullable String retryAfter) {
        return new Failure(Failure.Kind.ANSWER, status, code, "", retryAfter);
    }

    /** The pauses until it gives up, in seconds. */
    private static List<Long> pauses(String timeout, Failure failure) {
        Retries retries = new Retries(STILL, Timeout.parse(timeout));
        List<Long> pauses = new ArrayList<>();
        for (Duration pause = retries.pause(0, failure); pause != null; pause = retries.pause(pauses.size(), failure)) {
            pauses.add(pause.toSeconds());
            retries.sleep(pause);
        }
        return pauses;
    }

    @Test
    void whatPassesIsTriedUntilTheTimeIsUp() {
        assertThat(pauses("2m", answer(404, "ParentResourceNotFound", null)))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void whatIsDownIsNotWaitedForSoLong() {
        assertThat(pauses("1h", answer(503, "", null))).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(pauses("1h", new Failure(Failure.Kind.NETWORK, 0, "", "", null)))
                .hasSize(7);
    }

    @Test
    void otherFailuresAreNotTriedAgain() {
        assertThat(pauses("1h", answer(403, "AuthorizationFailed", null))).isEmpty();
        assertThat(pauses("1h", answer(409, "StorageAccountAlreadyTaken", "5"))).isEmpty();
        assertThat(pauses("1h", new Failure(Failure.Kind.TLS, 0, "", "", null))).isEmpty();
        assertThat(pauses("1h", new Failure(Failure.Kind.LOGIN, 0, "", "", null)))
                .isEmpty();
    }

    @Test
    void serviceSaysHowLong() {
        assertThat(pauses("1m", answer(429, "TooManyRequests", "17"))).containsExactly(17L, 17L, 17L);
    }

    @Test
    void serviceSaysUntilWhen() {
        assertThat(pauses("1m", answer(429, "", "Thu, 1 Jan 2026 00:00:40 GMT")))
                .containsExactly(40L);
    }

    @Test
    void moreThanThereIsTimeForIsNotWaitedFor() {
        assertThat(pauses("1m", answer(429, "", "61"))).isEmpty();
    }

    @Test
    void wordsThatAreNoTimeAreIgnored() {
        assertThat(RetryAfter.of("soon", NOW)).isNull();
        assertThat(RetryAfter.of("99999999999", NOW)).isNull();
        assertThat(RetryAfter.of("Thu, 1 Jan 2015 00:00:40 GMT", NOW)).isEqualTo(Duration.ZERO);
    }
}
