package dev.azwifn.config;

import dev.azwifn.oidc.Issuer;

/** The Azure clouds, and where each one lives. */
public enum Cloud {
    PUBLIC(
            "AzurePublicCloud",
            "AzureCloud",
            "https://login.microsoftonline.com/",
            "https://management.azure.com/",
            "https://management.core.windows.net/",
            "api://AzureADTokenExchange"),
    US_GOVERNMENT(
            "AzureUSGovernmentCloud",
            "AzureUSGovernment",
            "https://login.microsoftonline.us/",
            "https://management.usgovcloudapi.net/",
            "https://management.core.usgovcloudapi.net/",
            "api://AzureADTokenExchangeUSGov"),
    CHINA(
            "AzureChinaCloud",
            "AzureChinaCloud",
            "https://login.chinacloudapi.cn/",
            "https://management.chinacloudapi.cn/",
            "https://management.core.chinacloudapi.cn/",
            "api://AzureADTokenExchangeChina");

    private final String title;
    private final String cliName;
    private final String authorityHost;
    private final String resourceManager;
    private final String resourceManagerAudience;
    private final String exchangeAudience;

    Cloud(
            String title,
            String cliName,
            String authorityHost,
            String resourceManager,
            String resourceManagerAudience,
            String exchangeAudience) {
        this.title = title;
        this.cliName = cliName;
        this.authorityHost = authorityHost;
        this.resourceManager = resourceManager;
        this.resourceManagerAudience = resourceManagerAudience;
        this.exchangeAudience = exchangeAudience;
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

    /** The audience that Microsoft documents for tokens that are exchanged here. CAPZ and ASO have the public cloud's, everywhere. */
    public String exchangeAudience() {
        return exchangeAudience;
    }

    /** The domain of the storage endpoints: {@code core.windows.net}. */
    public String storageSuffix() {
        return Issuer.storageSuffix(title);
    }
}
