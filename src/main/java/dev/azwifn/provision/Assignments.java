package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import dev.azwifn.azure.Role;
import java.util.ArrayList;
import java.util.List;

/** The role assignments of one principal at one scope. */
final class Assignments {
    private Assignments() {}

    /** Those at exactly this scope; Azure's own list also has what is above and below it. */
    static List<RoleAssignmentInner> of(Azure azure, String title, String scope, String principalID) {
        List<RoleAssignmentInner> found = azure.calls().find(title, () -> {
            List<RoleAssignmentInner> list = new ArrayList<>();
            String filter = "principalId%20eq%20'" + principalID + "'"; // the SDK sends it as it is
            for (RoleAssignmentInner each :
                    azure.roles().listForScope(withoutSlash(scope), filter, null, null, Context.NONE)) {
                if (principalID.equalsIgnoreCase(each.principalId()) && scope.equalsIgnoreCase(each.scope())) {
                    list.add(each);
                }
            }
            return list;
        });
        return found == null ? List.of() : found;
    }

    /** The SDK puts a slash in front of its own. */
    static String withoutSlash(String scope) {
        return scope.startsWith("/") ? scope.substring(1) : scope;
    }

    /** The role's name if it is one of ours, else the last part of its ID. */
    static String roleTitle(RoleAssignmentInner assignment) {
        String id = assignment.roleDefinitionId();
        String guid = id.substring(id.lastIndexOf('/') + 1);
        for (Role role : Role.values()) {
            if (role.guid().equalsIgnoreCase(guid)) {
                return role.title();
            }
        }
        return guid;
    }
}
