package dev.azwifn.trust;

import dev.azwifn.yaml.Location;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A YAML document inside a text of another one, as a kind config holds its patches.
 *
 * @param outer the document around it
 * @param field the text in it
 * @param all the documents in the text, this one among them
 */
record EmbeddedText(YamlDocument outer, JsonPointer field, List<YamlDocument> all, YamlDocument inner) {
    /** The documents in a text; none if it is not YAML, which kind says in its own words. */
    static List<EmbeddedText> in(YamlDocument outer, JsonPointer field) {
        byte[] text = outer.view().at(field).asString("").getBytes(StandardCharsets.UTF_8);
        List<EmbeddedText> texts = new ArrayList<>();
        try {
            List<YamlDocument> documents =
                    YamlStream.parse(text, outer.source()).documents();
            for (YamlDocument document : documents) {
                document.view();
                texts.add(new EmbeddedText(outer, field, documents, document));
            }
            return texts;
        } catch (YamlException e) {
            return List.of();
        }
    }

    JsonNode view() {
        return inner.view();
    }

    /** Where a field of the inner document stands: to the line, if the text is a literal block. */
    Place place(JsonPointer innerField) {
        Location start = outer.locate(field);
        Location within = inner.locate(innerField);
        int line = start.line() + within.line();
        String found = line(outer.text(), line - outer.firstLine());
        String wanted = line(inner.text(), within.line() - inner.firstLine());
        int indent = found.indexOf(wanted);
        return indent >= 0 && !wanted.isEmpty() && found.strip().equals(wanted.strip())
                ? new Place(start.source(), line, indent + within.column(), null, field)
                : Place.of(outer, field);
    }

    private static String line(String text, int index) {
        return text.lines().skip(index).findFirst().orElse("");
    }

    /** An edit of the inner document. */
    Edit edit(Operation operation) {
        StringBuilder text = new StringBuilder();
        for (YamlDocument document : all) {
            text.append((document == inner ? inner.apply(List.of(operation)) : document).text());
        }
        return Edit.of(outer, Operation.replace(field, Operation.text(text.toString())));
    }
}
