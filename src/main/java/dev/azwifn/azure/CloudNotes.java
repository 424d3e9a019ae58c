package dev.azwifn.azure;

import dev.azwifn.capz.CloudSettings;
import dev.azwifn.config.Cloud;
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
                "Azure Service Operator has to know the cloud. azwi-fn env prints " + CloudSettings.AUTHORITY_HOST
                        + ", "
                        + CloudSettings.RESOURCE_MANAGER + " and " + CloudSettings.AUDIENCE
                        + " for clusterctl init; later, azwi-fn plan --output aso | kubectl apply -f - puts them in its Secret "
                        + CloudSettings.ASO_SECRET + ", and it has to be restarted.",
                "CAPZ has to know it, too: kubectl set env -n capz-system deployment/" + CloudSettings.CAPZ_DEPLOYMENT
                        + " "
                        + CloudSettings.AUTHORITY_HOST + "=" + cloud.authorityHost() + ", and azureEnvironment: "
                        + cloud.title() + " in your AzureClusters.",
                "The audience of the federated credentials is " + FederatedCredential.AUDIENCE
                        + ", also here: it is the one that CAPZ and Azure Service Operator put in their tokens. Microsoft"
                        + " names " + cloud.exchangeAudience()
                        + " for this cloud. Whether Entra ID takes the other one here"
                        + " is not known; AADSTS700212 would be its no.");
    }
}
