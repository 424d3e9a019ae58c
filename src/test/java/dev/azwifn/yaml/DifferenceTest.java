package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What an error says of a value that is not what it should be: where it is. */
class DifferenceTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            1 | 2 | ``
            {"a": 1} | [1] | ``
            [1] | {"a": 1} | ``
            {"a": 1, "b": 2} | {"a": 1, "b": 3} | /b
            {"a": 1, "b": 2} | {"b": 2} | /a
            {"a": 1} | {"a": 1, "b": 2} | ``
            {"a": {"b": 1, "c": {"d": 2}}} | {"a": {"b": 1, "c": {"d": 3}}} | /a/c/d
            {"a": {"b": 1}} | {"a": [1]} | /a
            [1, 2, 3] | [1, 4, 5] | /1
            [1, 2] | [1] | /1
            [1] | [1, 2] | ``
            [{"a": [1, 2]}] | [{"a": [1, 3]}] | /0/a/1
            """)
    void isNamedByItsPlace(String expected, String actual, String place) {
        assertThat(Difference.between(JSON.readTree(expected), JSON.readTree(actual)))
                .hasToString(place);
    }
}
