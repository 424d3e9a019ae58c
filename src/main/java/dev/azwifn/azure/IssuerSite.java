package dev.azwifn.azure;

import dev.azwifn.oidc.Issuer;
import org.jspecify.annotations.Nullable;

/**
 * The storage that serves the two OIDC documents to everybody.
 *
 * @param storageAccount 3 to 24 lower-case letters and digits, unique in all of Azure
 * @param container a blob container with public access to its blobs, or {@code $web}: the account's static website
 * @param issuer null as long as only Azure knows it: the address of a static website holds a number that Azure chooses
 */
public record IssuerSite(
        ResourceGroup resourceGroup,
        String storageAccount,
        String container,
        @Nullable Issuer issuer) {
    public static final String WEBSITE = "$web";

    public boolean isWebsite() {
        return container.equals(WEBSITE);
    }

    /** The storage account's resource ID. */
    public String accountId() {
        return resourceGroup.id() + "/providers/Microsoft.Storage/storageAccounts/" + storageAccount;
    }
}
