package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {
    /** The token is valid from 12:00 to 13:00. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01T13:00:01Z, expired 1 second before",
        "2026-03-01T13:01:00Z, expired 1 minute before",
        "2026-03-01T13:02:30.5Z, expired 2 minutes and 30 seconds before",
        "2026-03-01T15:00:00Z, expired 2 hours before",
        "2026-03-01T14:01:59Z, expired 1 hour and 1 minute before",
        "2026-03-02T15:00:00Z, expired 1 day and 2 hours before",
        "2026-02-27T12:00:00Z, becomes valid 2 days after",
        "2026-03-01T11:59:20Z, becomes valid 40 seconds after",
        "2026-03-01T12:30:00Z, was valid when",
    })
    void saysOnWhichSideOfTheTokenEntrasClockIs(String now, String says) {
        assertThat(Clock.says(details(now))).contains(says);
    }

    @Test
    void whatIsNoTimeSaysNothing() {
        assertThat(Clock.says(Map.of())).isNull();
        assertThat(Clock.says(details("yesterday"))).isNull();
        assertThat(Clock.says(Map.of(Detail.NOW, "2026-03-01T12:30:00Z"))).isNull();
    }

    private static Map<Detail, String> details(String now) {
        return Map.of(
                Detail.NOW, now,
                Detail.NOT_BEFORE, "2026-03-01T12:00:00.0000000Z",
                Detail.EXPIRES, "2026-03-01T13:00:00.0000000Z");
    }
}
