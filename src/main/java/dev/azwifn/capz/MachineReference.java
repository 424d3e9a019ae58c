package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.List;

/** A reference to a machine or machine template, and what the machines are for. */
record MachineReference(String kind, NamespacedName target, MachineRole role) {
    static final String CONTROL_PLANE_LABEL = "cluster.x-k8s.io/control-plane";

    /** Newest first: v1beta2, v1beta1, v1alpha3; RKE2 v1alpha1. */
    static final List<String> IN_CONTROL_PLANES = List.of(
            "spec/machineTemplate/spec/infrastructureRef",
            "spec/machineTemplate/infrastructureRef",
            "spec/infrastructureTemplate",
            "spec/infrastructureRef");

    static final List<String> IN_CONTROL_PLANE_TEMPLATES = List.of(
            "spec/template/spec/machineTemplate/spec/infrastructureRef",
            "spec/template/spec/machineTemplate/infrastructureRef",
            "spec/template/spec/infrastructureRef");

    static final List<String> IN_WORKERS = List.of("spec/template/spec/infrastructureRef");
    static final List<String> IN_MACHINES = List.of("spec/infrastructureRef");

    /** v1beta2, v1beta1. */
    static final List<String> CONTROL_PLANES_OF_CLASSES = List.of(
            "spec/controlPlane/machineInfrastructure/templateRef", "spec/controlPlane/machineInfrastructure/ref");

    static final List<String> WORKERS_OF_CLASSES = List.of(
            "spec/workers/machineDeployments/*/infrastructure/templateRef",
            "spec/workers/machinePools/*/infrastructure/templateRef",
            "spec/workers/machineDeployments/*/template/infrastructure/ref",
            "spec/workers/machinePools/*/template/infrastructure/ref");

    /** Whether resources of this kind can refer to machines. */
    static boolean isIn(String kind) {
        return switch (kind) {
            case "MachineDeployment", "MachineSet", "MachinePool", "Machine", "ClusterClass" -> true;
            // Any control plane provider; those of AKS refer to no machines.
            default ->
                (kind.endsWith("ControlPlane") || kind.endsWith("ControlPlaneTemplate")) && !kind.startsWith("Azure");
        };
    }

    static List<MachineReference> in(Resource referrer) {
        List<MachineReference> found = new ArrayList<>();
        if (!referrer.group().endsWith("cluster.x-k8s.io") || !isIn(referrer.kind())) {
            return found;
        }
        switch (referrer.kind()) {
            case "MachineDeployment", "MachineSet", "MachinePool" ->
                collect(referrer, IN_WORKERS, MachineRole.WORKER, found);
            case "Machine" ->
                collect(
                        referrer,
                        IN_MACHINES,
                        isControlPlane(referrer) ? MachineRole.CONTROL_PLANE : MachineRole.WORKER,
                        found);
            case "ClusterClass" -> {
                collect(referrer, CONTROL_PLANES_OF_CLASSES, MachineRole.CONTROL_PLANE, found);
                collect(referrer, WORKERS_OF_CLASSES, MachineRole.WORKER, found);
            }
            default -> {
                boolean template = referrer.kind().endsWith("Template");
                List<String> paths = template ? IN_CONTROL_PLANE_TEMPLATES : IN_CONTROL_PLANES;
                collect(referrer, paths, MachineRole.CONTROL_PLANE, found);
            }
        }
        return found;
    }

    /** Cluster API labels the machines of control planes; only the key counts. */
    static boolean isControlPlane(Resource machine) {
        return machine.view().path("metadata").path("labels").has(CONTROL_PLANE_LABEL);
    }

    private static void collect(Resource referrer, List<String> paths, MachineRole role, List<MachineReference> found) {
        for (String path : paths) {
            FieldPaths.eachMapping(
                    referrer.view(),
                    path,
                    (place, node) -> found.add(new MachineReference(
                            node.path("kind").asString(""), NamespacedName.referredTo(node, referrer), role)));
        }
    }
}
