package dev.azwifn.provision.testazure;

import dev.azwifn.provision.testazure.Routes.Arguments;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Resource groups. */
final class GroupsApi {
    static final String TYPE = "Microsoft.Resources/resourceGroups";

    private static final String VERSION = "2025-04-01";
    private static final String GROUP = "/subscriptions/{subscription}/resourcegroups/{group}";
    private static final Pattern NAME = Pattern.compile("[-\\w._()]{0,89}[-\\w_()]");
    /** Whose resources a group lists; other types are children of these. */
    private static final List<String> LISTED = List.of(IdentitiesApi.TYPE, StorageApi.TYPE);

    private final Resources resources;
    private final LongRunning operations;

    GroupsApi(Resources resources, LongRunning operations) {
        this.resources = resources;
        this.operations = operations;
    }

    void addTo(Routes routes) {
        routes.add("PUT", GROUP, VERSION, this::put);
        routes.add("GET", GROUP, VERSION, call -> Response.of(200, look(call)));
        routes.add("HEAD", GROUP, VERSION, call -> {
            look(call);
            return Response.of(204);
        });
        routes.add("DELETE", GROUP, VERSION, this::delete);
        routes.add("GET", GROUP + "/resources", VERSION, this::listResources);
        routes.add(
                "GET",
                "/subscriptions/{subscription}/operationresults/{operation}",
                VERSION,
                call -> operations.look(call.request()));
    }

    private static String id(Arguments call) {
        return "/subscriptions/" + call.get("subscription") + "/resourceGroups/" + call.get("group");
    }

    private Response put(Arguments call) {
        if (!NAME.matcher(call.get("group")).matches()) {
            throw new ServiceError(400, "InvalidResourceGroup", "the resource group's name is not valid");
        }
        JsonNode body = call.request().json();
        String location = Arm.required(body, "location");
        ObjectNode existing = resources.find(id(call)).orElse(null);
        if (existing != null) {
            checkNotBeingDeleted(existing);
            if (!Json.text(existing, "location").equals(location)) {
                throw new ServiceError(409, "InvalidResourceGroupLocation", "the group exists in another location");
            }
        }
        ObjectNode group = Arm.resource(id(call), call.get("group"), TYPE, location, body);
        group.putObject("properties").put("provisioningState", "Succeeded");
        resources.put(id(call), group);
        return Response.of(existing == null ? 201 : 200, group);
    }

    private ObjectNode get(Arguments call) {
        return Arm.group(resources, id(call));
    }

    /** Whoever looks at a group that is being deleted finds it gone the next time. */
    private ObjectNode look(Arguments call) {
        ObjectNode group = get(call);
        if (isBeingDeleted(group)) {
            resources.delete(id(call));
        }
        return group;
    }

    private static void setState(ObjectNode group, String state) {
        ((ObjectNode) group.get("properties")).put("provisioningState", state);
    }

    private static boolean isBeingDeleted(ObjectNode group) {
        return Json.text(group, "properties", "provisioningState").equals("Deleting");
    }

    private void checkNotBeingDeleted(ObjectNode group) {
        if (isBeingDeleted(group)) {
            resources.delete(Json.text(group, "id"));
            throw new ServiceError(409, "ResourceGroupBeingDeleted", "the resource group is being deleted");
        }
    }

    private Response delete(Arguments call) {
        ObjectNode group = get(call);
        checkNotBeingDeleted(group);
        setState(group, "Deleting");
        String place = "/subscriptions/" + call.get("subscription") + "/operationresults";
        return operations.accept(place, VERSION, new LongRunning.End() {
            @Override
            public Response carryOut() {
                resources.delete(id(call));
                return Response.of(200);
            }

            @Override
            public void giveUp() {
                setState(group, "Succeeded");
            }
        });
    }

    private Response listResources(Arguments call) {
        get(call);
        return Arm.list(LISTED.stream()
                .flatMap(type -> resources.below(id(call), type).stream())
                .map(GroupsApi::summary)
                .toList());
    }

    /** Such a list has no properties. */
    private static ObjectNode summary(ObjectNode resource) {
        ObjectNode summary = resource.deepCopy();
        summary.remove("properties");
        return summary;
    }
}
