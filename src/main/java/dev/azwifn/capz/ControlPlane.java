package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Where a control plane, or a template of one, keeps what starts its API server.
 *
 * @param kubeadm the mapping with {@code clusterConfiguration} and {@code files}; not there for other bootstrap providers
 * @param extraArgs the API server's arguments
 */
public record ControlPlane(Resource resource, Optional<JsonPointer> kubeadm, JsonPointer extraArgs) {
    private static final String KUBEADM = "KubeadmControlPlane";
    private static final String RKE2 = "RKE2ControlPlane";
    private static final String TEMPLATE = "Template";

    /** Whether resources of this kind are control planes whose API server has arguments. */
    public static boolean isKind(String kind) {
        String name = isTemplate(kind) ? kind.substring(0, kind.length() - TEMPLATE.length()) : kind;
        return name.equals(KUBEADM) || name.equals(RKE2);
    }

    public static Optional<ControlPlane> of(Resource resource) {
        if (!isKind(resource.kind()) || !resource.group().equals("controlplane.cluster.x-k8s.io")) {
            return Optional.empty();
        }
        JsonPointer spec = JsonPointer.compile(isTemplate(resource.kind()) ? "/spec/template/spec" : "/spec");
        if (resource.kind().startsWith(RKE2)) {
            JsonPointer arguments = spec.append(JsonPointer.compile("/serverConfig/kubeAPIServer/extraArgs"));
            return Optional.of(new ControlPlane(resource, Optional.empty(), arguments));
        }
        JsonPointer kubeadm = spec.appendProperty("kubeadmConfigSpec");
        JsonPointer arguments = kubeadm.append(JsonPointer.compile("/clusterConfiguration/apiServer/extraArgs"));
        return Optional.of(new ControlPlane(resource, Optional.of(kubeadm), arguments));
    }

    public boolean isTemplate() {
        return isTemplate(resource.kind());
    }

    private static boolean isTemplate(String kind) {
        return kind.endsWith(TEMPLATE);
    }

    /** The arguments; a missing node if there are none. */
    public JsonNode arguments() {
        return resource.view().at(extraArgs);
    }

    /** Whether the API server refuses the form of the arguments in this version of the API. */
    public boolean hasArgumentsOfAnotherVersion() {
        JsonNode arguments = arguments();
        if (kubeadm.isEmpty() || arguments.isMissingNode() || arguments.isNull()) {
            return false;
        }
        return switch (resource.version()) {
            case "v1alpha3", "v1alpha4", "v1beta1" -> !arguments.isObject();
            case "v1beta2" -> !arguments.isArray();
            default -> false;
        };
    }

    /** {@code encryptionAlgorithm} of the certificates and keys that Cluster API makes; empty for its default, RSA. */
    public String encryptionAlgorithm() {
        return kubeadm.map(field -> field.append(JsonPointer.compile("/clusterConfiguration/encryptionAlgorithm")))
                .map(field -> resource.view().at(field).asString(""))
                .orElse("");
    }

    /** Whether its own list of files has a signing key, instead of the one that Cluster API would put there. */
    public boolean bringsSigningKey() {
        JsonNode files = kubeadm.map(field -> resource.view().at(field.appendProperty("files")))
                .orElse(resource.view().at("/spec/files"));
        for (JsonNode file : files) {
            if (file.path("path").asString("").endsWith("/sa.key")) {
                return true;
            }
        }
        return false;
    }
}
