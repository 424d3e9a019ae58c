package dev.azwifn.oidc;

/**
 * The URL that names who signs the tokens. Entra ID compares it byte for byte, so it is kept exactly as given: the trailing
 * slash counts.
 */
public record Issuer(String url) {
    /** Where a discovery document lies, seen from the issuer. */
    public static final String DISCOVERY_PATH = ".well-known/openid-configuration";

    /** Where azwi-fn puts the JWKS, seen from the issuer. */
    public static final String JWKS_PATH = "openid/v1/jwks";

    /** Throws an {@link OidcException} if {@link IssuerSyntax} finds a problem. */
    public Issuer {
        String problem = IssuerSyntax.problem(url);
        if (problem != null) {
            throw new OidcException("the issuer " + problem);
        }
    }

    /**
     * The issuer whose documents a public blob container serves, with the trailing slash.
     *
     * @param cloud AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud
     */
    public static Issuer ofContainer(String cloud, String storageAccount, String container) {
        if (container.equals("$web")) {
            // The blob endpoint does not serve $web to the public, and the web endpoint has a zone number in its name.
            throw new OidcException(
                    "the issuer of a static website ($web) cannot be derived; give its URL, which is the account's"
                            + " primaryEndpoints.web (az storage account show)");
        }
        return new Issuer("https://" + storageAccount + ".blob." + storageSuffix(cloud) + "/" + container + "/");
    }

    /** The domain of a cloud's storage endpoints. */
    public static String storageSuffix(String cloud) {
        return switch (cloud) {
            case "AzurePublicCloud" -> "core.windows.net";
            case "AzureUSGovernmentCloud" -> "core.usgovcloudapi.net";
            case "AzureChinaCloud" -> "core.chinacloudapi.cn";
            default ->
                throw new OidcException("the cloud '" + cloud + "' is not known;"
                        + " it is AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud");
        };
    }

    public String jwksUri() {
        return withoutSlash() + "/" + JWKS_PATH;
    }

    /** Where Entra ID looks: one trailing slash is dropped before the path is added (OpenID Connect Discovery 1.0, 4.1). */
    public String discoveryUri() {
        return withoutSlash() + "/" + DISCOVERY_PATH;
    }

    private String withoutSlash() {
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    @Override
    public String toString() {
        return url;
    }
}
