package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What machines are for, by what refers to them. */
public final class MachineRoles {
    private final List<MachineReference> references;

    private MachineRoles(List<MachineReference> references) {
        this.references = references;
    }

    /** Whether resources of this kind can refer to machines. */
    public static boolean dependOn(String kind) {
        return MachineReference.isIn(kind);
    }

    /**
     * The roles that references give.
     *
     * @param referrers all resources of the kinds that {@link #dependOn} names
     */
    public static MachineRoles by(List<Resource> referrers) {
        List<MachineReference> references = new ArrayList<>();
        for (Resource referrer : referrers) {
            references.addAll(MachineReference.in(referrer));
        }
        return new MachineRoles(references);
    }

    /** The roles of a machine, template or pool: both if control plane and workers share it, none if nothing refers to it. */
    public Set<MachineRole> of(Resource machine) {
        Set<MachineRole> roles = EnumSet.noneOf(MachineRole.class);
        NamespacedName name = NamespacedName.of(machine);
        for (MachineReference reference : references) {
            if (reference.kind().equals(machine.kind()) && reference.target().mayBe(name)) {
                roles.add(reference.role());
            }
        }
        if (machine.kind().equals(MachineKind.AZURE_MACHINE.kind()) && MachineReference.isControlPlane(machine)) {
            roles.add(MachineRole.CONTROL_PLANE);
        }
        if (machine.kind().equals(MachineKind.AZURE_MACHINE_POOL.kind())) {
            // Control planes are never made of pools, so that a pool without its MachinePool is a worker all the same.
            roles.add(MachineRole.WORKER);
        }
        return roles;
    }
}
