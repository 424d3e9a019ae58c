package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azwifn.command.UsageException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeoutTest {
    @Test
    void secondsMinutesAndHours() {
        assertThat(Timeout.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Timeout.parse("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(Timeout.parse("1h")).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "-1m", "10 m", "PT10M", "1.5h", "9999999s"})
    void anythingElseIsWrongUsage(String text) {
        assertThatThrownBy(() -> Timeout.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessage("--timeout '" + text + "' is not a time; write 90s, 10m or 1h");
    }
}
