package dev.azwifn.trust;

import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import java.util.List;

/**
 * A repair that only changes text.
 *
 * @param document what to edit
 * @param operations relative to the document's root
 */
public record Edit(YamlDocument document, List<Operation> operations) {
    public Edit {
        operations = List.copyOf(operations);
    }
}
