package dev.azwifn.provision;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import dev.azwifn.azure.RoleAssignment;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the cluster identity may do at one scope. An equal assignment under another name will do. */
record RoleStep(Azure azure, Found found, RoleAssignment role) implements Step {
    private static final String EXISTS = "RoleAssignmentExists";

    @Override
    public String title() {
        return "role " + role.role().title() + " on " + role.scope();
    }

    @Override
    public Reading read() {
        String principal = found.principalID();
        boolean isThere = principal != null
                && Assignments.of(azure, title(), role.scope(), principal).stream()
                        .anyMatch(this::isEqual);
        Fact fact = new Fact("assigned to", found.plan().clusterIdentity().name(), null);
        return isThere ? Reading.same(List.of(), List.of()) : Reading.missing(List.of(fact), this::assign);
    }

    /** Role definitions have an ID at every scope, whose last part is the role. */
    private boolean isEqual(RoleAssignmentInner actual) {
        return actual.roleDefinitionId()
                .toLowerCase(Locale.ROOT)
                .endsWith("/" + role.role().guid());
    }

    private void assign() {
        String principal = Objects.requireNonNull(found.principalID(), "the identity is there");
        RoleAssignmentCreateParameters wanted = new RoleAssignmentCreateParameters()
                .withRoleDefinitionId(
                        "/subscriptions/" + found.plan().resourceGroup().subscriptionID()
                                + "/providers/Microsoft.Authorization/roleDefinitions/"
                                + role.role().guid())
                .withPrincipalId(principal)
                // Told, Azure need not look the principal up, which it may not know everywhere yet.
                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL);
        azure.calls().call(title(), () -> create(role.name(principal).toString(), wanted));
    }

    private boolean create(String name, RoleAssignmentCreateParameters wanted) {
        try {
            azure.roles().createWithResponse(Assignments.withoutSlash(role.scope()), name, wanted, Context.NONE);
            return true;
        } catch (ManagementException e) {
            if (Thrown.failure(e).is(EXISTS)) {
                return false;
            }
            throw e;
        }
    }
}
