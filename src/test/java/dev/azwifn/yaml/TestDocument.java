package dev.azwifn.yaml;

import java.nio.charset.StandardCharsets;

/** Documents out of strings. */
final class TestDocument {
    private TestDocument() {}

    /** The only document of a text. */
    static YamlDocument of(String text) {
        return stream(text).documents().get(0);
    }

    static YamlStream stream(String text) {
        return YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "test.yaml");
    }
}
