package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The variables of Clusters with a topology in which the name of an AzureClusterIdentity stands. */
public final class IdentityVariables {
    private static final String FIELD = "/identityRef/name";
    private static final JsonPointer OF_CLASS = JsonPointer.compile("/spec/variables");
    private static final JsonPointer OF_CLUSTER = JsonPointer.compile("/spec/topology/variables");

    private final Set<String> names = new HashSet<>();

    /**
     * The variable of CAPZ's own classes, and those that a patch of a class puts there.
     *
     * @param classes all ClusterClasses that are known
     */
    public IdentityVariables(List<Resource> classes) {
        names.add("azureClusterIdentityName");
        for (Resource each : classes) {

            FieldPaths.eachMapping(each.view(), "spec/patches/*/definitions/*/jsonPatches/*", (place, patch) -> {
                String variable = patch.path("valueFrom").path("variable").asString("");
                if (patch.path("path").asString("").endsWith(FIELD) && !variable.isEmpty()) {
                    names.add(variable);
                }
            });
        }
    }

    /** The places in a Cluster, or a ClusterClass with a default, that name an AzureClusterIdentity. */
    public List<ObjectReference> in(Resource resource) {
        List<ObjectReference> found = new ArrayList<>();
        boolean isClass = resource.kind().equals("ClusterClass");
        JsonPointer list = isClass ? OF_CLASS : OF_CLUSTER;
        JsonNode variables = resource.view().at(list);
        String value = isClass ? "/schema/openAPIV3Schema/default" : "/value";
        for (int i = 0; variables.isArray() && i < variables.size(); i++) {
            JsonPointer field = list.appendIndex(i).append(JsonPointer.compile(value));
            if (names.contains(variables.path(i).path("name").asString(""))) {
                String name = resource.view().at(field).asString("");
                found.add(new ObjectReference(
                        field, AzureClusterIdentity.KIND, new NamespacedName(name, resource.namespace())));
            }
        }
        return found;
    }
}
