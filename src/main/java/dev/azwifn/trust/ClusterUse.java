package dev.azwifn.trust;

import dev.azwifn.capz.InfrastructureApi;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * An identityRef: who uses which AzureClusterIdentity.
 *
 * @param isTemplate whether clusters are made of it, in namespaces of their own
 */
record ClusterUse(Resource user, JsonPointer field, NamespacedName identity, boolean isTemplate) {
    private static final Set<String> CLUSTERS = Set.of("AzureCluster", "AzureManagedControlPlane");
    private static final Set<String> TEMPLATES = Set.of("AzureClusterTemplate", "AzureManagedControlPlaneTemplate");

    static boolean isKind(String kind) {
        return CLUSTERS.contains(kind) || TEMPLATES.contains(kind);
    }

    static boolean isUser(Resource resource) {
        return isKind(resource.kind()) && InfrastructureApi.has(resource);
    }

    static List<ClusterUse> in(List<Resource> resources) {
        List<ClusterUse> uses = new ArrayList<>();
        for (Resource resource : resources) {
            if (isUser(resource)) {
                of(resource).ifPresent(uses::add);
            }
        }
        return uses;
    }

    private static Optional<ClusterUse> of(Resource resource) {
        boolean isTemplate = TEMPLATES.contains(resource.kind());
        JsonPointer field = JsonPointer.compile(isTemplate ? "/spec/template/spec/identityRef" : "/spec/identityRef");
        JsonNode reference = resource.view().at(field);
        return reference.isObject()
                ? Optional.of(
                        new ClusterUse(resource, field, NamespacedName.referredTo(reference, resource), isTemplate))
                : Optional.empty();
    }
}
