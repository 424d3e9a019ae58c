package dev.azwifn.azure;

import dev.azwifn.config.Cloud;
import dev.azwifn.oidc.Issuer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The storage that serves the two OIDC documents to everybody.
 *
 * @param storageAccount 3 to 24 lower-case letters and digits, unique in all of Azure
 * @param container a blob container with public access to its blobs, or {@code $web}: the account's static website
 * @param issuer null as long as only Azure knows it: the address of a static website holds a number that Azure chooses
 */
public record IssuerSite(
        Cloud cloud,
        ResourceGroup resourceGroup,
        String storageAccount,
        String container,
        @Nullable Issuer issuer) {
    public static final String WEBSITE = "$web";

    public IssuerSite withIssuer(Issuer known) {
        return new IssuerSite(cloud, resourceGroup, storageAccount, container, known);
    }

    public boolean isWebsite() {
        return container.equals(WEBSITE);
    }

    /** The storage account's resource ID. */
    public String accountId() {
        return resourceGroup.id() + "/providers/Microsoft.Storage/storageAccounts/" + storageAccount;
    }

    /** Where the blobs are served, with a slash at the end; for a static website the form of it. */
    public String address() {
        return isWebsite()
                ? "https://" + storageAccount + ".z<number>.web." + cloud.storageSuffix() + "/"
                : Issuer.ofContainer(cloud.title(), storageAccount, container).url();
    }

    /** Whether the documents of an issuer are where Entra ID looks for them once they lie in this storage. */
    boolean serves(Issuer issuer) {
        String host = host(issuer);
        String path = pathWithoutSlash(issuer);
        if (!isWebsite()) {
            return host.equals(storageAccount + ".blob." + cloud.storageSuffix()) && path.equals("/" + container);
        }
        String start = storageAccount + ".z";
        String end = ".web." + cloud.storageSuffix();
        return path.isEmpty()
                && host.startsWith(start)
                && host.endsWith(end)
                && host.length() > start.length() + end.length()
                && host.substring(start.length(), host.length() - end.length())
                        .chars()
                        .allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether the issuer's address is one of Azure Storage's own, in any cloud: then only that storage can serve it. */
    static boolean isStorage(Issuer issuer) {
        for (Cloud cloud : Cloud.values()) {
            if (host(issuer).endsWith("." + cloud.storageSuffix())) {
                return true;
            }
        }
        return false;
    }

    private static String host(Issuer issuer) {
        String rest = issuer.url().substring("https://".length());
        int slash = rest.indexOf('/');
        return (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
    }

    private static String pathWithoutSlash(Issuer issuer) {
        String path = issuer.url().substring("https://".length() + host(issuer).length());
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** For messages: {@code the container 'oidc' of the storage account 'oidcissuer'}. */
    String title() {
        return (isWebsite() ? "the static website" : "the container '" + container + "'") + " of the storage account '"
                + storageAccount + "'";
    }
}
