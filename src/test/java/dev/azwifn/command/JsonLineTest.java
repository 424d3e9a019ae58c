package dev.azwifn.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLineTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":{},\"b\":[[],[1,-2,{\"c\":null}]],\"d\":true,\"e\":false}",
                "[0,12345678901,123456789012345678901234567890,1.50,-0.0]",
                "[\"\",\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u007f\\u2028\\u00e9\\ud83d\\ude00\\ufeff<>&'\"]",
                "{\"\\u0000 \\\"key\\\"\":\"v\"}",
                "\"text\"",
                "null"
            })
    void isWhatJacksonWrites(String json) {
        JsonNode value = new JsonMapper().readTree(json);

        assertThat(JsonLine.of(value)).isEqualTo(value.toString());
    }
}
