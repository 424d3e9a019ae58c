package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Which clusters a control plane is for: the Cluster that refers to it, or, for a template, the clusters of a ClusterClass that
 * does.
 */
public final class ClustersOfControlPlanes {
    private static final String CLUSTER = "Cluster";
    private static final String CLUSTER_CLASS = "ClusterClass";
    /** Where a Cluster names its control plane. */
    public static final JsonPointer CONTROL_PLANE = JsonPointer.compile("/spec/controlPlaneRef");

    /** v1beta2, v1beta1. */
    private static final List<JsonPointer> TEMPLATES = List.of(
            JsonPointer.compile("/spec/controlPlane/templateRef"), JsonPointer.compile("/spec/controlPlane/ref"));

    /** Where a Cluster names its class. */
    public static final JsonPointer TOPOLOGY = JsonPointer.compile("/spec/topology");

    private final List<Resource> clusters = new ArrayList<>();

    /** By the name of the control plane, of the class, and classes by the name of the template: inputs may have thousands. */
    private final Map<String, List<Resource>> byControlPlane = new HashMap<>();

    private final Map<String, List<Resource>> byClass = new HashMap<>();
    private final Map<String, List<Resource>> classesByTemplate = new HashMap<>();

    /** @param resources of any kind; those that tell are taken */
    public ClustersOfControlPlanes(List<Resource> resources) {
        for (Resource resource : resources) {
            if (resource.group().equals("cluster.x-k8s.io")) {
                if (resource.kind().equals(CLUSTER)) {
                    clusters.add(resource);
                    put(byControlPlane, nameIn(resource, CONTROL_PLANE), resource);
                    put(byClass, className(resource), resource);
                } else if (resource.kind().equals(CLUSTER_CLASS)) {
                    for (JsonPointer template : TEMPLATES) {
                        put(classesByTemplate, nameIn(resource, template), resource);
                    }
                }
            }
        }
    }

    private static void put(Map<String, List<Resource>> index, String name, Resource resource) {
        if (!name.isEmpty()) {
            index.computeIfAbsent(name, each -> new ArrayList<>()).add(resource);
        }
    }

    private static String nameIn(Resource referrer, JsonPointer reference) {
        return referrer.view().at(reference).path("name").asString("");
    }

    /** Whether resources of this kind tell which cluster a control plane is for. */
    public static boolean dependOn(String kind) {
        return kind.equals(CLUSTER) || kind.equals(CLUSTER_CLASS);
    }

    public List<Resource> clusters() {
        return clusters;
    }

    /** The ClusterClasses whose control planes are made from a template. */
    public List<Resource> classesOf(Resource template) {
        return classesByTemplate.getOrDefault(template.name(), List.of()).stream()
                .filter(each -> isMadeFrom(each, template))
                .distinct()
                .toList();
    }

    /** The clusters whose control plane is this one, or is made from this template. */
    public List<Resource> of(Resource controlPlane) {
        List<Resource> found = new ArrayList<>();
        for (Resource cluster : byControlPlane.getOrDefault(controlPlane.name(), List.of())) {
            if (refersTo(cluster, CONTROL_PLANE, controlPlane)) {
                found.add(cluster);
            }
        }
        for (Resource each : classesOf(controlPlane)) {
            for (Resource cluster : byClass.getOrDefault(each.name(), List.of())) {
                if (isOf(cluster, each)) {
                    found.add(cluster);
                }
            }
        }
        return found;
    }

    /**
     * The names of the clusters. A control plane has one: without its Cluster, the one that its label or its own name says; for a
     * template it is those that are given, which may be none.
     */
    public List<String> namesFor(Resource controlPlane) {
        List<String> names = new ArrayList<>();
        of(controlPlane).forEach(cluster -> names.add(cluster.name()));
        if (names.isEmpty() && !controlPlane.kind().endsWith("Template")) {
            String label = controlPlane
                    .view()
                    .at("/metadata/labels/cluster.x-k8s.io~1cluster-name")
                    .asString("");
            names.add(label.isEmpty() ? controlPlane.name().replaceFirst("-control-plane$", "") : label);
        }
        return names;
    }

    /** Whether the control planes of a ClusterClass are made from this template. */
    private static boolean isMadeFrom(Resource clusterClass, Resource template) {
        for (JsonPointer field : TEMPLATES) {
            if (refersTo(clusterClass, field, template)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a cluster is of a class. */
    private static boolean isOf(Resource cluster, Resource clusterClass) {
        String name = className(cluster);
        JsonNode topology = cluster.view().at(TOPOLOGY);
        JsonNode namespace = topology.path("classRef").path("namespace").isString()
                ? topology.path("classRef").path("namespace")
                : topology.path("classNamespace");
        String where = namespace.isString() ? namespace.stringValue() : cluster.namespace();
        return new NamespacedName(name, where).mayBe(NamespacedName.of(clusterClass));
    }

    /** The name of a cluster's class, in v1beta2 or v1beta1; empty if it has none. */
    public static String className(Resource cluster) {
        JsonNode topology = cluster.view().at(TOPOLOGY);
        return topology.path("classRef")
                .path("name")
                .asString(topology.path("class").asString(""));
    }

    private static boolean refersTo(Resource referrer, JsonPointer field, Resource target) {
        JsonNode reference = referrer.view().at(field);
        return reference.path("kind").asString("").equals(target.kind())
                && NamespacedName.referredTo(reference, referrer).mayBe(NamespacedName.of(target));
    }
}
