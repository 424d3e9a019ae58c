package dev.azwifn.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.core.JsonPointer;

/** Loads configs from text, for tests. */
final class Load {
    static final String GUID = "01234567-89ab-cdef-0123-456789abcdef";
    static final String OTHER_GUID = "fedcba98-7654-3210-fedc-ba9876543210";
    static final String HEAD = "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\n";
    static final Sources NOTHING_ELSE = new Sources(Map.of(), Map.of());

    private Load() {}

    static WorkloadIdentity file(String text) {
        return file(NOTHING_ELSE, text);
    }

    static WorkloadIdentity file(Sources sources, String text) {
        return sources.loadFile(text.getBytes(StandardCharsets.UTF_8), "wi.yaml");
    }

    /** @param spec its fields, with two spaces in front; the first is on line 4 */
    static WorkloadIdentity spec(Sources sources, String spec) {
        return file(sources, HEAD + "spec:\n" + spec);
    }

    static WorkloadIdentity spec(String spec) {
        return spec(NOTHING_ELSE, spec);
    }

    /** @param base where the function config stands in the document */
    static WorkloadIdentity functionConfig(Sources sources, String text, String base) {
        YamlStream stream = YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "<stdin>");
        return sources.loadFunctionConfig(stream.documents().get(0), JsonPointer.compile(base));
    }

    static void assertProblems(Runnable load, String... lines) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(load::run)
                .satisfies(e -> assertThat(e.getMessage().lines()).containsExactly(lines));
    }
}
