package dev.azwifn.config;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schema of an item of {@code patches}; {@link PatchReader} and {@link OperationReader} are the same in code. */
final class PatchSchema {
    private static final String POINTER = "^(/([^~/]|~[01])*)*$";
    private static final Map<String, String> SELECTORS = Map.of(
            "group", "A regular expression for the API group.",
            "version", "A regular expression for the version without the group.",
            "kind", "A regular expression for the kind.",
            "name", "A regular expression for the name.",
            "namespace", "A regular expression for the namespace.",
            "labelSelector", "A selector for labels, as kubectl has it.",
            "annotationSelector", "A selector for annotations, as kubectl has it.");

    private final SchemaDialect dialect;

    PatchSchema(SchemaDialect dialect) {
        this.dialect = dialect;
    }

    ObjectNode item() {
        ObjectNode item = dialect.object("One set of edits.", false);
        ObjectNode properties = (ObjectNode) item.path("properties");
        properties.set("target", target());
        properties.set("patch", patch());
        item.putArray("required").add("target").add("patch");
        return item;
    }

    private ObjectNode target() {
        ObjectNode target =
                dialect.object("Which resources: every field that is given has to match, the whole value.", false);
        ObjectNode properties = (ObjectNode) target.path("properties");
        for (String name : PatchReader.TARGET_FIELDS) {
            properties.set(name, dialect.typed("string", SELECTORS.getOrDefault(name, ""), true));
        }
        return target.put("minProperties", 1);
    }

    private ObjectNode patch() {
        ObjectNode patch = JsonNodeFactory.instance
                .objectNode()
                .put("description", "JSON Patch (RFC 6902) operations, as a list or as text in JSON or YAML.");
        ArrayNode forms = patch.putArray("anyOf");
        ObjectNode list = forms.addObject().put("type", "array").put("minItems", 1);
        ArrayNode operations = list.putObject("items").putArray("oneOf");
        operations.add(operation(List.of("add", "replace", "test"), "value"));
        operations.add(operation(List.of("move", "copy"), "from"));
        operations.add(operation(List.of("remove"), ""));
        forms.addObject().put("type", "string");
        return patch;
    }

    /** @param member what it needs besides {@code op} and {@code path}; empty for nothing */
    private ObjectNode operation(List<String> names, String member) {
        ObjectNode operation = dialect.object("", false);
        ObjectNode properties = (ObjectNode) operation.path("properties");
        ArrayNode required = operation.putArray("required").add("op").add("path");
        dialect.restrict(properties.putObject("op").put("type", "string"), names);
        properties.set("path", pointer("The field, as a JSON Pointer."));
        if (member.equals("from")) {
            properties.set("from", pointer("The field that is moved or copied."));
        } else if (member.equals("value")) {
            properties.set("value", dialect.any("Any value."));
        }
        if (!member.isEmpty()) {
            required.add(member);
        }
        return operation;
    }

    private ObjectNode pointer(String description) {
        return dialect.typed("string", description, false).put("pattern", POINTER);
    }
}
