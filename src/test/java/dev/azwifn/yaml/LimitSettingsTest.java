package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits as the environment variable writes them. */
class LimitSettingsTest {
    @Test
    void changeWhatTheyNameAlone() {
        assertThat(Limits.of(null)).isEqualTo(Limits.DEFAULT);
        assertThat(Limits.of(" ")).isEqualTo(Limits.DEFAULT);
        assertThat(Limits.of("input=1,documents=2,aliases=3,depth=4,line=5,scalar=6,results=7"))
                .isEqualTo(new Limits(1, 2, 3, 4, 5, 6, 7));
        assertThat(Limits.of("input=3Ki, line=4Mi, scalar=1Gi,depth=500"))
                .isEqualTo(new Limits(3 << 10, 1_000_000, 100_000, 500, 4 << 20, 1 << 30, 1_000_000));
        assertThat(Limits.of("line=2147483631").line()).isEqualTo(2147483631);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"line=2147483632", "line=0", "line=2Gi", "depth=501", "line", "line=-1", "line=1ki", "Line=1"})
    void areRefusedIfTheyAreNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(text));
    }

    @Test
    void areNamedAsPeopleReadThem() {
        assertThat(Limits.size(256 << 20)).isEqualTo("256 MiB");
        assertThat(Limits.size(1_000_000)).isEqualTo("1000000 bytes");
    }
}
