package dev.azwifn.kind;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A user's own kubeadm merge patch: an object with the {@code kind} that it is for. kind ignores a patch that matches nothing,
 * and changes the meaning of some that do, without a word; those are errors here.
 */
final class KubeadmPatch {
    private static final Set<String> OF_KUBEADM =
            Set.of("ClusterConfiguration", "InitConfiguration", "JoinConfiguration");
    private static final Set<String> OF_OTHERS = Set.of("KubeletConfiguration", "KubeProxyConfiguration");
    private static final List<String> EXTRA_ARGS = List.of("extraArgs", "kubeletExtraArgs");

    private KubeadmPatch() {}

    static void check(JsonNode patch) {
        String kind = patch.path("kind").asString("");
        if (!OF_KUBEADM.contains(kind) && !OF_OTHERS.contains(kind)) {
            throw new KindException(
                    "a kubeadm patch needs a kind: ClusterConfiguration, InitConfiguration, JoinConfiguration,"
                            + " KubeletConfiguration or KubeProxyConfiguration; kind ignores others");
        }
        if (OF_KUBEADM.contains(kind) && patch.has("apiVersion")) {
            throw new KindException("the kubeadm patch for " + kind
                    + " has an apiVersion, so that kind ignores it on all other versions;"
                    + " remove it, and write extraArgs as a map");
        }
        checkExtraArgs(kind, patch);
        if (kind.equals("ClusterConfiguration")) {
            IdentityArguments.NAMES.forEach((component, names) -> checkOwn(patch, component, names));
        }
    }

    private static void checkOwn(JsonNode patch, String component, Set<String> names) {
        for (String name : names) {
            if (patch.path(component).path("extraArgs").has(name)) {
                throw new KindException("the kubeadm patch for ClusterConfiguration sets " + component + ".extraArgs."
                        + name + ", which follows from the issuer and the keys; remove it");
            }
        }
    }

    private static void checkExtraArgs(String kind, JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (EXTRA_ARGS.contains(field.getKey())) {
                checkArguments(kind, field.getKey(), field.getValue());
            } else {
                checkExtraArgs(kind, field.getValue());
            }
        }
    }

    private static void checkArguments(String kind, String field, JsonNode arguments) {
        if (!arguments.isObject()) {
            throw new KindException(
                    "the kubeadm patch for " + kind + " has " + field + " that is not a map, which is lost on some"
                            + " versions; write {name: \"value\"}, kind makes a list of it where one is needed");
        }
        for (Map.Entry<String, JsonNode> argument : arguments.properties()) {
            if (!argument.getValue().isString() && !argument.getValue().isNull()) { // null removes it
                throw new KindException("the kubeadm patch for " + kind + " has " + field + "." + argument.getKey()
                        + " that is not a string; put the value in quotes");
            }
        }
    }
}
