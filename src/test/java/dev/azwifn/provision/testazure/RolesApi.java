package dev.azwifn.provision.testazure;

import dev.azwifn.provision.testazure.Routes.Arguments;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Role assignments, of the two roles that there are. */
final class RolesApi {
    static final String TYPE = "Microsoft.Authorization/roleAssignments";

    private static final String VERSION = "2022-04-01";
    private static final String ASSIGNMENTS = "/{scope}/providers/" + TYPE;
    private static final String ASSIGNMENT = ASSIGNMENTS + "/{assignment}";
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern PRINCIPAL_FILTER = Pattern.compile("(?:principalId eq|assignedTo\\() ?'([^']*)'\\)?");
    /** Contributor and Managed Identity Operator. */
    private static final Set<String> ROLES =
            Set.of("b24988ac-6180-42a0-ab88-20f7382dd24c", "f1a07417-d97a-45cb-824c-7a7467783830");

    private final Resources resources;

    RolesApi(Resources resources) {
        this.resources = resources;
    }

    void addTo(Routes routes) {
        routes.add("PUT", ASSIGNMENT, VERSION, this::put);
        routes.add(
                "GET",
                ASSIGNMENT,
                VERSION,
                call -> Response.of(
                        200,
                        find(id(call))
                                .orElseThrow(() ->
                                        new ServiceError(404, "RoleAssignmentNotFound", "no assignment " + id(call)))));
        routes.add("DELETE", ASSIGNMENT, VERSION, this::delete);
        routes.add("GET", ASSIGNMENTS, VERSION, this::list);
    }

    /** Whether somebody may do something to a resource: the roles are not told apart. */
    boolean hasRole(String principal, String resourceId) {
        return assignments().stream()
                .filter(assignment ->
                        Json.text(assignment, "properties", "principalId").equals(principal))
                .anyMatch(assignment -> isWithin(resourceId, Json.text(assignment, "properties", "scope")));
    }

    private static boolean isWithin(String resourceId, String scope) {
        return (Resources.key(resourceId) + "/").startsWith(Resources.key(scope) + "/");
    }

    private List<ObjectNode> assignments() {
        return resources.all().stream()
                .filter(resource -> Json.text(resource, "type").equals(TYPE))
                .toList();
    }

    private static String scope(Arguments call) {
        return "/" + call.get("scope");
    }

    private static String id(Arguments call) {
        return scope(call) + "/providers/" + TYPE + "/" + call.get("assignment");
    }

    private Optional<ObjectNode> find(String id) {
        return resources.find(id);
    }

    private Response put(Arguments call) {
        checkScope(scope(call));
        if (!GUID.matcher(call.get("assignment")).matches()) {
            throw new ServiceError(400, "InvalidRoleAssignmentId", "an assignment's name is a GUID");
        }
        ObjectNode properties = properties(call);
        Optional<ObjectNode> existing = find(id(call));
        if (existing.isPresent()) {
            if (!sameGrant(existing.get(), properties)) {
                throw new ServiceError(
                        400, "RoleAssignmentUpdateNotPermitted", "principal, role and scope cannot be changed");
            }
            return Response.of(200, existing.get());
        }
        if (assignments().stream().anyMatch(other -> sameGrant(other, properties))) {
            throw new ServiceError(409, "RoleAssignmentExists", "the role assignment exists under another name");
        }
        ObjectNode assignment = Json.object()
                .put("id", id(call))
                .put("name", call.get("assignment"))
                .put("type", TYPE);
        assignment.set("properties", properties);
        resources.put(id(call), assignment);
        return Response.of(201, assignment);
    }

    private void checkScope(String scope) {
        if (scope.toLowerCase().contains("/resourcegroups/")) {
            String group = scope.replaceFirst("(?i)(/resourcegroups/[^/]+).*", "$1");
            Arm.group(resources, group);
            if (!group.equals(scope)) {
                Arm.find(resources, scope);
            }
        }
    }

    private ObjectNode properties(Arguments call) {
        JsonNode body = call.request().json();
        String role = Arm.required(body, "properties", "roleDefinitionId");
        String principal = Arm.required(body, "properties", "principalId");
        if (!ROLES.contains(role.substring(role.lastIndexOf('/') + 1))) {
            throw new ServiceError(400, "RoleDefinitionDoesNotExist", "no role " + role);
        }
        boolean known = resources.all().stream()
                .anyMatch(resource ->
                        Json.text(resource, "properties", "principalId").equals(principal)
                                && Json.text(resource, "type").equals(IdentitiesApi.TYPE));
        if (!known) {
            throw new ServiceError(400, "PrincipalNotFound", "no principal " + principal + " in the directory");
        }
        String type = Json.text(body, "properties", "principalType");
        return Json.object()
                .put("roleDefinitionId", role)
                .put("principalId", principal)
                .put("principalType", type.isEmpty() ? "User" : type)
                .put("scope", scope(call));
    }

    private static boolean sameGrant(ObjectNode assignment, ObjectNode properties) {
        return List.of("roleDefinitionId", "principalId", "scope").stream()
                .allMatch(member ->
                        Json.text(assignment, "properties", member).equalsIgnoreCase(Json.text(properties, member)));
    }

    private Response delete(Arguments call) {
        Optional<ObjectNode> existing = find(id(call));
        if (existing.isEmpty()) {
            return Response.of(204);
        }
        resources.delete(id(call));
        return Response.of(200, existing.get());
    }

    /** With a filter for a principal also those of the scopes above. */
    private Response list(Arguments call) {
        String filter = call.request().query().getOrDefault("$filter", "atScope()");
        Matcher principal = PRINCIPAL_FILTER.matcher(filter);
        if (!principal.matches() && !filter.equals("atScope()")) {
            throw new ServiceError(400, "UnsupportedQuery", "this filter is not understood: " + filter);
        }
        return Arm.list(assignments().stream()
                .filter(assignment -> {
                    String scope = Json.text(assignment, "properties", "scope");
                    boolean above = isWithin(scope(call), scope);
                    boolean below = isWithin(scope, scope(call));
                    return principal.matches()
                            ? (above || below)
                                    && Json.text(assignment, "properties", "principalId")
                                            .equals(principal.group(1))
                            : above;
                })
                .toList());
    }
}
