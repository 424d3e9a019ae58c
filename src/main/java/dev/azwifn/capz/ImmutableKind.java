package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * The kinds that get a new name where a running cluster would refuse, or not notice, a change in place: what the webhooks of
 * CAPZ (internal/webhooks) and Cluster API (controlplane/kubeadm/webhooks) compare.
 */
public enum ImmutableKind {
    /** Only {@code type}; everything else may be changed. */
    AZURE_CLUSTER_IDENTITY(AzureClusterIdentity.KIND, "/spec/type", false),
    AZURE_MACHINE_TEMPLATE("AzureMachineTemplate", "/spec/template/spec", false),
    AZURE_CLUSTER_TEMPLATE("AzureClusterTemplate", "/spec/template/spec", true),
    KUBEADM_CONTROL_PLANE_TEMPLATE("KubeadmControlPlaneTemplate", "/spec/template/spec", true),
    RKE2_CONTROL_PLANE_TEMPLATE("RKE2ControlPlaneTemplate", "/spec/template/spec", true),
    /** It may be changed, but then machines are not replaced, and those of before would be made of it anew. */
    KUBEADM_CONFIG_TEMPLATE("KubeadmConfigTemplate", "/spec/template/spec", true),
    RKE2_CONFIG_TEMPLATE("RKE2ConfigTemplate", "/spec/template/spec", true);

    private final String kind;

    @SuppressWarnings("ImmutableEnumChecker") // pointers are immutable, but not annotated so
    private final JsonPointer field;

    private final boolean refers;

    ImmutableKind(String kind, String field, boolean refers) {
        this.kind = kind;
        this.field = JsonPointer.compile(field);
        this.refers = refers;
    }

    public String kind() {
        return kind;
    }

    /** What cannot be changed. */
    public JsonPointer field() {
        return field;
    }

    /** Whether it names objects of the kinds that do not, so that it changes when they get a new name. */
    public boolean refers() {
        return refers;
    }

    public static Optional<ImmutableKind> of(Resource resource) {
        for (ImmutableKind each : values()) {
            if (each.kind.equals(resource.kind()) && resource.group().endsWith("cluster.x-k8s.io")) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
