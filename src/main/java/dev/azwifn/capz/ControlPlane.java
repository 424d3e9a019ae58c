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
    private static final JsonPointer ENCRYPTION = JsonPointer.compile("/clusterConfiguration/encryptionAlgorithm");

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

    /** Whether it is made with kubeadm, for which Cluster API brings the service account key. */
    public boolean isKubeadm() {
        return kubeadm.isPresent();
    }

    /** Whether resources of this kind are control planes that Azure runs (AKS), or templates of them. */
    public static boolean isManagedKind(String kind) {
        String name = isTemplate(kind) ? kind.substring(0, kind.length() - TEMPLATE.length()) : kind;
        return name.equals("AzureManagedControlPlane") || name.equals("AzureASOManagedControlPlane");
    }

    /** Whether it is one of those. */
    public static boolean isManaged(Resource resource) {
        return isManagedKind(resource.kind()) && InfrastructureApi.has(resource);
    }

    /** Whether its API version has the arguments as a list of name and value, and not as a map. */
    public boolean takesList() {
        return switch (resource.version()) {
            case "v1alpha3", "v1alpha4", "v1beta1" -> false;
            case "v1beta2" -> true;
            default -> !arguments().isObject();
        };
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
        return takesList() ? !arguments.isArray() : !arguments.isObject();
    }

    /** {@code encryptionAlgorithm} of the certificates and keys that Cluster API makes; empty for its default, RSA. */
    public String encryptionAlgorithm() {
        return kubeadm.isEmpty()
                ? ""
                : resource.view().at(encryptionAlgorithmField()).asString("");
    }

    /** Where that stands, in a control plane that is made with kubeadm. */
    public JsonPointer encryptionAlgorithmField() {
        return kubeadm.orElseThrow().append(ENCRYPTION);
    }

    /** Whether it signs in the name of this issuer: the first counts. */
    public boolean hasIssuer(String issuer) {
        ComponentArguments.Argument first = new ComponentArguments(arguments()).first(ComponentArguments.ISSUER);
        return first != null && first.value().equals(issuer);
    }

    /** Whether it says itself which key signs, instead of the one that Cluster API would put there. */
    public boolean bringsSigningKey() {
        if (new ComponentArguments(arguments()).first(ComponentArguments.SIGNING_KEY_FILE) != null) {
            return true;
        }
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
