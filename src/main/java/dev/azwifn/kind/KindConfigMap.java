package dev.azwifn.kind;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The kind config as a Kubernetes object: functions may not emit the bare file, which has no {@code metadata} and which kind
 * reads strictly. It is marked local, so that kpt and kustomize do not apply it to a cluster.
 */
public final class KindConfigMap {
    /** The key that holds the file. */
    private static final String KEY = "kind.yaml";

    private KindConfigMap() {}

    /**
     * The object, for a function's list.
     *
     * @param path where kpt writes the object, relative to the package
     * @param config from {@link KindConfig#yaml}
     */
    public static ObjectNode of(String name, String path, String config) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", "ConfigMap");
        object.putObject("metadata")
                .put("name", name)
                .putObject("annotations")
                .put("config.kubernetes.io/local-config", "true")
                .put("config.kubernetes.io/path", path)
                .put("internal.config.kubernetes.io/path", path);
        object.putObject("data").put(KEY, config);
        return object;
    }
}
