package dev.azwifn.provision.testazure;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Entra ID: exchanges a token of somebody else for one of its own, by the federated credentials that Resource Manager holds. */
final class TokenService extends Service {
    private static final Pattern TOKEN = Pattern.compile("/([^/]+)/oauth2/v2\\.0/token");
    private static final Pattern DISCOVERY = Pattern.compile("/([^/]+)/v2\\.0/\\.well-known/openid-configuration");
    private static final Pattern KEYS = Pattern.compile("/[^/]+/discovery/v2\\.0/keys");
    private static final String SCOPE_END = "/.default";

    private final Resources resources;
    private final Internet internet;
    private final RSAPublicKey key;

    /** @param key which it would sign with, if it did */
    TokenService(
            Resources resources, Internet internet, RSAPublicKey key, Traffic traffic, Tls tls, ExecutorService threads)
            throws IOException {
        super(ServiceName.ENTRA, traffic, tls, threads);
        this.resources = resources;
        this.internet = internet;
        this.key = key;
    }

    @Override
    Response answer(Request request) throws InterruptedException {
        Matcher token = TOKEN.matcher(request.path());
        if (token.matches()) {
            try {
                return exchange(token.group(1), request.form());
            } catch (EntraError e) {
                return e.response();
            }
        }
        Matcher discovery = DISCOVERY.matcher(request.path());
        if (discovery.matches()) {
            String authority = TestAzure.AUTHORITY + discovery.group(1);
            return Response.of(
                    200,
                    Json.object()
                            .put("issuer", authority + "/v2.0")
                            .put("jwks_uri", authority + "/discovery/v2.0/keys"));
        }
        if (request.path().equals("/common/discovery/instance")) {
            return instances();
        }
        if (KEYS.matcher(request.path()).matches()) {
            JWKSet keys = new JWKSet(
                    new RSAKey.Builder(key).keyID(TestAzure.ENTRA_KEY_ID).build());
            return Response.of(200, Json.MAPPER.readTree(keys.toString()));
        }
        throw new ServiceError(404, "NotFound", "nothing at " + request.path());
    }

    /** Which names this cloud's Entra ID has. */
    private static Response instances() {
        String host = URI.create(TestAzure.AUTHORITY).getHost();
        ObjectNode body = Json.object()
                .put("tenant_discovery_endpoint", TestAzure.AUTHORITY + "common/v2.0/.well-known/openid-configuration");
        ObjectNode cloud = body.putArray("metadata").addObject();
        cloud.put("preferred_network", host)
                .put("preferred_cache", host)
                .putArray("aliases")
                .add(host);
        return Response.of(200, body);
    }

    private Response exchange(String tenant, Map<String, String> form) throws EntraError, InterruptedException {
        if (!tenant.equals(TestAzure.TENANT)) {
            throw new EntraError("invalid_request", 90002, "there is no tenant '" + tenant + "'.");
        }
        String client = form.getOrDefault("client_id", "");
        String audience = form.getOrDefault("scope", "").split(" ")[0].replace(SCOPE_END, "");
        if (client.equals(TestAzure.OPERATOR_CLIENT) && TestAzure.OPERATOR_SECRET.equals(form.get("client_secret"))) {
            return token(audience, Tokens.OPERATOR.toString());
        }
        ObjectNode identity = identity(client)
                .orElseThrow(() -> new EntraError(
                        "unauthorized_client",
                        700016,
                        "the directory has no application with the identifier '" + client + "'."));
        String assertion = form.get("client_assertion");
        if (assertion == null) {
            throw new EntraError("invalid_client", 7000215, "the client secret is not valid.");
        }
        List<ObjectNode> credentials = resources.below(Json.text(identity, "id"), CredentialsApi.TYPE);
        Assertion.parse(assertion).check(credentials, internet, TestAzure.AUTHORITY);
        return token(audience, Json.text(identity, "properties", "principalId"));
    }

    private static Response token(String audience, String principal) {
        return Response.of(
                200,
                Json.object()
                        .put("token_type", "Bearer")
                        .put("expires_in", 86399)
                        .put("access_token", Tokens.accessToken(audience, principal)));
    }

    private Optional<ObjectNode> identity(String client) {
        return resources.all().stream()
                .filter(resource -> Json.text(resource, "type").equals(IdentitiesApi.TYPE))
                .filter(resource ->
                        Json.text(resource, "properties", "clientId").equals(client))
                .findFirst();
    }
}
