package dev.azwifn.krm;

import dev.azwifn.yaml.Location;
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

    /** The first annotation of these names that is there, or the empty string. */
    public String annotation(String... names) {
        JsonNode annotations = view.path("metadata").path("annotations");
        for (String name : names) {
            if (annotations.has(name)) {
                return annotations.path(name).asString("");
            }
        }
        return "";
    }

    /** Whether a function has to leave it alone: a config of this function, a Kptfile, or what its author calls local. */
    boolean isLocal() {
        String local = annotation("config.kubernetes.io/local-config");
        return group().equals("azwi-fn.dev")
                || (group().equals("kpt.dev") && kind().equals("Kptfile"))
                || !(local.isEmpty() || local.equals("false"));
    }

    /**
     * Where a field of it stands: for an item of a ResourceList in the client's package, as its annotations say; else in the
     * input of this process.
     */
    public Result.File file(JsonPointer field) {
        String path = annotation("internal.config.kubernetes.io/path", "config.kubernetes.io/path");
        if (!path.isEmpty() && !origin.base().matches()) {
            return new Result.File(path, index(), 0);
        }
        Location place = origin.document().locate(origin.base().append(field));
        return new Result.File(place.source(), place.document() - 1, place.line());
    }

    private int index() {
        try {
            return Integer.parseInt(annotation("internal.config.kubernetes.io/index", "config.kubernetes.io/index"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    public Resource withView(JsonNode changed) {
        return new Resource(origin, original, changed);
    }
}
