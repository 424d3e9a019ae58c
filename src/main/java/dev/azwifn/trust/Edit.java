package dev.azwifn.trust;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
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

    static Edit of(YamlDocument document, Operation operation) {
        return new Edit(document, List.of(operation));
    }

    /** @param operations relative to the resource */
    static Edit of(Resource resource, Operation... operations) {
        Resource.Origin origin = resource.origin();
        List<Operation> inDocument = new ArrayList<>();
        for (Operation operation : operations) {
            inDocument.add(operation.under(origin.base()));
        }
        return new Edit(origin.document(), inDocument);
    }
}
