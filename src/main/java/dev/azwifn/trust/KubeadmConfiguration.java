package dev.azwifn.trust;

import dev.azwifn.yaml.JsonPatches;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ClusterConfiguration that kind writes for one version of kubeadm, while patches are put on it, with the rules of kind's
 * {@code pkg/internal/patch}.
 */
final class KubeadmConfiguration {
    static final String KIND = "ClusterConfiguration";
    private static final String EXTRA_ARGS = "extraArgs";

    private final KubeadmVersion version;
    private JsonNode view;

    /** As kind makes it; the values that depend on the machine are made up. */
    KubeadmConfiguration(KubeadmVersion version) {
        this.version = version;
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("apiVersion", version.apiVersion())
                .put("kind", KIND)
                .put("kubernetesVersion", "v1")
                .put("clusterName", "kind")
                .put("controlPlaneEndpoint", "kind-control-plane:6443");
        root.putObject("metadata").put("name", "config");
        root.putObject("networking").put("podSubnet", "10.244.0.0/16").put("serviceSubnet", "10.96.0.0/16");
        ObjectNode apiServer = root.putObject("apiServer");
        apiServer.putArray("certSANs").add("localhost").add("127.0.0.1");
        putArgument(apiServer, "runtime-config", "");
        putArgument(root.putObject("controllerManager"), "enable-hostpath-provisioner", "true");
        root.putObject("scheduler");
        this.view = root;
    }

    private void putArgument(ObjectNode component, String name, String value) {
        if (isList()) {
            component.putArray(EXTRA_ARGS).addObject().put("name", name).put("value", value);
        } else {
            component.putObject(EXTRA_ARGS).put(name, value);
        }
    }

    JsonNode view() {
        return view;
    }

    private boolean isList() {
        return version == KubeadmVersion.V1BETA4;
    }

    /** Whether kind puts a patch on it; it says nothing if not. */
    boolean matches(String kind, String apiVersion) {
        return kind.equals(KIND) && (apiVersion.isEmpty() || apiVersion.equals(version.apiVersion()));
    }

    /** A JSON merge patch (RFC 7386), but for the arguments on v1beta4. */
    void merge(JsonNode patch) {
        boolean versioned = patch.has("apiVersion");
        view = merged(view, patch, versioned);
    }

    /**
     * A JSON Patch.
     *
     * @throws IllegalArgumentException if kind cannot apply it
     */
    void apply(JsonNode patch) {
        view = JsonPatches.apply(view, patch);
    }

    /** What kubeadm makes of it: null if it takes it, else what is wrong. */
    @Nullable
    String refusal() {
        JsonNode arguments = view.path("apiServer").path(EXTRA_ARGS);
        boolean fits = arguments.isMissingNode() || (isList() ? arguments.isArray() : arguments.isObject());
        return fits ? null : version.apiVersion() + " has extraArgs as a " + (isList() ? "list" : "map");
    }

    private JsonNode merged(JsonNode target, JsonNode patch, boolean versioned) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = target.isObject() ? (ObjectNode) target.deepCopy() : JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (isList() && name.equals(EXTRA_ARGS)) {
                result.set(name, mergedArguments(result.path(name), field.getValue(), versioned));
            } else if (field.getValue().isNull()) {
                result.remove(name);
            } else {
                result.set(name, merged(result.path(name), field.getValue(), versioned));
            }
        }
        return result;
    }

    /** By name. A map is one of the older versions, unless the patch says that it is for this one: then it is dropped. */
    private static ArrayNode mergedArguments(JsonNode target, JsonNode patch, boolean versioned) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        target.forEach(result::add);
        if (patch.isArray()) {
            patch.forEach(item -> put(result, item.path("name").asString(""), item.path("value")));
        } else if (!versioned) {
            patch.properties().forEach(entry -> put(result, entry.getKey(), entry.getValue()));
        }
        return result;
    }

    private static void put(ArrayNode arguments, String name, JsonNode value) {
        boolean isRemoval = value.isNull() || value.isMissingNode();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).path("name").asString("").equals(name)) {
                if (isRemoval) {
                    arguments.remove(i);
                } else {
                    ((ObjectNode) arguments.get(i)).set("value", value);
                }
                return;
            }
        }
        if (!isRemoval) {
            arguments.addObject().put("name", name).set("value", value);
        }
    }
}
