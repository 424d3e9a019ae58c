package dev.azwifn.krm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentResourcesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: A}                                                 | A=
            {kind: List, items: [{kind: A}, {kind: B}]}               | A=/items/0 B=/items/1
            {kind: AList, items: [{kind: A}, {}, {kind: [B]}, text]}  | A=/items/0
            {kind: List, items: []}                                   |
            {kind: List, items: {kind: A}}                            | List=
            {kind: ListOfA, items: [{kind: A}]}                       | ListOfA=
            {kind: [List], items: [{kind: A}]}                        |
            {items: [{kind: A}]}                                      |
            [{kind: A}]                                               |
            """)
    void aDocumentIsAResourceOrAListOfThem(String yaml, String expected) {
        String found = String.join(
                " ",
                DocumentResources.of(YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "<stdin>")
                                .documents()
                                .get(0))
                        .stream()
                        .map(resource ->
                                resource.ref().kind() + "=" + resource.origin().base())
                        .toList());

        assertThat(found).isEqualTo(expected == null ? "" : expected);
    }
}
