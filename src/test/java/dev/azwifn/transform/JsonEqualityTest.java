package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonEqualityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1            | 1.0           | true",
                "1            | 2             | false",
                "1            | '\"1\"'       | false",
                ".inf         | .inf          | true",
                ".inf         | -.inf         | false",
                ".inf         | 1             | false",
                "1            | .inf          | false",
                "1.5e300      | 1.5e300       | true",
                "{a: 1, b: 2} | {b: 2, a: 1}  | true",
                "[1, 2]       | [2, 1]        | false"
            })
    void isThatOfJsonPatch(String a, String b, boolean same) {
        assertThat(JsonEquality.same(Run.json(a), Run.json(b))).isEqualTo(same);
    }
}
