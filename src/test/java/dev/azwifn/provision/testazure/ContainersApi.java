package dev.azwifn.provision.testazure;

import dev.azwifn.provision.testazure.Containers.Container;
import dev.azwifn.provision.testazure.Routes.Arguments;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Blob containers, as Resource Manager shows them. */
final class ContainersApi {
    private static final String TYPE = StorageApi.TYPE + "/blobServices/containers";
    private static final String IN_ACCOUNT = StorageApi.ACCOUNT + "/blobServices/default/containers";
    private static final String CONTAINER = IN_ACCOUNT + "/{container}";
    private static final Pattern NAME = Pattern.compile("(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*|\\$web|\\$root");

    private final StorageApi storage;

    ContainersApi(StorageApi storage) {
        this.storage = storage;
    }

    void addTo(Routes routes) {
        routes.add("PUT", CONTAINER, StorageApi.VERSION, this::put);
        routes.add("PATCH", CONTAINER, StorageApi.VERSION, this::patch);
        routes.add("GET", CONTAINER, StorageApi.VERSION, call -> Response.of(200, describe(call, get(call))));
        routes.add("DELETE", CONTAINER, StorageApi.VERSION, this::delete);
        routes.add("GET", IN_ACCOUNT, StorageApi.VERSION, this::list);
    }

    private Container get(Arguments call) {
        return storage.parent(call)
                .containers()
                .find(call.get("container"))
                .orElseThrow(() -> new ServiceError(404, "ContainerNotFound", "no container " + call.get("container")));
    }

    private Response put(Arguments call) {
        StorageApi.Account account = storage.parent(call);
        if (!NAME.matcher(call.get("container")).matches()) {
            throw new ServiceError(400, "ContainerNameInvalid", "the container's name is not valid");
        }
        Optional<Container> existing = account.containers().find(call.get("container"));
        Container container = wanted(call, new Container("None", Map.of()));
        write(call, account, container);
        return Response.of(existing.isPresent() ? 200 : 201, describe(call, container));
    }

    private Response patch(Arguments call) {
        Container container = wanted(call, get(call));
        write(call, storage.parent(call), container);
        return Response.of(200, describe(call, container));
    }

    private static void write(Arguments call, StorageApi.Account account, Container container) {
        if (!container.publicAccess().equals("None") && !account.allowsPublicAccess()) {
            throw new ServiceError(409, "PublicAccessNotPermitted", "the account permits no public access");
        }
        account.containers().put(call.get("container"), container);
    }

    private static Container wanted(Arguments call, Container before) {
        JsonNode properties = call.request().json().path("properties");
        String access = Json.text(properties, "publicAccess");
        Map<String, String> metadata = new HashMap<>(before.metadata());
        properties
                .path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().stringValue()));
        return new Container(access.isEmpty() ? before.publicAccess() : access, metadata);
    }

    private Response delete(Arguments call) {
        Containers containers = storage.parent(call).containers();
        if (containers.find(call.get("container")).isEmpty()) {
            return Response.of(204);
        }
        containers.delete(call.get("container"));
        return Response.of(200);
    }

    private Response list(Arguments call) {
        Containers containers = storage.parent(call).containers();
        ObjectNode page = Json.object();
        ArrayNode value = page.putArray("value");
        for (String name : containers.names()) {
            value.add(describe(call, name, containers.find(name).orElseThrow()));
        }
        return Response.of(200, page);
    }

    private static ObjectNode describe(Arguments call, Container container) {
        return describe(call, call.get("container"), container);
    }

    private static ObjectNode describe(Arguments call, String name, Container container) {
        String id = StorageApi.id(call) + "/blobServices/default/containers/" + name;
        ObjectNode node = Json.object().put("id", id).put("name", name).put("type", TYPE);
        ObjectNode properties = node.putObject("properties").put("publicAccess", container.publicAccess());
        ObjectNode metadata = properties.putObject("metadata");
        container.metadata().forEach(metadata::put);
        return node;
    }
}
