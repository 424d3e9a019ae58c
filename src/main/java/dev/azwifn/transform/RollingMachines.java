package dev.azwifn.transform;

import dev.azwifn.capz.MachineKind;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Which machines are replaced, and how many. */
final class RollingMachines {
    private static final String CLASS = "ClusterClass";
    private static final String CLUSTER = "Cluster";
    private static final String TEMPLATE = "Template";

    /** v1beta2 and v1beta1. */
    private static final List<JsonPointer> STRATEGIES = List.of(
            JsonPointer.compile("/spec/rollout/strategy"),
            JsonPointer.compile("/spec/rolloutStrategy"),
            JsonPointer.compile("/spec/strategy"));

    private final List<Change> changes = new ArrayList<>();
    private final Set<String> kinds = new TreeSet<>();
    private int count;
    private boolean isLeast;

    RollingMachines(List<Resource> resources, List<Resource> referrers) {
        for (Resource referrer : referrers) {
            switch (referrer.kind()) {
                case CLASS -> rollClustersOf(referrer, resources);
                case "MachineDeployment" -> roll(referrer);
                case "MachineSet" ->
                    warn(
                            referrer,
                            "its machines stay as they are: delete them one after the other, and it makes new ones of the"
                                    + " new template");
                default -> {
                    if (referrer.kind().endsWith("ControlPlane")
                            && !referrer.kind().startsWith("Azure")) {
                        roll(referrer);
                    }
                }
            }
        }
        for (Resource resource : resources) {
            boolean isPool = resource.kind().equals(MachineKind.AZURE_MACHINE_POOL.kind());
            if (isPool && !JsonEquality.same(resource.view(), resource.original())) {
                warn(
                        resource,
                        "changed in place: CAPZ gives it to new instances, and replaces none of before for it. Delete their"
                                + " AzureMachinePoolMachines one after the other");
            }
            if (resource.kind().equals(CLUSTER) && isPaused(resource)) {
                warn(resource, "is paused: no machine is replaced before that is taken away");
            }
        }
    }

    private static boolean isPaused(Resource cluster) {
        return cluster.view().path("spec").path("paused").asBoolean(false)
                || !cluster.annotation("cluster.x-k8s.io/paused").isEmpty();
    }

    /** What was found, in the order of the input. */
    List<Change> changes() {
        return changes;
    }

    /** The kinds that replace machines, as kubectl takes them. */
    Set<String> kinds() {
        return kinds;
    }

    /** How many are replaced, in one sentence. */
    String total() {
        if (kinds.isEmpty()) {
            return "no machine is replaced because of it";
        }
        String said = count == 0 ? "machines are replaced" : (isLeast ? "at least " : "") + machines(count);
        return said + ", the control plane and the workers at the same time, each by its own strategy";
    }

    private static String machines(int count) {
        return count == 1 ? "1 machine is replaced" : count + " machines are replaced";
    }

    private void roll(Resource owner) {
        kinds.add(owner.kind().toLowerCase(Locale.ROOT));
        JsonNode replicas = owner.view().path("spec").path("replicas");
        boolean isKnown = replicas.isMissingNode() || replicas.isIntegralNumber();
        count += isKnown ? replicas.asInt(1) : 0;
        isLeast |= !isKnown;
        String message = isKnown ? machines(replicas.asInt(1)) : "its machines are replaced";
        if (isOnDelete(owner)) {
            warn(owner, message + ", but each only when you delete it: the strategy is OnDelete");
        } else {
            note(owner, message);
        }
    }

    private static boolean isOnDelete(Resource owner) {
        for (JsonPointer strategy : STRATEGIES) {
            if (owner.view().at(strategy).path("type").asString("").equals("OnDelete")) {
                return true;
            }
        }
        return false;
    }

    private void rollClustersOf(Resource clusterClass, List<Resource> resources) {
        kinds.add("machinedeployment");
        JsonNode controlPlane = clusterClass.view().path("spec").path("controlPlane");
        String template = controlPlane.path("templateRef").path("kind").asString("");
        String kind = template.isEmpty() ? controlPlane.path("ref").path("kind").asString("") : template;
        if (kind.endsWith(TEMPLATE)) {
            kinds.add(kind.substring(0, kind.length() - TEMPLATE.length()).toLowerCase(Locale.ROOT));
        }
        boolean any = false;
        for (Resource cluster : resources) {
            if (cluster.kind().equals(CLUSTER) && isOf(clusterClass, cluster)) {
                any = true;
                roll(cluster, cluster.view().path("spec").path("topology"));
            }
        }
        if (!any) {
            isLeast = true;
            note(clusterClass, "the machines of every Cluster of this class are replaced; none is in the input");
        }
    }

    private static boolean isOf(Resource clusterClass, Resource cluster) {
        JsonNode topology = cluster.view().path("spec").path("topology");
        JsonNode reference = topology.path("classRef");
        String name = reference.path("name").asString(topology.path("class").asString(""));
        JsonNode namespace =
                reference.path("namespace").isString() ? reference.path("namespace") : topology.path("classNamespace");
        return new NamespacedName(name, namespace.asString(cluster.namespace())).mayBe(NamespacedName.of(clusterClass));
    }

    private void roll(Resource cluster, JsonNode topology) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        parts.put("of the control plane", topology.path("controlPlane"));
        for (JsonNode deployment : topology.path("workers").path("machineDeployments")) {
            parts.put("of " + deployment.path("name").asString(""), deployment);
        }
        int sum = 0;
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, JsonNode> part : parts.entrySet()) {
            int machines = part.getValue().path("replicas").asInt(1);
            sum += machines;
            said.add(machines + " " + part.getKey());
        }
        count += sum;
        note(cluster, machines(sum) + ": " + String.join(", ", said));
    }

    private void note(Resource resource, String message) {
        report(Severity.INFO, resource, message);
    }

    private void warn(Resource resource, String message) {
        report(Severity.WARNING, resource, message);
    }

    private void report(Severity severity, Resource resource, String message) {
        changes.add(new Change(resource, List.of(), false, List.of(Finding.of(severity, message))));
    }
}
