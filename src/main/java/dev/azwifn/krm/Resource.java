package dev.azwifn.krm;

import dev.azwifn.yaml.JsonPatches;
import dev.azwifn.yaml.Location;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A Kubernetes resource: a whole document, or an item of a {@code List} or {@code ResourceList}. Immutable. It holds the
 * operations that were applied to it and not their outcome, which is made again if the memory was needed.
 */
public final class Resource {
    /** The annotations with the file of an item, the one that counts first. */
    static final String[] PATHS = {"internal.config.kubernetes.io/path", "config.kubernetes.io/path"};

    private static final Reference<JsonNode> UNKNOWN = new WeakReference<>(null);

    private final Origin origin;
    /** Null if the document holds it. */
    private final @Nullable JsonNode given;

    private final List<Operation> operations;
    private Reference<JsonNode> view;
    private @Nullable ResourceRef ref;

    private Resource(Origin origin, @Nullable JsonNode given, List<Operation> operations, @Nullable JsonNode view) {
        this.origin = origin;
        this.given = given;
        this.operations = operations;
        this.view = view == null ? UNKNOWN : new WeakReference<>(view);
    }

    /** The resource that stands at its origin in the input. */
    public static Resource at(Origin origin) {
        return new Resource(origin, null, List.of(), null);
    }

    /** A resource that does not stand at its origin, or not yet. */
    public static Resource of(Origin origin, JsonNode view) {
        return new Resource(origin, view, List.of(), null);
    }

    /**
     * Where a resource came from.
     *
     * @param document the document that holds it
     * @param base its place in that document; empty for the root
     */
    public record Origin(YamlDocument document, JsonPointer base) {}

    public Origin origin() {
        return origin;
    }

    /** As it was in the input. */
    public JsonNode original() {
        return given != null ? given : origin.document.view().at(origin.base);
    }

    /** As it is after the changes so far. */
    public JsonNode view() {
        JsonNode known = view.get();
        if (known == null) {
            if (operations.isEmpty()) {
                return original();
            }
            known = JsonPatches.apply(original(), operations);
            view = new WeakReference<>(known);
        }
        return known;
    }

    /** The resource after further operations, relative to it. */
    public Resource with(List<Operation> more) {
        List<Operation> all = more;
        if (!operations.isEmpty()) {
            all = new ArrayList<>(operations);
            all.addAll(more);
        }
        return new Resource(origin, given, List.copyOf(all), JsonPatches.apply(view(), more));
    }

    /** The operations so far. */
    public List<Operation> operations() {
        return operations;
    }

    public String apiVersion() {
        return view().path("apiVersion").asString("");
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
        return view().path("kind").asString("");
    }

    public String name() {
        return view().path("metadata").path("name").asString("");
    }

    public @Nullable String namespace() {
        JsonNode namespace = view().path("metadata").path("namespace");
        return namespace.isString() ? namespace.stringValue() : null;
    }

    public ResourceRef ref() {
        ResourceRef known = ref == null ? new ResourceRef(apiVersion(), kind(), name(), namespace()) : ref;
        ref = known;
        return known;
    }

    /** The first annotation of these names that is there, or the empty string. */
    public String annotation(String... names) {
        JsonNode annotations = view().path("metadata").path("annotations");
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
        String path = annotation(PATHS);
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
}
