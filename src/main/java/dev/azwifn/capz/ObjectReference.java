package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;

/**
 * A place in a Cluster API resource that names another object.
 *
 * @param field where the name stands
 * @param kind of the object that is named
 */
public record ObjectReference(JsonPointer field, String kind, NamespacedName target) {
    public static final String SECRET = "Secret";

    /** What CAPZ's Secret with the cloud provider's config has behind the name of the template it is made of. */
    public static final String AZURE_JSON = "-azure-json";

    private static final List<String> IDENTITIES = List.of("spec/identityRef", "spec/template/spec/identityRef");

    private static final List<String> BOOTSTRAP =
            List.of("spec/template/spec/bootstrap/configRef", "spec/bootstrap/configRef");

    /** v1beta2 and v1beta1 of each. */
    private static final List<String> IN_CLASSES = List.of(
            "spec/infrastructure/templateRef",
            "spec/infrastructure/ref",
            "spec/controlPlane/templateRef",
            "spec/controlPlane/ref",
            "spec/workers/machineDeployments/*/bootstrap/templateRef",
            "spec/workers/machinePools/*/bootstrap/templateRef",
            "spec/workers/machineDeployments/*/template/bootstrap/ref",
            "spec/workers/machinePools/*/template/bootstrap/ref");

    private static final List<String> SECRETS_IN_FILES = List.of(
            "spec/files/*/contentFrom/secret",
            "spec/template/spec/files/*/contentFrom/secret",
            "spec/kubeadmConfigSpec/files/*/contentFrom/secret",
            "spec/template/spec/kubeadmConfigSpec/files/*/contentFrom/secret");

    /** No kind has another's path with another meaning, so that the kind of the referrer does not matter. */
    private static final List<String> ALL = all();

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        for (List<String> paths : List.of(
                MachineReference.IN_CONTROL_PLANES,
                MachineReference.IN_CONTROL_PLANE_TEMPLATES,
                MachineReference.IN_WORKERS,
                MachineReference.CONTROL_PLANES_OF_CLASSES,
                MachineReference.WORKERS_OF_CLASSES,
                IDENTITIES,
                BOOTSTRAP,
                IN_CLASSES)) {
            paths.stream().filter(path -> !all.contains(path)).forEach(all::add);
        }
        return List.copyOf(all);
    }

    /** Those of a resource; none for a resource of another API. */
    public static List<ObjectReference> in(Resource referrer) {
        List<ObjectReference> found = new ArrayList<>();
        if (!referrer.group().endsWith("cluster.x-k8s.io")) {
            return found;
        }
        for (String path : ALL) {
            FieldPaths.eachMapping(
                    referrer.view(),
                    path,
                    (place, node) -> found.add(new ObjectReference(
                            place.appendProperty("name"),
                            node.path("kind").asString(""),
                            NamespacedName.referredTo(node, referrer))));
        }
        for (String path : SECRETS_IN_FILES) {
            FieldPaths.eachMapping(
                    referrer.view(),
                    path,
                    (place, node) -> found.add(new ObjectReference(
                            place.appendProperty("name"),
                            SECRET,
                            new NamespacedName(node.path("name").asString(""), referrer.namespace()))));
        }
        return found;
    }
}
