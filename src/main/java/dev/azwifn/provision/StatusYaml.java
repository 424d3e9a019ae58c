package dev.azwifn.provision;

import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import dev.azwifn.yaml.BlockYaml;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The same for programs; {@code azwi-fn verify --credentials} reads its federated credentials. */
final class StatusYaml {
    private StatusYaml() {}

    static String of(List<StatusRow> rows, Found found, List<FederatedCredential> credentials) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("same", rows.stream().noneMatch(row -> row.reading().differs()));
        IdentityInner identity = found.clusterIdentity();
        if (identity != null) {
            root.putObject("identity")
                    .put("id", identity.id())
                    .put("clientID", identity.clientId().toString())
                    .put("principalID", identity.principalId().toString())
                    .put("tenantID", identity.tenantId().toString());
        }
        Issuer issuer = found.issuer();
        if (issuer != null) {
            root.put("issuer", issuer.url());
        }
        ArrayNode list = root.putArray("federatedCredentials");
        for (FederatedCredential each : credentials) {
            list.addObject()
                    .put("name", each.name())
                    .put("issuer", each.issuer())
                    .put("subject", each.subject())
                    .put("audience", each.audience());
        }
        ArrayNode differences = root.putArray("differences");
        rows.forEach(row -> add(differences, row));
        return BlockYaml.of(root);
    }

    private static void add(ArrayNode differences, StatusRow row) {
        if (!row.reading().differs()) {
            return;
        }
        ObjectNode entry = differences.addObject().put("what", row.title()).put("state", row.state());
        ArrayNode fields = entry.putArray("fields");
        for (Fact fact : row.reading().facts()) {
            if (!fact.same()) {
                fields.addObject()
                        .put("name", fact.name())
                        .put("wanted", fact.wanted())
                        .put("actual", fact.actual());
            }
        }
    }
}
