package dev.azwifn.provision.testazure;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What all resource types have in common. */
final class Arm {
    private Arm() {}

    /** @param body whose tags the resource gets */
    static ObjectNode resource(String id, String name, String type, String location, JsonNode body) {
        ObjectNode resource = Json.object().put("id", id).put("name", name).put("type", type);
        if (!location.isEmpty()) {
            resource.put("location", location);
        }
        if (body.path("tags").isObject()) {
            resource.set("tags", body.get("tags"));
        }
        return resource;
    }

    /** A member that a body must have. */
    static String required(JsonNode body, String... path) {
        String text = Json.text(body, path);
        if (text.isEmpty()) {
            throw new ServiceError(400, "InvalidRequestContent", "the body has no " + String.join(".", path));
        }
        return text;
    }

    static ObjectNode group(Resources resources, String id) {
        return resources
                .find(id)
                .orElseThrow(() -> new ServiceError(404, "ResourceGroupNotFound", "no resource group " + id));
    }

    static ObjectNode find(Resources resources, String id) {
        return resources.find(id).orElseThrow(() -> new ServiceError(404, "ResourceNotFound", "no resource " + id));
    }

    static ObjectNode parent(Resources resources, String id) {
        return resources
                .find(id)
                .orElseThrow(() -> new ServiceError(404, "ParentResourceNotFound", "no parent resource " + id));
    }

    /** The location of a resource that may exist: it never changes. */
    static void checkLocation(ObjectNode existing, String location) {
        if (!Json.text(existing, "location").equals(location)) {
            throw new ServiceError(409, "InvalidResourceLocation", "the resource exists in another location");
        }
    }

    /** Takes a resource away: 204 if there was none. */
    static Response delete(Resources resources, String id) {
        if (resources.find(id).isEmpty()) {
            return Response.of(204);
        }
        resources.delete(id);
        return Response.of(200);
    }

    static Response list(List<ObjectNode> found) {
        ObjectNode page = Json.object();
        ArrayNode value = page.putArray("value");
        found.forEach(value::add);
        return Response.of(200, page);
    }
}
