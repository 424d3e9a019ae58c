package dev.azwifn.config;

import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** YAML inside a string of the config. */
final class EmbeddedYaml {
    private EmbeddedYaml() {}

    /** The root of the text that {@code field} holds; null, with a problem, if it is not one YAML document. */
    static @Nullable Field parse(Field field, List<Problem> problems) {
        try {
            byte[] text = field.value().stringValue().getBytes(StandardCharsets.UTF_8);
            List<YamlDocument> documents = withContent(YamlStream.parse(text, field.path()));
            if (documents.size() == 1) {
                return field.embedded(documents.get(0).view());
            }
            problems.add(field.problem(documents.isEmpty() ? "no YAML in it" : "more than one YAML document in it"));
        } catch (YamlException e) {
            problems.add(field.problem("line " + e.location().line() + ", column "
                    + e.location().column() + " of its text: " + e.problem()));
        }
        return null;
    }

    /** The documents that hold more than comments. */
    static List<YamlDocument> withContent(YamlStream stream) {
        List<YamlDocument> documents = new ArrayList<>();
        for (YamlDocument document : stream.documents()) {
            if (!document.view().isNull()) {
                documents.add(document);
            }
        }
        return documents;
    }
}
