package dev.azwifn.docs;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What Kubernetes' own OpenAPI document says about its kinds, as strict as the API server: {@code kubernetes.json} in azwi.schemas. */
record KubernetesSchema(ObjectNode document) {
    /** Skips the test without it. */
    static KubernetesSchema load() throws IOException {
        Path file = Path.of(System.getProperty("azwi.schemas", "")).resolve("kubernetes.json");
        assumeTrue(Files.exists(file), "no kubernetes.json in -Dazwi.schemas: .ci/install-clients.sh fetches it");
        ObjectNode document = (ObjectNode) new JsonMapper().readTree(Files.readString(file));
        document.path("definitions").forEach(KubernetesSchema::close);
        return new KubernetesSchema(document);
    }

    private static void close(JsonNode definition) {
        ObjectNode schema = (ObjectNode) definition;
        if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        if (schema.path("format").asString("").equals("int-or-string")) {
            schema.remove("type");
        }
    }

    /** @param definition {@code io.k8s.api.batch.v1.Job} */
    List<String> violations(String definition, JsonNode resource) {
        ObjectNode schema = document.objectNode();
        schema.put("$ref", "#/definitions/" + definition);
        schema.set("definitions", document.path("definitions"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(schema)
                .validate(resource)
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }
}
