package dev.azwifn.config;

import org.jspecify.annotations.Nullable;

/** Names the part of a scope for roles that is wrong: a subscription, something below it, or a management group. */
final class RoleScopeCheck {
    private static final String FORM = "/subscriptions/<GUID>, /subscriptions/<GUID>/resourceGroups/<name>,"
            + " or the resource ID of something in that group";
    private static final String MANAGEMENT_GROUPS = "/providers/Microsoft.Management/managementGroups/";

    private RoleScopeCheck() {}

    static @Nullable String problem(String scope) {
        String problem = scope.regionMatches(true, 0, MANAGEMENT_GROUPS, 0, MANAGEMENT_GROUPS.length())
                ? managementGroupProblem(scope.substring(MANAGEMENT_GROUPS.length()))
                : problem(scope.split("/", -1));
        return problem == null
                ? null
                : "'" + scope + "' is not a scope for roles: " + problem + "; it looks like " + FORM;
    }

    private static @Nullable String managementGroupProblem(String name) {
        return isName(name) ? null : "'" + name + "' is not a management group's name";
    }

    /** @param segments an empty one before the first slash */
    private static @Nullable String problem(String[] segments) {
        if (segments.length < 3 || !segments[0].isEmpty() || !segments[1].equalsIgnoreCase("subscriptions")) {
            return "it does not begin with /subscriptions/<GUID>";
        }
        if (!Syntax.isGuid(segments[2])) {
            return "'" + segments[2] + "' is not a subscription's GUID";
        }
        if (segments.length == 3) {
            return null;
        }
        if (segments.length == 4 && segments[3].isEmpty()) {
            return "it ends with '/'";
        }
        if (!segments[3].equalsIgnoreCase("resourceGroups")) {
            return "'" + segments[3] + "' is not resourceGroups";
        }
        if (segments.length == 4) {
            return "it ends too early";
        }
        if (!Syntax.isResourceGroup(segments[4])) {
            return "'" + segments[4] + "' is not a resource group's name";
        }
        return segments.length == 5 ? null : resourceProblem(segments);
    }

    /** {@code /providers/<namespace>}, then pairs of type and name. */
    private static @Nullable String resourceProblem(String[] segments) {
        if (!segments[5].equalsIgnoreCase("providers")) {
            return segments[5].isEmpty() ? "it ends with '/'" : "'" + segments[5] + "' is not providers";
        }
        if (segments.length < 9 || segments.length % 2 == 0) {
            return "it ends too early";
        }
        for (int i = 6; i < segments.length; i++) {
            if (!isName(segments[i])) {
                return "'" + segments[i] + "' is not a part of a resource ID";
            }
        }
        return null;
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i)) && "._-()".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
