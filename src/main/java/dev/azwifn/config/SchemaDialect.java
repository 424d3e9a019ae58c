package dev.azwifn.config;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where JSON Schema and the schemas of Kubernetes differ: nulls, examples, and values of any type. */
enum SchemaDialect {
    /** Draft 7, which editors know. */
    JSON_SCHEMA,
    /** OpenAPI 3.0, as in a CustomResourceDefinition. */
    OPEN_API;

    /** @param nullable whether a null, which is a key without a value, is allowed; it means the same as no key */
    ObjectNode typed(String type, String description, boolean nullable) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        if (nullable && this == JSON_SCHEMA) {
            schema.putArray("type").add(type).add("null");
        } else {
            schema.put("type", type);
        }
        if (nullable && this == OPEN_API) {
            schema.put("nullable", true);
        }
        return schema;
    }

    /** A mapping with no other fields than those that are put into {@code properties}. */
    ObjectNode object(String description, boolean nullable) {
        ObjectNode schema = typed("object", description, nullable).put("additionalProperties", false);
        schema.putObject("properties");
        return schema;
    }

    ObjectNode any(String description) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("description", description);
        return this == OPEN_API
                ? schema.put("nullable", true).put("x-kubernetes-preserve-unknown-fields", true)
                : schema;
    }

    void restrict(ObjectNode schema, Iterable<String> choices) {
        ArrayNode values = schema.putArray("enum");
        choices.forEach(values::add);
        if (schema.path("nullable").asBoolean(false) || schema.path("type").isArray()) {
            values.addNull();
        }
    }

    void exemplify(ObjectNode schema, JsonNode example) {
        if (this == OPEN_API) {
            schema.set("example", example);
        } else {
            schema.putArray("examples").add(example);
        }
    }
}
