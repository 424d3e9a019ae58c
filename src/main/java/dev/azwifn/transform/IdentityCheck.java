package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.InfrastructureApi;
import dev.azwifn.capz.MachineFields;
import dev.azwifn.capz.MachineKind;
import dev.azwifn.capz.MachineRole;
import dev.azwifn.capz.MachineRoles;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at what the transformers made, and changes nothing: a control plane without an identity under workload identity is
 * something that nobody warns of any more since CAPZ 1.22.
 */
final class IdentityCheck implements Transformer {
    @Override
    public String name() {
        return "IdentityCheck";
    }

    @Override
    public String description() {
        return "warns of a control plane without identity";
    }

    @Override
    public List<Change> transform(Resources resources, WorkloadIdentity config) {
        List<Change> changes = new ArrayList<>();
        List<Resource> machines = resources.ofKind(MachineKind::isOne);
        List<Resource> identities = resources.ofKind(AzureClusterIdentity::isKind);
        if (!anyIsCapz(machines) && !anyIsCapz(identities)) {
            changes.add(Change.finding(Finding.of(
                    Severity.INFO,
                    "no AzureClusterIdentity and no Azure machines in the input: there is no identity to set. With a topology"
                            + " or Azure Service Operator it is set elsewhere")));
        } else if (anyUsesWorkloadIdentity(identities)) {
            warnOfMissingIdentity(machines, resources, changes);
        }
        return changes;
    }

    private static void warnOfMissingIdentity(List<Resource> machines, Resources resources, List<Change> changes) {
        List<Resource> without = new ArrayList<>();
        for (Resource machine : machines) {
            if (MachineFields.of(machine).filter(MachineFields::lackIdentity).isPresent()) {
                without.add(machine);
            }
        }
        if (without.isEmpty()) {
            return;
        }
        MachineRoles roles = MachineRoles.by(resources.ofKind(MachineRoles::dependOn));
        for (Resource machine : without) {
            if (roles.of(machine).contains(MachineRole.CONTROL_PLANE)) {
                Edits warning = new Edits(machine);
                warning.defect(
                        "the control plane has no identity: the Azure cloud provider is starting without credentials, and nodes"
                                + " keep the taint node.cloudprovider.kubernetes.io/uninitialized. Set"
                                + " spec.machineIdentity.providerID, with ControlPlane among its targets",
                        MachineFields.of(machine).orElseThrow().identityField());
                warning.addTo(changes);
            }
        }
    }

    private static boolean anyIsCapz(List<Resource> resources) {
        for (Resource resource : resources) {
            if (InfrastructureApi.has(resource)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyUsesWorkloadIdentity(List<Resource> identities) {
        for (Resource identity : identities) {
            if (AzureClusterIdentity.is(identity) && AzureClusterIdentity.isWorkloadIdentity(identity.view())) {
                return true;
            }
        }
        return false;
    }
}
