package dev.azwifn.provision.testazure;

import dev.azwifn.provision.testazure.Routes.Arguments;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Storage accounts. Making one takes a while, in which it is there but of no use. */
final class StorageApi {
    static final String TYPE = "Microsoft.Storage/storageAccounts";
    static final String VERSION = "2025-06-01";
    static final String ACCOUNT =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/" + TYPE + "/{account}";

    /** The number in a website's address cannot be predicted; this account's is made of its name. */
    private static final int ZONES = 50;

    private static final Pattern NAME = Pattern.compile("[a-z0-9]{3,24}");

    private final Resources resources;
    private final LongRunning operations;
    private final Azurite azurite;
    private final Map<String, Containers> containers = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private String suffix = "core.windows.net";

    /** An account that there is. */
    record Account(ObjectNode resource, Containers containers) {
        boolean allowsPublicAccess() {
            return resource.path("properties").path("allowBlobPublicAccess").asBoolean(true);
        }
    }

    StorageApi(Resources resources, LongRunning operations, Azurite azurite) {
        this.resources = resources;
        this.operations = operations;
        this.azurite = azurite;
    }

    void addTo(Routes routes) {
        routes.add("PUT", ACCOUNT, VERSION, this::put);
        routes.add("PATCH", ACCOUNT, VERSION, this::patch);
        routes.add("GET", ACCOUNT, VERSION, call -> {
            Arm.group(resources, IdentitiesApi.groupId(call));
            ObjectNode account = Arm.find(resources, id(call));
            Response response = Response.of(200, account);
            provision(account); // whoever looks next finds it made
            return response;
        });
        routes.add("DELETE", ACCOUNT, VERSION, this::delete);
        routes.add(
                "GET",
                "/subscriptions/{subscription}/providers/Microsoft.Storage/locations/{location}/asyncoperations/{operation}",
                VERSION,
                call -> operations.look(call.request()));
    }

    static String id(Arguments call) {
        return IdentitiesApi.groupId(call) + "/providers/" + TYPE + "/" + call.get("account");
    }

    /** Names are unique in all of Azure. */
    synchronized Optional<Account> account(String name) {
        return resources.all().stream()
                .filter(resource -> Json.text(resource, "type").equals(TYPE))
                .filter(resource -> Json.text(resource, "name").equals(name))
                .findFirst()
                .map(resource -> new Account(resource, containers.get(name)));
    }

    /** Somebody else has an account of this name. */
    synchronized void take(String name) {
        taken.add(name);
    }

    /** The cloud's domain: {@code core.windows.net}. */
    synchronized void servedAt(String suffix) {
        this.suffix = suffix;
    }

    synchronized void clear() {
        containers.clear();
        taken.clear();
    }

    /** The account that a call on one of its parts is for. */
    Account parent(Arguments call) {
        Arm.group(resources, IdentitiesApi.groupId(call));
        ObjectNode resource = Arm.parent(resources, id(call));
        checkIdle(resource);
        return account(call.get("account")).orElseThrow();
    }

    /** Whoever comes too early finds it made the next time. */
    private static void checkIdle(ObjectNode account) {
        if (!Json.text(account, "properties", "provisioningState").equals("Succeeded")) {
            provision(account);
            throw new ServiceError(409, "StorageAccountOperationInProgress", "the account is still being made");
        }
    }

    private synchronized Response put(Arguments call) {
        Arm.group(resources, IdentitiesApi.groupId(call));
        String name = call.get("account");
        JsonNode body = call.request().json();
        String location = Arm.required(body, "location");
        String sku = Arm.required(body, "sku", "name");
        String kind = Arm.required(body, "kind");
        Optional<ObjectNode> existing = resources.find(id(call));
        if (existing.isPresent()) {
            checkIdle(existing.get());
            Arm.checkLocation(existing.get(), location);
        } else {
            checkName(name);
            containers.put(name, azurite.newAccount());
        }
        ObjectNode account = Arm.resource(id(call), name, TYPE, location, body);
        account.put("kind", kind).putObject("sku").put("name", sku).put("tier", "Standard");
        account.set("properties", properties(name, location, body.path("properties")));
        resources.put(id(call), account);
        if (existing.isPresent()) {
            return Response.of(200, account);
        }
        ((ObjectNode) account.get("properties")).put("provisioningState", "Creating");
        String place = "/subscriptions/" + call.get("subscription") + "/providers/Microsoft.Storage/locations/"
                + location + "/asyncoperations";
        return operations.accept(place, VERSION, new LongRunning.End() {
            @Override
            public Response carryOut() {
                provision(account);
                return Response.of(200, account);
            }

            @Override
            public void giveUp() {
                resources.delete(id(call));
            }
        });
    }

    private static void provision(ObjectNode account) {
        ((ObjectNode) account.get("properties")).put("provisioningState", "Succeeded");
    }

    private ObjectNode properties(String name, String location, JsonNode given) {
        ObjectNode properties = Json.object()
                .put("allowBlobPublicAccess", false)
                .put("minimumTlsVersion", "TLS1_0")
                .put("supportsHttpsTrafficOnly", true);
        given.properties().forEach(property -> properties.set(property.getKey(), property.getValue()));
        properties.put("provisioningState", "Succeeded").put("primaryLocation", location);
        properties
                .putObject("primaryEndpoints")
                .put("blob", "https://" + name + ".blob." + suffix + "/")
                .put("web", "https://" + name + ".z" + zone(name) + ".web." + suffix + "/");
        return properties;
    }

    private static int zone(String name) {
        return 1 + Math.floorMod(name.hashCode(), ZONES);
    }

    private void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ServiceError(400, "AccountNameInvalid", "a name has 3 to 24 lower-case letters and digits");
        }
        if (taken.contains(name) || account(name).isPresent()) {
            throw new ServiceError(409, "StorageAccountAlreadyTaken", "the name " + name + " is taken");
        }
    }

    private synchronized Response patch(Arguments call) {
        Arm.group(resources, IdentitiesApi.groupId(call));
        ObjectNode account = Arm.find(resources, id(call));
        checkIdle(account);
        JsonNode body = call.request().json();
        if (body.has("tags")) {
            account.set("tags", body.get("tags"));
        }
        ObjectNode properties = (ObjectNode) account.get("properties");
        body.path("properties")
                .properties()
                .forEach(property -> properties.set(property.getKey(), property.getValue()));
        return Response.of(200, account);
    }

    private synchronized Response delete(Arguments call) {
        Arm.group(resources, IdentitiesApi.groupId(call));
        resources.find(id(call)).ifPresent(StorageApi::checkIdle);
        return Arm.delete(resources, id(call));
    }
}
