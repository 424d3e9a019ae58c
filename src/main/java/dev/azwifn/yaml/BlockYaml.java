package dev.azwifn.yaml;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Makes block YAML in which every string is quoted, so that readers of YAML 1.1 and 1.2 agree; text of several lines is a literal block. */
public final class BlockYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER, YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.LITERAL_BLOCK_STYLE)
            .build();

    private BlockYaml() {}

    /** Ends with a line end. */
    public static String of(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
