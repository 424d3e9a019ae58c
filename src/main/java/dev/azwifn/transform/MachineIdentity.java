package dev.azwifn.transform;

import dev.azwifn.capz.MachineKind;
import dev.azwifn.capz.MachineRole;
import dev.azwifn.capz.MachineRoles;
import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Gives machines the user-assigned identity with which the cloud provider signs in.
 *
 * <pre>
 * kind: AzureMachineTemplate                kind: AzureMachineTemplate
 * spec:                                     spec:
 *   template:                                 template:
 *     spec:                            →        spec:
 *       sshPublicKey: …                           sshPublicKey: …
 *                                                 identity: UserAssigned
 *                                                 userAssignedIdentities:
 *                                                 - providerID: azure:///subscriptions/…
 * </pre>
 */
public final class MachineIdentity implements Transformer {
    private static final String USER_ASSIGNED = "UserAssigned";
    private static final List<String> FIELDS_OF_SYSTEM_ASSIGNED =
            List.of("systemAssignedIdentityRole", "roleAssignmentName");

    @Override
    public String name() {
        return "MachineIdentity";
    }

    @Override
    public String description() {
        return "Azure machines: identity UserAssigned, and yours";
    }

    @Override
    public Pass begin(WorkloadIdentity config) {
        boolean all = config.machineIdentity().targets().containsAll(EnumSet.allOf(MachineRole.class));
        return all ? new All(config) : new ByRole(config);
    }

    /** Where all machines get the identity, it does not matter what refers to them, so that it is not parsed either. */
    private record All(WorkloadIdentity config) implements Pass {
        @Override
        public boolean reads(String kind) {
            return MachineKind.isOne(kind);
        }

        @Override
        public @Nullable Change look(Resource machine) {
            return change(machine, config, null);
        }
    }

    private record ByRole(WorkloadIdentity config) implements Pass {
        @Override
        public boolean reads(String kind) {
            return false;
        }

        @Override
        public boolean waits(String kind) {
            return MachineKind.isOne(kind);
        }

        @Override
        public List<Change> conclude(Resources resources) {
            List<Change> changes = new ArrayList<>();
            List<Resource> machines = resources.ofKind(MachineKind::isOne);
            if (!machines.isEmpty()) {
                MachineRoles roles = MachineRoles.by(resources.ofKind(MachineRoles::dependOn));
                for (Resource machine : machines) {
                    Change change = change(machine, config, roles);
                    if (change != null) {
                        changes.add(change);
                    }
                }
            }
            return changes;
        }
    }

    private static @Nullable Change change(Resource machine, WorkloadIdentity config, @Nullable MachineRoles roles) {
        Optional<MachineKind> kind = MachineKind.of(machine);
        if (kind.isEmpty()) {
            return null;
        }
        Edits edits = new Edits(machine);
        edit(machine, kind.get().parent(), config.machineIdentity(), roles, edits);
        return edits.change();
    }

    private static void edit(
            Resource machine,
            JsonPointer parent,
            WorkloadIdentity.MachineIdentity config,
            @Nullable MachineRoles roles,
            Edits edits) {
        JsonNode fields = machine.view().at(parent);
        ProviderId providerId = config.providerID();
        Versions.warnIfUnknown(machine, edits);
        UserAssignedIdentities list = new UserAssignedIdentities(fields, parent, edits);
        if (providerId == null) {
            list.warnOfPlaceholders("set spec.machineIdentity to your own");
        } else if (!isTarget(machine, config.targets(), roles, edits)) {
            list.warnOfPlaceholders("spec.machineIdentity.targets leaves this one out");
        } else if (!edits.openMapping(parent)) {
            edits.defect("left alone: the fields of the machine are missing", parent);
        } else {
            setIdentity(fields, parent, edits);
            list.bring(providerId);
        }
    }

    private static boolean isTarget(
            Resource machine, Set<MachineRole> targets, @Nullable MachineRoles roles, Edits edits) {
        if (roles == null) {
            return true;
        }
        Set<MachineRole> own = roles.of(machine);
        if (own.isEmpty()) {
            edits.report(
                    Severity.INFO,
                    "left alone: nothing in the input refers to it, so that it may be control plane or worker, and"
                            + " spec.machineIdentity.targets does not name both");
        }
        for (MachineRole role : own) {
            if (targets.contains(role)) {
                return true;
            }
        }
        return false;
    }

    private static void setIdentity(JsonNode fields, JsonPointer parent, Edits edits) {
        if (!fields.path("identity").asString("").equals(USER_ASSIGNED)) {
            String sibling = fields.has("userAssignedIdentities") ? "userAssignedIdentities" : "sshPublicKey";
            JsonPointer identity = parent.appendProperty("identity");
            edits.set(identity, Operation.text(USER_ASSIGNED), sibling, "identity set to UserAssigned");
        }
        for (String field : FIELDS_OF_SYSTEM_ASSIGNED) {
            if (fields.has(field)) {
                edits.remove(parent.appendProperty(field), field + " removed: CAPZ takes it only with SystemAssigned");
            }
        }
    }
}
