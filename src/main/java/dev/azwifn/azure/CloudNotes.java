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
                "Azure Service Operator has to know the cloud. Before clusterctl init, set AZURE_AUTHORITY_HOST="
                        + cloud.authorityHost() + ", AZURE_RESOURCE_MANAGER_ENDPOINT=" + cloud.resourceManager()
                        + " and AZURE_RESOURCE_MANAGER_AUDIENCE=" + cloud.resourceManagerAudience()
                        + "; later, put them in its Secret aso-controller-settings.",
                "CAPZ has to know it, too: set the environment variable AZURE_AUTHORITY_HOST=" + cloud.authorityHost()
                        + " in its Deployment capz-controller-manager, and azureEnvironment: " + cloud.title()
                        + " in your AzureClusters.",
                "The audience of the federated credentials is " + FederatedCredential.AUDIENCE
                        + ", also here: it is the one that CAPZ and Azure Service Operator put in their tokens.");
    }
}
