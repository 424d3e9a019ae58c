package dev.azwifn.trust.explain;

import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.trust.FederatedCredential;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the config, and the key files beside it, say of each detail: one value, several that are all right, or none. */
public record Expected(Map<Detail, List<String>> values) {
    /** @param keyIDs of the local public keys; empty if there is no file to read */
    public static Expected of(WorkloadIdentity config, List<String> keyIDs) {
        Map<Detail, List<String>> values = new EnumMap<>(Detail.class);
        values.put(Detail.ISSUER, issuers(config));
        values.put(
                Detail.SUBJECT,
                config.serviceAccounts().stream().map(ServiceAccount::subject).toList());
        values.put(Detail.AUDIENCE, List.of(FederatedCredential.AUDIENCE));
        values.put(Detail.KEY_ID, keyIDs);
        put(values, Detail.CLIENT_ID, config.clusterIdentity().clientID());
        put(values, Detail.OBJECT_ID, config.clusterIdentity().principalID());
        put(values, Detail.TENANT_ID, config.azure().tenantID());
        put(values, Detail.SUBSCRIPTION_ID, config.azure().subscriptionID());
        values.put(Detail.IDENTITY, identities(config));
        return new Expected(values);
    }

    private static List<String> issuers(WorkloadIdentity config) {
        List<String> issuers = new ArrayList<>();
        try {
            config.signingIssuer().map(Issuer::url).ifPresent(issuers::add);
        } catch (OidcException e) {
            // That of a static website cannot be derived; then there is nothing to compare with.
        }
        issuers.addAll(config.issuer().formerURLs());
        return issuers;
    }

    /** Resource IDs of the machines' identity and of the federated one. */
    private static List<String> identities(WorkloadIdentity config) {
        List<String> identities = new ArrayList<>();
        if (config.machineIdentity().providerID() != null) {
            identities.add(config.machineIdentity().providerID().resourceID());
        }
        String subscription = config.azure().subscriptionID();
        String group = config.azure().resourceGroup();
        String name = config.clusterIdentity().managedIdentityName();
        if (subscription != null && group != null && name != null) {
            identities.add(new ProviderId(subscription, group, name).resourceID());
        }
        return identities;
    }

    private static void put(Map<Detail, List<String>> values, Detail detail, @Nullable String value) {
        if (value != null) {
            values.put(detail, List.of(value));
        }
    }

    /** Every value that is right; empty if nothing is said. */
    List<String> of(Detail detail) {
        return values.getOrDefault(detail, List.of());
    }
}
