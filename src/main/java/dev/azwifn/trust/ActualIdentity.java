package dev.azwifn.trust;

import dev.azwifn.config.ConfigException;
import dev.azwifn.config.Problem;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What Azure holds, as {@code azwi-provision status -o yaml} prints it, or {@code az identity federated-credential list}.
 *
 * <pre>
 * identity: {clientID: …, principalID: …, tenantID: …}      # may be missing
 * federatedCredentials:
 * - {name: …, issuer: …, subject: …, audience: …}
 * </pre>
 */
public record ActualIdentity(
        YamlDocument document,
        @Nullable String clientID,
        @Nullable String principalID,
        @Nullable String tenantID,
        List<Entry> entries) {
    /** A credential, and where it stands. */
    public record Entry(FederatedCredential credential, JsonPointer field) {}

    private static final String LIST = "federatedCredentials";

    /**
     * Reads it.
     *
     * @throws ConfigException if it is something else
     */
    public static ActualIdentity read(YamlDocument document) {
        JsonNode view = document.view();
        JsonPointer base = view.isArray() ? JsonPointer.empty() : JsonPointer.compile("/" + LIST);
        JsonNode list = view.at(base);
        if (!list.isArray()) {
            throw problem(document, base, LIST + " is not a list; give what azwi-provision status -o yaml prints");
        }
        JsonNode identity = view.path("identity");
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            JsonPointer field = base.appendIndex(i);
            entries.add(new Entry(credential(document, field, list.get(i)), field));
        }
        return new ActualIdentity(
                document,
                text(identity, "clientID"),
                text(identity, "principalID"),
                text(identity, "tenantID"),
                entries);
    }

    /** One in the list; Azure's own form has a list of audiences. */
    private static FederatedCredential credential(YamlDocument document, JsonPointer field, JsonNode view) {
        JsonNode audience = view.has("audience")
                ? view.path("audience")
                : view.path("audiences").path(0);
        for (JsonNode value : List.of(view.path("name"), view.path("issuer"), view.path("subject"), audience)) {
            if (!value.isString()) {
                throw problem(
                        document, field, "a federated credential has the texts name, issuer, subject and audience");
            }
        }
        return new FederatedCredential(
                view.path("name").asString(),
                view.path("issuer").asString(),
                view.path("subject").asString(),
                audience.asString());
    }

    private static @Nullable String text(JsonNode view, String name) {
        return view.path(name).isString() ? view.path(name).asString() : null;
    }

    private static ConfigException problem(YamlDocument document, JsonPointer field, String message) {
        return new ConfigException(List.of(new Problem(document.locate(field), "", message)));
    }
}
