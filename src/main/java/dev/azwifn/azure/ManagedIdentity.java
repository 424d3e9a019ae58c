package dev.azwifn.azure;

/** A user-assigned managed identity in the plan's resource group and region. */
public record ManagedIdentity(ResourceGroup resourceGroup, String name) {
    public String id() {
        return resourceGroup.id() + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + name;
    }
}
