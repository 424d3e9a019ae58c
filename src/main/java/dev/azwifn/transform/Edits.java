package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Collects the change of one resource: operations, each with its finding. */
final class Edits {
    private final Resource resource;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    Edits(Resource resource) {
        this.resource = resource;
    }

    /** Gives a field of a mapping a value: replaces what is there, or adds it, behind {@code sibling} if that is there. */
    void set(JsonPointer field, JsonNode value, @Nullable String sibling, String message) {
        JsonNode current = current(field);
        Operation add = Operation.add(field, value);
        operations.add(current != null ? Operation.replace(field, value) : sibling == null ? add : add.after(sibling));
        findings.add(Finding.change(message, field, current, value));
    }

    /**
     * Makes an empty mapping of a null, or of nothing, so that fields can be set in it.
     *
     * @return whether there is a mapping now
     */
    boolean openMapping(JsonPointer field) {
        JsonNode node = resource.view().at(field);
        if ((node.isNull() || node.isMissingNode())
                && resource.view().at(field.head()).isObject()) {
            String name = field.last().getMatchingProperty();
            set(field, JsonNodeFactory.instance.objectNode(), null, name + " opened: it was empty");
            return true;
        }
        return node.isObject();
    }

    /** Adds an item to the end of a list that has {@code size} items by now. */
    void append(JsonPointer list, int size, JsonNode value, String message) {
        operations.add(Operation.add(list.appendProperty("-"), value));
        findings.add(Finding.change(message, list.appendIndex(size), null, value));
    }

    void remove(JsonPointer field, String message) {
        operations.add(Operation.remove(field));
        findings.add(Finding.change(message, field, current(field), null));
    }

    /** Removes fields that are not worth a finding each. */
    void removeAll(List<JsonPointer> fields, String message) {
        fields.forEach(field -> operations.add(Operation.remove(field)));
        findings.add(Finding.ofWhole(message));
    }

    /** What keeps workload identity from working and is not mended here. */
    void defect(String message, JsonPointer field) {
        findings.add(Finding.defect(message, field, current(field)));
    }

    void report(Severity severity, String message) {
        findings.add(Finding.of(severity, message));
    }

    void report(Severity severity, String message, JsonPointer field, @Nullable JsonNode proposed) {
        findings.add(new Finding(Finding.Kind.NOTE, severity, message, field, current(field), proposed, null));
    }

    /** The change; null if there is nothing in it. */
    @Nullable
    Change change() {
        return findings.isEmpty() ? null : new Change(resource, List.copyOf(operations), false, List.copyOf(findings));
    }

    private @Nullable JsonNode current(JsonPointer field) {
        JsonNode value = resource.view().at(field);
        return value.isMissingNode() ? null : value;
    }
}
