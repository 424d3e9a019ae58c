package dev.azwifn.azure;

import dev.azwifn.oidc.Issuer;

/** The Azure clouds, and where each one lives. */
public enum Cloud {
    PUBLIC(
            "AzurePublicCloud",
            "AzureCloud",
            "https://login.microsoftonline.com/",
            "https://management.azure.com/",
            "https://management.core.windows.net/"),
    US_GOVERNMENT(
            "AzureUSGovernmentCloud",
            "AzureUSGovernment",
            "https://login.microsoftonline.us/",
            "https://management.usgovcloudapi.net/",
            "https://management.core.usgovcloudapi.net/"),
    CHINA(
            "AzureChinaCloud",
            "AzureChinaCloud",
            "https://login.chinacloudapi.cn/",
            "https://management.chinacloudapi.cn/",
            "https://management.core.chinacloudapi.cn/");

    private final String title;
    private final String cliName;
    private final String authorityHost;
    private final String resourceManager;
    private final String resourceManagerAudience;

    Cloud(String title, String cliName, String authorityHost, String resourceManager, String resourceManagerAudience) {
        this.title = title;
        this.cliName = cliName;
        this.authorityHost = authorityHost;
        this.resourceManager = resourceManager;
        this.resourceManagerAudience = resourceManagerAudience;
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

    /** As {@code az cloud set} has it. */
    public String cliName() {
        return cliName;
    }

    /** Where Entra ID exchanges tokens. */
    public String authorityHost() {
        return authorityHost;
    }

    /** The endpoint of Azure Resource Manager. */
    public String resourceManager() {
        return resourceManager;
    }

    /** For whom tokens for Azure Resource Manager are. */
    public String resourceManagerAudience() {
        return resourceManagerAudience;
    }

    /** The domain of the storage endpoints: {@code core.windows.net}. */
    public String storageSuffix() {
        return Issuer.storageSuffix(title);
    }
}
