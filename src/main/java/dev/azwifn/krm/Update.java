package dev.azwifn.krm;

import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Brings a generated resource that is in the list already up to date. Only what differs is edited; labels and annotations that
 * others have put on it stay, and so does the file in which it is now.
 */
final class Update {
    private static final String METADATA = "metadata";
    private static final Set<String> PATHS = Set.of("config.kubernetes.io/path", "internal.config.kubernetes.io/path");

    private final List<Operation> operations = new ArrayList<>();
    private final boolean hasPath;

    private Update(boolean hasPath) {
        this.hasPath = hasPath;
    }

    /** @param wanted as it would be added */
    static List<Operation> of(Resource present, JsonNode wanted) {
        boolean hasPath = !present.annotation(PATHS.toArray(String[]::new)).isEmpty();
        Update update = new Update(hasPath);
        update.merge(present.origin().base(), present.view(), wanted, false);
        return update.operations;
    }

    /** @param additive whether fields that are not wanted stay */
    private void merge(JsonPointer base, JsonNode present, JsonNode wanted, boolean additive) {
        for (Map.Entry<String, JsonNode> field : wanted.properties()) {
            JsonPointer place = base.appendProperty(field.getKey());
            JsonNode current = present.path(field.getKey());
            if (hasPath && additive && PATHS.contains(field.getKey())) {
                continue; // changing one of the two spellings would move the file
            }
            if (current.isObject() && field.getValue().isObject()) {
                merge(
                        place,
                        current,
                        field.getValue(),
                        additive || field.getKey().equals(METADATA));
            } else if (!current.equals(field.getValue())) {
                operations.add(Operation.add(place, field.getValue()));
            }
        }
        if (!additive) {
            present.propertyNames().stream()
                    .filter(name -> !wanted.has(name))
                    .forEach(name -> operations.add(Operation.remove(base.appendProperty(name))));
        }
    }
}
