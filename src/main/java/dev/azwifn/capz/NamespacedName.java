package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The name of a resource, or what a reference says of it. */
public record NamespacedName(String name, @Nullable String namespace) {
    public static NamespacedName of(Resource resource) {
        return new NamespacedName(resource.name(), resource.namespace());
    }

    /** What {@code reference} in {@code referrer} names: without a namespace of its own, one in the referrer's. */
    public static NamespacedName referredTo(JsonNode reference, Resource referrer) {
        JsonNode namespace = reference.path("namespace");
        return new NamespacedName(
                reference.path("name").asString(""),
                namespace.isString() ? namespace.stringValue() : referrer.namespace());
    }

    /**
     * Whether both can be the same resource. Without a namespace a resource goes where {@code kubectl apply} puts it, which
     * may be the other's namespace.
     */
    public boolean mayBe(NamespacedName other) {
        return !name.isEmpty()
                && name.equals(other.name)
                && (namespace == null || other.namespace == null || namespace.equals(other.namespace));
    }
}
