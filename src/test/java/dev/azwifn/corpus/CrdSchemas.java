package dev.azwifn.corpus;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The schemas of CustomResourceDefinitions, as strict as the API server with {@code fieldValidation: Strict}. */
final class CrdSchemas {
    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, JsonNode> definitions = new HashMap<>();

    /** @param folder with a CustomResourceDefinition a file */
    static CrdSchemas in(Path folder) throws IOException {
        CrdSchemas loaded = new CrdSchemas();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Manifest.parse(Files.readString(file)).documents().forEach(loaded::add);
            }
        }
        return loaded;
    }

    private void add(JsonNode definition) {
        // OpenAPI 3.0 has the schema language of draft 4.
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
        JsonNode spec = definition.path("spec");
        for (JsonNode version : spec.path("versions")) {
            ObjectNode schema =
                    (ObjectNode) version.at("/schema/openAPIV3Schema").deepCopy();
            adapt(schema);
            // The API server itself knows metadata.
            ((ObjectNode) schema.path("properties")).putObject("metadata").put("type", "object");
            String apiVersion =
                    spec.path("group").asString() + "/" + version.path("name").asString();
            String key = key(apiVersion, spec.at("/names/kind").asString());
            schemas.put(key, registry.getSchema(schema));
            definitions.put(key, version.at("/schema/openAPIV3Schema/properties/spec"));
        }
    }

    private static String key(String apiVersion, String kind) {
        return apiVersion + " " + kind;
    }

    int size() {
        return schemas.size();
    }

    /** The schema of a resource, if the version of its kind is known. */
    Optional<Schema> of(JsonNode resource) {
        return Optional.ofNullable(schemas.get(key(
                resource.path("apiVersion").asString(""), resource.path("kind").asString(""))));
    }

    /** Fills in the defaults of {@code spec}, as the API server does. */
    void fillIn(JsonNode resource) {
        JsonNode definition = definitions.get(key(
                resource.path("apiVersion").asString(""), resource.path("kind").asString("")));
        if (definition != null) {
            fillIn(resource.path("spec"), definition);
        }
    }

    private static void fillIn(JsonNode node, JsonNode schema) {
        if (node instanceof ObjectNode object) {
            schema.path("properties").properties().forEach(field -> {
                JsonNode value = field.getValue().path("default");
                if (!object.has(field.getKey()) && !value.isMissingNode()) {
                    object.set(field.getKey(), value.deepCopy());
                }
                fillIn(object.path(field.getKey()), field.getValue());
            });
            object.forEach(each -> fillIn(each, schema.path("additionalProperties")));
        } else {
            node.forEach(each -> fillIn(each, schema.path("items")));
        }
    }

    /** What is wrong with a resource. Where a template still has a variable, anything may be. */
    static List<String> violations(Schema schema, JsonNode resource) {
        return schema.validate(withoutNulls(resource)).stream()
                .filter(error -> !isVariable(error))
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .sorted()
                .toList();
    }

    private static boolean isVariable(Error error) {
        JsonNode value = error.getInstanceNode();
        return value != null && value.asString("").contains("${");
    }

    /** The API server drops null members before it validates. */
    private static JsonNode withoutNulls(JsonNode node) {
        JsonNode copy = node.deepCopy();
        dropNulls(copy);
        return copy;
    }

    private static void dropNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(CrdSchemas::dropNulls);
    }

    /** Says in the words of JSON Schema what Kubernetes says in its own. */
    private static void adapt(JsonNode node) {
        if (!(node instanceof ObjectNode schema)) {
            return;
        }
        if (schema.path("x-kubernetes-int-or-string").asBoolean(false)) {
            schema.remove("type");
            schema.putArray("anyOf").add(ofType("integer")).add(ofType("string"));
        }
        boolean isOpen = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean(false)
                || schema.has("additionalProperties");
        if (schema.path("type").asString("").equals("object") && !isOpen) {
            schema.put("additionalProperties", false);
        }
        if (schema.path("x-kubernetes-embedded-resource").asBoolean(false)) {
            schema.put("additionalProperties", true);
        }
        schema.path("properties").forEach(CrdSchemas::adapt);
        adapt(schema.path("items"));
        adapt(schema.path("additionalProperties"));
        // anyOf, oneOf, allOf and not hold only conditions in a structural schema, never a structure.
    }

    private static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
