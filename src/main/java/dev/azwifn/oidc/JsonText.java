package dev.azwifn.oidc;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON with two spaces a level, as Go's {@code json.MarshalIndent} and the guides write it. */
public final class JsonText {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");
    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    /** Without a line end after it. */
    public static String of(JsonNode node) {
        return of(node, JsonMapper.shared());
    }

    /** The same in ASCII: what comes from somebody's files must not steer a terminal. */
    public static String asciiOf(JsonNode node) {
        return of(node, ASCII);
    }

    private static String of(JsonNode node, JsonMapper mapper) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER)
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""));
        return mapper.writer().with(printer).writeValueAsString(node);
    }
}
