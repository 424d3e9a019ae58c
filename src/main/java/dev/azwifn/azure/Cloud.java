package dev.azwifn.azure;

import dev.azwifn.oidc.Issuer;

/** The Azure clouds, and where each one lives. */
public enum Cloud {
    PUBLIC("AzurePublicCloud", "https://login.microsoftonline.com/", "https://management.azure.com/"),
    US_GOVERNMENT(
            "AzureUSGovernmentCloud", "https://login.microsoftonline.us/", "https://management.usgovcloudapi.net/"),
    CHINA("AzureChinaCloud", "https://login.chinacloudapi.cn/", "https://management.chinacloudapi.cn/");

    private final String title;
    private final String authorityHost;
    private final String resourceManager;

    Cloud(String title, String authorityHost, String resourceManager) {
        this.title = title;
        this.authorityHost = authorityHost;
        this.resourceManager = resourceManager;
    }

    /** @param title as a config has it: {@code AzurePublicCloud} */
    public static Cloud of(String title) {
        for (Cloud cloud : values()) {
            if (cloud.title.equals(title)) {
                return cloud;
            }
        }
        throw new IllegalArgumentException(title);
    }

    /** As a config has it. */
    public String title() {
        return title;
    }

    /** Where Entra ID exchanges tokens. */
    public String authorityHost() {
        return authorityHost;
    }

    /** The endpoint of Azure Resource Manager. */
    public String resourceManager() {
        return resourceManager;
    }

    /** The domain of the storage endpoints: {@code core.windows.net}. */
    public String storageSuffix() {
        return Issuer.storageSuffix(title);
    }
}
