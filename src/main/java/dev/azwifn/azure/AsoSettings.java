package dev.azwifn.azure;

import dev.azwifn.capz.CloudSettings;
import dev.azwifn.config.Cloud;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Secret that tells Azure Service Operator its cloud. Nothing in it is secret. */
public final class AsoSettings {
    private static final String SERVICE_ACCOUNT = "azureserviceoperator-default";

    private AsoSettings() {}

    /** As a manifest for {@code kubectl apply}, which leaves the Secret's other keys alone. */
    public static JsonNode of(WorkloadIdentity config) {
        Cloud cloud = Cloud.of(config.azure().cloud());
        ObjectNode secret =
                JsonNodeFactory.instance.objectNode().put("apiVersion", "v1").put("kind", "Secret");
        secret.putObject("metadata")
                .put("name", CloudSettings.ASO_SECRET)
                .put("namespace", namespace(config.serviceAccounts()));
        secret.put("type", "Opaque");
        secret.putObject("stringData")
                .put(CloudSettings.AUTHORITY_HOST, cloud.authorityHost())
                .put(CloudSettings.RESOURCE_MANAGER, cloud.resourceManager())
                .put(CloudSettings.AUDIENCE, cloud.resourceManagerAudience());
        return secret;
    }

    /** Where Azure Service Operator runs. */
    private static String namespace(List<ServiceAccount> accounts) {
        return accounts.stream()
                .filter(account -> account.name().equals(SERVICE_ACCOUNT))
                .map(ServiceAccount::namespace)
                .findFirst()
                .orElse("capz-system");
    }
}
