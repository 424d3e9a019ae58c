package dev.azwifn.azure;

import dev.azwifn.capz.ProviderId;

/** A user-assigned managed identity in the plan's resource group and region. */
public record ManagedIdentity(ResourceGroup resourceGroup, String name) {
    public String id() {
        return providerID().resourceID();
    }

    /** The same as CAPZ has it: {@code azure:///subscriptions/…}. */
    public ProviderId providerID() {
        return new ProviderId(resourceGroup.subscriptionID(), resourceGroup.name(), name);
    }
}
