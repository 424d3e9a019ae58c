package dev.azwifn.krm;

import dev.azwifn.yaml.YamlDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A Kubernetes resource: a whole document, or an item of a {@code List} or {@code ResourceList}.
 *
 * @param origin where it came from
 * @param original as it was in the input
 * @param view as it is after the changes so far
 */
public record Resource(Origin origin, JsonNode original, JsonNode view) {
    /**
     * @param document the document that holds it
     * @param base its place in that document; empty for the root
     */
    public record Origin(YamlDocument document, JsonPointer base) {}

    public String apiVersion() {
        return view.path("apiVersion").asString("");
    }

    /** The API group: {@code infrastructure.cluster.x-k8s.io} of {@code infrastructure.cluster.x-k8s.io/v1beta1}; empty for the core group. */
    public String group() {
        int slash = apiVersion().indexOf('/');
        return slash < 0 ? "" : apiVersion().substring(0, slash);
    }

    /** The version without the group. */
    public String version() {
        return apiVersion().substring(apiVersion().indexOf('/') + 1);
    }

    public String kind() {
        return view.path("kind").asString("");
    }

    public String name() {
        return view.path("metadata").path("name").asString("");
    }

    public @Nullable String namespace() {
        JsonNode namespace = view.path("metadata").path("namespace");
        return namespace.isString() ? namespace.stringValue() : null;
    }

    public ResourceRef ref() {
        return new ResourceRef(apiVersion(), kind(), name(), namespace());
    }

    public Resource withView(JsonNode changed) {
        return new Resource(origin, original, changed);
    }
}
