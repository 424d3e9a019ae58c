package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import dev.azwifn.azure.ManagedIdentity;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.azure.RoleAssignment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What destroy takes away, in order: first what the identity may do, then the identity with its federated credentials, then the
 * storage. So never is an identity left that trusts an issuer whose name somebody else could register by then.
 */
final class Teardown {
    private final Azure azure;
    private final ProvisioningPlan plan;

    Teardown(Azure azure, ProvisioningPlan plan) {
        this.azure = azure;
        this.plan = plan;
    }

    /** What there is; empty if nothing is left. */
    List<Removal> removals() {
        List<Removal> removals = new ArrayList<>(identity(plan.clusterIdentity(), plan.roles()));
        if (plan.machineIdentity() != null) {
            removals.addAll(identity(plan.machineIdentity(), List.of()));
        }
        removals.addAll(new StorageTeardown(azure, plan).removals());
        removals.addAll(new GroupTeardown(azure, plan).removals(removals));
        return removals;
    }

    private List<Removal> identity(ManagedIdentity identity, List<RoleAssignment> roles) {
        String title = "managed identity " + identity.name();
        String group = identity.resourceGroup().name();
        var client = azure.identities().getUserAssignedIdentities();
        IdentityInner actual = azure.calls()
                .find(
                        title,
                        () -> client.getByResourceGroupWithResponse(group, identity.name(), Context.NONE)
                                .getValue());
        if (actual == null) {
            return List.of();
        }
        if (!Ownership.isTagged(actual.tags(), plan)) {
            return List.of(Removal.kept(
                    title,
                    Ownership.NOT_OURS + "; its federated credentials and roles stay too, so delete those that trust "
                            + (plan.site().issuer() == null
                                    ? "the issuer"
                                    : plan.site().issuer())
                            + " before somebody else can register that name"));
        }
        List<Removal> removals =
                new ArrayList<>(roles(roles, actual.principalId().toString()));
        removals.add(Removal.ofResource(
                title + " with its federated credentials",
                identity.id(),
                () -> azure.calls()
                        .find(title, () -> client.deleteWithResponse(group, identity.name(), Context.NONE))));
        return removals;
    }

    /** Those of the identity at the plan's scopes, whatever the role: without the identity they are nobody's. */
    private List<Removal> roles(List<RoleAssignment> roles, String principalID) {
        Map<String, RoleAssignmentInner> assignments = new LinkedHashMap<>();
        for (RoleAssignment role : roles) {
            Assignments.of(azure, "roles on " + role.scope(), role.scope(), principalID)
                    .forEach(each -> assignments.put(each.id(), each));
        }
        List<Removal> removals = new ArrayList<>();
        assignments.forEach((id, assignment) -> {
            String title = "role " + Assignments.roleTitle(assignment) + " on " + assignment.scope();
            removals.add(Removal.of(
                    title,
                    () -> azure.calls()
                            .find(
                                    title,
                                    () -> azure.roles()
                                            .deleteByIdWithResponse(
                                                    Assignments.withoutSlash(id), null, Context.NONE))));
        });
        return removals;
    }
}
