package dev.azwifn.azure;

import dev.azwifn.trust.FederatedCredential;
import java.util.List;

/** What a sovereign cloud needs beside the plan: CAPZ and ASO take the public cloud for granted. */
final class CloudNotes {
    private CloudNotes() {}

    static List<String> of(Cloud cloud) {
        if (cloud == Cloud.PUBLIC) {
            return List.of();
        }
        return List.of(
                "Azure Service Operator needs in its Secret aso-controller-settings: AZURE_AUTHORITY_HOST="
                        + cloud.authorityHost() + ", AZURE_RESOURCE_MANAGER_ENDPOINT=" + cloud.resourceManager()
                        + ", AZURE_RESOURCE_MANAGER_AUDIENCE=" + cloud.resourceManagerAudience() + ".",
                "CAPZ's controller needs the environment variable AZURE_AUTHORITY_HOST=" + cloud.authorityHost() + ".",
                "The audience of the federated credentials is " + FederatedCredential.AUDIENCE
                        + ", also here: it is the one that CAPZ and Azure Service Operator put in their tokens.");
    }
}
