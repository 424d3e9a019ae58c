package dev.azwifn.trust;

import dev.azwifn.capz.MachineFields;
import dev.azwifn.capz.MachineRole;
import dev.azwifn.capz.ProviderId;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The identity of one machine, template or pool. */
final class MachineChecks {
    private static final List<String> FIELDS_OF_SYSTEM_ASSIGNED =
            List.of("systemAssignedIdentityRole", "roleAssignmentName");
    private static final String TRANSFORMER = "MachineIdentity";

    private final Resource machine;
    private final MachineFields fields;
    private final Set<MachineRole> roles;
    private final ChainReport report;

    /** The identity that the config wants here; null if it wants none. */
    private final @Nullable ProviderId wanted;

    MachineChecks(
            Resource machine,
            MachineFields fields,
            Set<MachineRole> roles,
            WorkloadIdentity config,
            ChainReport report) {
        this.machine = machine;
        this.fields = fields;
        this.roles = roles;
        this.report = report;
        Set<MachineRole> targets = config.machineIdentity().targets();
        boolean isTarget =
                roles.isEmpty() ? targets.size() == MachineRole.values().length : !Collections.disjoint(roles, targets);
        boolean isManaged =
                config.transformers().isEmpty() || config.transformers().contains(TRANSFORMER);
        this.wanted = isTarget && isManaged ? config.machineIdentity().providerID() : null;
    }

    /** @param needsIdentity whether the cloud provider has no other credentials than the machine's */
    void check(boolean needsIdentity) {
        String identity = fields.identity();
        report.fact(Link.MACHINES, machine.ref().toString(), description(identity));
        if (TemplateVariables.areIn(identity)) {
            reportVariable(fields.identityField(), identity);
            return;
        }
        boolean userAssigned = identity.equals(MachineFields.USER_ASSIGNED);
        checkFieldsOfSystemAssigned(identity);
        if (fields.lackIdentity() && roles.contains(MachineRole.CONTROL_PLANE)) {
            if (needsIdentity) {
                reportMissing();
            }
        } else if (userAssigned && fields.hasEmptyList()) {
            reportInvalid(
                    fields.identityField(),
                    "identity is UserAssigned, and there is no identity in userAssignedIdentities",
                    "add an item providerID: the identity's resource ID",
                    wanted == null ? null : addition(wanted));
        } else if (!userAssigned && !fields.hasEmptyList()) {
            reportInvalid(
                    fields.identityField(),
                    "there are userAssignedIdentities, but identity is " + identity,
                    "set identity to UserAssigned",
                    Edit.of(
                            machine,
                            Operation.add(fields.identityField(), Operation.text(MachineFields.USER_ASSIGNED))));
        } else if (userAssigned) {
            checkItems();
        } else if (needsIdentity && wanted != null) {
            reportDifferent("the machines have no user-assigned identity", fields.identityField());
        }
    }

    private String description(String identity) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < fields.list().size(); i++) {
            ids.add(fields.providerID(i));
        }
        return ids.isEmpty() ? identity : String.join(", ", ids);
    }

    private void checkFieldsOfSystemAssigned(String identity) {
        for (String name : FIELDS_OF_SYSTEM_ASSIGNED) {
            JsonPointer field = fields.parent().appendProperty(name);
            if (!identity.equals("SystemAssigned") && fields.view().has(name)) {
                reportInvalid(
                        field,
                        name + " belongs to identity SystemAssigned, and identity is " + identity,
                        "remove " + name,
                        Edit.of(machine, Operation.remove(field)));
            }
        }
    }

    private void checkItems() {
        int found = -1;
        boolean sound = true;
        for (int i = 0; i < fields.list().size(); i++) {
            Optional<ProviderId> id = item(i);
            sound &= id.isPresent();
            if (found < 0 && wanted != null && id.filter(wanted::sameAs).isPresent()) {
                found = i;
            }
        }
        if (wanted == null || !sound) {
            return;
        }
        if (found < 0) {
            reportDifferent(
                    "userAssignedIdentities has " + description("") + ", not the config's " + wanted.name(),
                    fields.listField());
            return;
        }
        if (!wanted.isSpelledExactlyAs(fields.providerID(found))) {
            report.find(
                    Check.MACHINE_IDENTITY_SPELLING,
                    Place.of(machine, fields.providerIDField(found)),
                    "CAPZ compares providerID to the letter with what Azure returns",
                    new TextDifference(wanted.toString(), fields.providerID(found)),
                    "write " + wanted,
                    Edit.of(
                            machine,
                            Operation.replace(fields.providerIDField(found), Operation.text(wanted.toString()))));
        }
        if (found > 0) {
            report.find(
                    Check.MACHINE_IDENTITY_ORDER,
                    machine,
                    fields.listField(),
                    "the cloud provider signs in with the first identity, which is " + fields.providerID(0) + ", not "
                            + wanted.name(),
                    "put " + wanted.name() + " first, if the cloud provider is to use it",
                    null);
        }
    }

    /** The identity of an item; empty, with a finding, if it is none. */
    private Optional<ProviderId> item(int index) {
        String text = fields.providerID(index);
        JsonPointer field = fields.providerIDField(index);
        Optional<ProviderId> id = ProviderId.parse(TemplateVariables.withDefaults(text));
        if (ProviderId.isPlaceholder(text)) {
            report.find(
                    Check.MACHINE_IDENTITY_PLACEHOLDER,
                    machine,
                    field,
                    "this is the placeholder of CAPZ's own CI, an identity that is not yours",
                    wanted == null ? "set spec.machineIdentity to your own, and run azwi-fn" : "write " + wanted,
                    wanted == null
                            ? null
                            : Edit.of(machine, Operation.replace(field, Operation.text(wanted.toString()))));
            return Optional.empty();
        }
        if (TemplateVariables.areIn(TemplateVariables.withDefaults(text))) {
            reportVariable(field, text);
            return Optional.empty();
        }
        if (id.isEmpty()) {
            report.find(
                    Check.MACHINE_PROVIDER_ID,
                    machine,
                    field,
                    text.isBlank()
                            ? "providerID is missing"
                            : "'" + Visible.of(text) + "' is not the resource ID of a managed identity",
                    wanted == null
                            ? "azure:///subscriptions/<GUID>/resourceGroups/<name>/providers/Microsoft.ManagedIdentity"
                                    + "/userAssignedIdentities/<name>"
                            : "write " + wanted,
                    null);
        }
        return id;
    }

    private void reportMissing() {
        report.find(
                Check.MACHINE_IDENTITY_MISSING,
                machine,
                fields.identityField(),
                "the control plane has no identity: the Azure cloud provider is starting without credentials, and nodes"
                        + " keep the taint node.cloudprovider.kubernetes.io/uninitialized",
                wanted == null
                        ? "set spec.machineIdentity.providerID, with ControlPlane among its targets, and run azwi-fn"
                        : "set identity to UserAssigned, with the item providerID: " + wanted,
                wanted == null ? null : addition(wanted));
    }

    private void reportDifferent(String message, JsonPointer field) {
        report.find(
                Check.MACHINE_IDENTITY_DIFFERS,
                machine,
                field,
                message,
                "azwi-fn -f CONFIG --in-place FILE; or name the other one, or its machines, in spec.machineIdentity",
                null);
    }

    private void reportInvalid(JsonPointer field, String message, String fix, @Nullable Edit edit) {
        report.find(Check.MACHINE_IDENTITY_INVALID, machine, field, message + ": CAPZ's webhook refuses it", fix, edit);
    }

    private void reportVariable(JsonPointer field, String text) {
        report.find(
                Check.MACHINE_IDENTITY_VARIABLE,
                machine,
                field,
                field.last().getMatchingProperty() + " holds a variable: " + text,
                "expand it before the file is applied: clusterctl generate cluster, or envsubst",
                null);
    }

    private Edit addition(ProviderId id) {
        JsonNode list = JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance.objectNode().put(MachineFields.PROVIDER_ID, id.toString()));
        return Edit.of(
                machine,
                Operation.add(fields.identityField(), Operation.text(MachineFields.USER_ASSIGNED)),
                Operation.add(fields.listField(), list));
    }
}
