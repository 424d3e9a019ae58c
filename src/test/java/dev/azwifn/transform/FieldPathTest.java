package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;

class FieldPathTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'', ''",
                "/spec, spec",
                "/spec/template/spec/userAssignedIdentities/0/providerID, spec.template.spec.userAssignedIdentities[0].providerID",
                "/metadata/labels/cluster.x-k8s.io~1control-plane, metadata.labels[\"cluster.x-k8s.io/control-plane\"]",
                "/a/-, a.-",
                "/a/, a[\"\"]",
                "/a/.b, a[\".b\"]",
                "/a/~1b, a[\"/b\"]",
                "/a/a~1b, a[\"a/b\"]",
                "/a/\"b, a[\"\"b\"]",
                "'/a/ b', a[\" b\"]",
                "/a.b, [\"a.b\"]",
            })
    void isWrittenAsPeopleDo(String pointer, String path) {
        assertThat(FieldPath.of(JsonPointer.compile(pointer))).isEqualTo(path);
    }
}
