package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Patches as RFC 6902 writes them, of views. */
class JsonPatchesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private final JsonNode view = JSON.readTree("{\"a\": 1}");

    @Test
    void makeACopy() {
        JsonNode patch = JSON.readTree("[{\"op\": \"move\", \"from\": \"/a\", \"path\": \"/b\"}]");
        assertThat(JsonPatches.apply(view, patch)).isEqualTo(JSON.readTree("{\"b\": 1}"));
        assertThat(view).isEqualTo(JSON.readTree("{\"a\": 1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[{\"op\": \"put\", \"path\": \"/a\"}]",
                "[{\"op\": \"remove\"}]",
                "[{\"op\": \"remove\", \"path\": \"/b\"}]"
            })
    void areRefusedIfTheyAreNoneOrDoNotFit(String patch) {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonPatches.apply(view, JSON.readTree(patch)));
    }
}
