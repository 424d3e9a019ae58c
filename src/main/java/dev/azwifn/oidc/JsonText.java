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

    /** The same in ASCII, and harmless where it is shown. */
    public static String asciiOf(JsonNode node) {
        return harmless(of(node, ASCII));
    }

    /** The same on one line. */
    public static String asciiLineOf(JsonNode node) {
        return harmless(ASCII.writeValueAsString(node));
    }

    /**
     * What comes from somebody's files must not steer a terminal, nor give commands to GitHub Actions and Azure Pipelines, which look
     * for {@code ##[} and {@code ##vso[} anywhere in what a job prints. Both can only stand in strings.
     */
    private static String harmless(String json) {
        return json.replace("##[", "#\\u0023[")
                .replace("##vso[", "#\\u0023vso[")
                .replace("\u007f", "\\u007f");
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
