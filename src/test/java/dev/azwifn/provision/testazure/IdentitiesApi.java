package dev.azwifn.provision.testazure;

import dev.azwifn.provision.testazure.Routes.Arguments;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** User-assigned managed identities. */
final class IdentitiesApi {
    static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";
    static final String VERSION = "2024-11-30";
    static final String IDENTITY =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + TYPE + "/{identity}";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,127}");

    private final Resources resources;

    IdentitiesApi(Resources resources) {
        this.resources = resources;
    }

    void addTo(Routes routes) {
        routes.add("PUT", IDENTITY, VERSION, this::put);
        routes.add("GET", IDENTITY, VERSION, call -> Response.of(200, get(call)));
        routes.add("DELETE", IDENTITY, VERSION, call -> {
            Arm.group(resources, groupId(call));
            return Arm.delete(resources, id(call));
        });
    }

    static String groupId(Arguments call) {
        return "/subscriptions/" + call.get("subscription") + "/resourceGroups/" + call.get("group");
    }

    static String id(Arguments call) {
        return groupId(call) + "/providers/" + TYPE + "/" + call.get("identity");
    }

    private ObjectNode get(Arguments call) {
        Arm.group(resources, groupId(call));
        return Arm.find(resources, id(call));
    }

    private Response put(Arguments call) {
        Arm.group(resources, groupId(call));
        if (!NAME.matcher(call.get("identity")).matches()) {
            throw new ServiceError(400, "InvalidResourceName", "the identity's name is not valid");
        }
        JsonNode body = call.request().json();
        String location = Arm.required(body, "location");
        Optional<ObjectNode> existing = resources.find(id(call));
        existing.ifPresent(identity -> Arm.checkLocation(identity, location));
        ObjectNode identity = Arm.resource(id(call), call.get("identity"), TYPE, location, body);
        identity.set("properties", existing.map(old -> old.get("properties")).orElseGet(() -> newProperties(id(call))));
        resources.put(id(call), identity);
        return Response.of(existing.isPresent() ? 200 : 201, identity);
    }

    private ObjectNode newProperties(String id) {
        return Json.object()
                .put("tenantId", TestAzure.TENANT)
                .put("principalId", resources.newObject(id, "principal").toString())
                .put("clientId", resources.newObject(id, "client").toString());
    }
}
