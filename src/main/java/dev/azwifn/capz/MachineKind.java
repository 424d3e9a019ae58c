package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.Optional;
import tools.jackson.core.JsonPointer;

/**
 * Where each kind of CAPZ machine keeps {@code identity}, {@code userAssignedIdentities},
 * {@code systemAssignedIdentityRole} and {@code roleAssignmentName}.
 *
 * <p>AKS and ASO kinds are missing on purpose: Azure gives their machines an identity.
 */
public enum MachineKind {
    AZURE_MACHINE_TEMPLATE("AzureMachineTemplate", "/spec/template/spec"),
    AZURE_MACHINE("AzureMachine", "/spec"),
    /** Not under {@code spec.template}, where the rest of the virtual machine is. */
    AZURE_MACHINE_POOL("AzureMachinePool", "/spec");

    private final String kind;

    @SuppressWarnings("ImmutableEnumChecker") // pointers are immutable, but not annotated so
    private final JsonPointer parent;

    MachineKind(String kind, String parent) {
        this.kind = kind;
        this.parent = JsonPointer.compile(parent);
    }

    public String kind() {
        return kind;
    }

    /** The mapping that holds the identity fields. */
    public JsonPointer parent() {
        return parent;
    }

    public static boolean isOne(String kind) {
        for (MachineKind each : values()) {
            if (each.kind.equals(kind)) {
                return true;
            }
        }
        return false;
    }

    public static Optional<MachineKind> of(Resource resource) {
        for (MachineKind each : values()) {
            if (each.kind.equals(resource.kind()) && InfrastructureApi.has(resource)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
