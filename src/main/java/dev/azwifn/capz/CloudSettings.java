package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Where clusters and controllers say which Azure cloud they are for. What says nothing is for the public one. */
public final class CloudSettings {
    /** The Secret from which Azure Service Operator takes its environment. */
    public static final String ASO_SECRET = "aso-controller-settings";

    public static final String AUTHORITY_HOST = "AZURE_AUTHORITY_HOST";
    public static final String RESOURCE_MANAGER = "AZURE_RESOURCE_MANAGER_ENDPOINT";
    public static final String AUDIENCE = "AZURE_RESOURCE_MANAGER_AUDIENCE";

    /** The Deployment of CAPZ. */
    public static final String CAPZ_DEPLOYMENT = "capz-controller-manager";

    private static final String CAPZ_CONTAINER = "manager";
    private static final JsonPointer CONTAINERS = JsonPointer.compile("/spec/template/spec/containers");

    private CloudSettings() {}

    /** Whether clusters of this kind name their cloud. */
    public static boolean isClusterKind(String kind) {
        return switch (kind) {
            case "AzureCluster",
                    "AzureClusterTemplate",
                    "AzureManagedControlPlane",
                    "AzureManagedControlPlaneTemplate" -> true;
            default -> false;
        };
    }

    /** Where such a cluster, or template of one, names it. */
    public static JsonPointer environment(Resource cluster) {
        return JsonPointer.compile(
                cluster.kind().endsWith("Template")
                        ? "/spec/template/spec/azureEnvironment"
                        : "/spec/azureEnvironment");
    }

    public static boolean isAsoSecret(Resource resource) {
        return resource.kind().equals("Secret") && resource.name().equals(ASO_SECRET);
    }

    /** Where the Secret has a key. */
    public static JsonPointer field(Resource secret, String key) {
        String map = secret.view().path("stringData").has(key) ? "stringData" : "data";
        return JsonPointer.empty().appendProperty(map).appendProperty(key);
    }

    /** What the Secret has under a key; empty if it has nothing there, which stands for the public cloud. */
    public static String value(Resource secret, String key) {
        String plain = secret.view().path("stringData").path(key).asString("");
        String encoded = secret.view().path("data").path(key).asString("");
        if (!plain.isEmpty() || encoded.isEmpty()) {
            return plain;
        }
        try {
            return new String(Base64.getMimeDecoder().decode(encoded), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            return encoded;
        }
    }

    public static boolean isCapzDeployment(Resource resource) {
        return resource.kind().equals("Deployment") && resource.name().equals(CAPZ_DEPLOYMENT);
    }

    /** The environment of CAPZ's own container, and of no other in its pod. */
    public static JsonPointer capzEnvironment(Resource deployment) {
        List<JsonNode> containers =
                deployment.view().at(CONTAINERS).valueStream().toList();
        for (int i = 0; i < containers.size(); i++) {
            if (containers.get(i).path("name").asString("").equals(CAPZ_CONTAINER)) {
                return CONTAINERS.appendIndex(i).appendProperty("env");
            }
        }
        return CONTAINERS;
    }
}
