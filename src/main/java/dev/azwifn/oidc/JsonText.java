package dev.azwifn.oidc;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON with two spaces a level, as Go's {@code json.MarshalIndent} and the guides write it. */
final class JsonText {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    /** Without a line end after it. */
    static String of(JsonNode node) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER)
                .withSeparators(Separators.createDefaultInstance()
                        .withObjectNameValueSpacing(Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""));
        return JsonMapper.shared().writer().with(printer).writeValueAsString(node);
    }
}
