package dev.azwifn.provision.testazure;

import dev.azwifn.provision.testazure.Routes.Arguments;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Federated identity credentials, with all the limits that Azure puts on them. */
final class CredentialsApi {
    static final String TYPE = IdentitiesApi.TYPE + "/federatedIdentityCredentials";

    private static final String IN_IDENTITY = IdentitiesApi.IDENTITY + "/federatedIdentityCredentials";
    private static final String CREDENTIAL = IN_IDENTITY + "/{credential}";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{2,119}");
    private static final int MAX_LENGTH = 600;
    private static final int LIMIT = 20;
    private static final int PAGE = 5; // fewer than Azure's, so that there is a second page
    private static final long WRITING = 10; // milliseconds in which another write of the same identity is too early

    private final Resources resources;
    private final Map<String, CountDownLatch> writing = new ConcurrentHashMap<>();

    CredentialsApi(Resources resources) {
        this.resources = resources;
    }

    void addTo(Routes routes) {
        routes.add("PUT", CREDENTIAL, IdentitiesApi.VERSION, call -> alone(call, this::put));
        routes.add("DELETE", CREDENTIAL, IdentitiesApi.VERSION, call -> alone(call, this::delete));
        routes.add("GET", CREDENTIAL, IdentitiesApi.VERSION, call -> {
            identity(call);
            return Response.of(200, Arm.find(resources, id(call)));
        });
        routes.add("GET", IN_IDENTITY, IdentitiesApi.VERSION, this::list);
    }

    private static String id(Arguments call) {
        return IdentitiesApi.id(call) + "/federatedIdentityCredentials/" + call.get("credential");
    }

    private ObjectNode identity(Arguments call) {
        Arm.group(resources, IdentitiesApi.groupId(call));
        return Arm.parent(resources, IdentitiesApi.id(call));
    }

    /** Two writes at once on one identity fail both, as the one that came first waits to see whether another follows. */
    private Response alone(Arguments call, Routes.Operation write) throws IOException, InterruptedException {
        String identity = Resources.key(IdentitiesApi.id(call));
        CountDownLatch disturbed = new CountDownLatch(1);
        CountDownLatch other = writing.putIfAbsent(identity, disturbed);
        if (other != null) {
            other.countDown();
            throw concurrent();
        }
        try {
            if (disturbed.await(WRITING, TimeUnit.MILLISECONDS)) {
                throw concurrent();
            }
            return write.run(call);
        } finally {
            writing.remove(identity);
        }
    }

    private static ServiceError concurrent() {
        return new ServiceError(
                409,
                "ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity",
                "federated credentials of one identity are written one after the other");
    }

    private Response put(Arguments call) {
        identity(call);
        if (!NAME.matcher(call.get("credential")).matches()) {
            throw new ServiceError(400, "InvalidResourceName", "the credential's name is not valid");
        }
        ObjectNode properties = properties(call.request().json());
        boolean existed = resources.find(id(call)).isPresent();
        checkAgainstOthers(call, properties, existed);
        ObjectNode credential = Json.object()
                .put("id", id(call))
                .put("name", call.get("credential"))
                .put("type", TYPE);
        credential.set("properties", properties);
        resources.put(id(call), credential);
        return Response.of(existed ? 200 : 201, credential);
    }

    private static ObjectNode properties(JsonNode body) {
        JsonNode audiences = body.path("properties").path("audiences");
        if (!audiences.isArray() || audiences.size() != 1 || !audiences.get(0).isString()) {
            throw new ServiceError(400, "BadRequest", "a credential has exactly one audience");
        }
        String issuer = limited(Arm.required(body, "properties", "issuer"));
        if (!issuer.startsWith("https://")) {
            throw new ServiceError(400, "BadRequest", "the issuer is no https URL");
        }
        ObjectNode properties = Json.object()
                .put("issuer", issuer)
                .put("subject", limited(Arm.required(body, "properties", "subject")));
        properties.putArray("audiences").add(limited(audiences.get(0).stringValue()));
        return properties;
    }

    private static String limited(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ServiceError(400, "BadRequest", "a value is longer than " + MAX_LENGTH + " characters");
        }
        return text;
    }

    private void checkAgainstOthers(Arguments call, ObjectNode properties, boolean exists) {
        List<ObjectNode> others = resources.below(IdentitiesApi.id(call), TYPE).stream()
                .filter(other -> !Json.text(other, "name").equalsIgnoreCase(call.get("credential")))
                .toList();
        if (!exists && others.size() >= LIMIT) {
            throw new ServiceError(400, "BadRequest", "an identity has at most " + LIMIT + " federated credentials");
        }
        for (ObjectNode other : others) {
            if (same(other, properties, "issuer") && same(other, properties, "subject")) {
                throw new ServiceError(409, "Conflict", "another credential has this issuer and subject");
            }
        }
    }

    private static boolean same(ObjectNode credential, ObjectNode properties, String member) {
        return Json.text(credential, "properties", member).equals(Json.text(properties, member));
    }

    private Response delete(Arguments call) {
        identity(call);
        return Arm.delete(resources, id(call));
    }

    private Response list(Arguments call) {
        identity(call);
        List<ObjectNode> all = resources.below(IdentitiesApi.id(call), TYPE);
        int from = Integer.parseInt(call.request().query().getOrDefault("$skiptoken", "0"));
        int to = Math.min(all.size(), from + PAGE);
        Response page = Arm.list(all.subList(from, to));
        if (to == all.size()) {
            return page;
        }
        ObjectNode withMore = (ObjectNode) Json.read(page.body());
        String host = "https://" + call.request().headers().get("host");
        withMore.put(
                "nextLink",
                host + call.request().path() + "?api-version=" + IdentitiesApi.VERSION + "&$skiptoken=" + to);
        return Response.of(200, withMore);
    }
}
