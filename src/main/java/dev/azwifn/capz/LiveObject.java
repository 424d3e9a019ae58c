package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What an API server adds to an object, as {@code kubectl get -o yaml} prints it. */
public final class LiveObject {
    private static final String METADATA = "metadata";
    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
    private static final String TOPOLOGY_OWNED = "topology.cluster.x-k8s.io/owned";
    private static final String CLONED_FROM = "cluster.x-k8s.io/cloned-from-name";

    /** Of these, one is enough to know that the object comes from a server. */
    private static final List<String> SIGNS =
            List.of("uid", "resourceVersion", "managedFields", "selfLink", "generation");

    /** Written by the server, or by controllers in lists that applying would replace as a whole. */
    private static final List<String> SERVER_FIELDS = List.of(
            "creationTimestamp",
            "deletionGracePeriodSeconds",
            "finalizers",
            "generation",
            "managedFields",
            "ownerReferences",
            "resourceVersion",
            "selfLink",
            "uid");

    private static final List<String> SERVER_ANNOTATIONS =
            List.of(LAST_APPLIED, "machinedeployment.clusters.x-k8s.io/revision");

    /** The status, and the instances of a pool. */
    private static final List<JsonPointer> OTHER_FIELDS =
            List.of(JsonPointer.compile("/spec/providerIDList"), JsonPointer.compile("/status"));

    /** These control what people write, too. */
    private static final Set<String> OWNERS_OF_AUTHORED_OBJECTS = Set.of("Cluster", "MachinePool");

    private static final Set<String> PARTS_OF_MACHINES = Set.of("AzureMachine", "KubeadmConfig", "RKE2Config");

    private LiveObject() {}

    /** Whether it comes from a server. */
    public static boolean is(Resource resource) {
        JsonNode metadata = resource.original().path(METADATA);
        for (String sign : SIGNS) {
            if (metadata.has(sign)) {
                return true;
            }
        }
        return metadata.path("annotations").has(LAST_APPLIED);
    }

    /** The object as {@code kubectl apply} sent it, without what the server filled in; a missing node if nothing says so. */
    public static JsonNode lastApplied(Resource resource) {
        String text = resource.original()
                .path(METADATA)
                .path("annotations")
                .path(LAST_APPLIED)
                .asString("");
        try {
            List<YamlDocument> documents = YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), LAST_APPLIED)
                    .documents();
            return text.isBlank() || documents.isEmpty()
                    ? MissingNode.getInstance()
                    : documents.get(0).view();
        } catch (YamlException e) {
            return MissingNode.getInstance(); // no matter: it is only asked for a hint
        }
    }

    /** What must not be applied again; empty for an object that does not come from a server. */
    public static List<JsonPointer> serverFields(Resource resource) {
        List<JsonPointer> fields = new ArrayList<>();
        if (!is(resource)) {
            return fields;
        }
        JsonNode view = resource.view();
        JsonPointer metadata = JsonPointer.empty().appendProperty(METADATA);
        for (String field : SERVER_FIELDS) {
            if (view.path(METADATA).has(field)) {
                fields.add(metadata.appendProperty(field));
            }
        }
        addAnnotations(view.path(METADATA).path("annotations"), metadata.appendProperty("annotations"), fields);
        for (JsonPointer field : OTHER_FIELDS) {
            if (!view.at(field).isMissingNode()) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** All of them at once, if the server wrote all. */
    private static void addAnnotations(JsonNode annotations, JsonPointer place, List<JsonPointer> fields) {
        List<JsonPointer> found = new ArrayList<>();
        for (String name : SERVER_ANNOTATIONS) {
            if (annotations.has(name)) {
                found.add(place.appendProperty(name));
            }
        }
        fields.addAll(!found.isEmpty() && found.size() == annotations.size() ? List.of(place) : found);
    }

    /** Why an object must not be applied: a controller makes it, or it is being deleted; null if it is what people write. */
    public static @Nullable String reasonToLeaveOut(Resource resource) {
        if (resource.original().path(METADATA).has("deletionTimestamp")) {
            return "it is being deleted";
        }
        String maker = maker(resource);
        return maker == null ? null : maker + " makes it, and replaces it where it has to";
    }

    private static @Nullable String maker(Resource resource) {
        JsonNode metadata = resource.original().path(METADATA);
        if (metadata.path("labels").has(TOPOLOGY_OWNED)) {
            return "the topology of its Cluster";
        }
        for (JsonNode owner : metadata.path("ownerReferences")) {
            String kind = owner.path("kind").asString("");
            boolean makes = owner.path("controller").asBoolean(false) && !OWNERS_OF_AUTHORED_OBJECTS.contains(kind);
            boolean isPart = kind.equals("Machine") && PARTS_OF_MACHINES.contains(resource.kind());
            if (makes || isPart || resource.kind().equals("Secret") || isMachine(resource, kind)) {
                return kind + "/" + owner.path("name").asString("");
            }
        }
        String template = metadata.path("annotations").path(CLONED_FROM).asString("");
        return template.isEmpty() ? null : "the template " + template;
    }

    private static boolean isMachine(Resource resource, String owner) {
        return resource.kind().equals("Machine") && !owner.equals("Cluster");
    }
}
