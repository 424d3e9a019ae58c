package dev.azwifn.config;

import org.jspecify.annotations.Nullable;

/** The groups of fields in {@code spec}. */
public enum Section {
    AZURE("azure", "Where in Azure."),
    ISSUER(
            "issuer",
            "Who vouches for the service accounts: the OIDC issuer and the storage that serves its documents."),
    KEYS("keys", "The key pair that signs service account tokens."),
    CLUSTER_IDENTITY("clusterIdentity", "The federated identity that CAPZ and Azure Service Operator use."),
    MACHINE_IDENTITY("machineIdentity", "The identity on the machines, used by the cloud provider."),
    KIND_CLUSTER("kindCluster", "The kind cluster that becomes the management cluster.");

    private final String key;
    private final String description;

    Section(String key, String description) {
        this.key = key;
        this.description = description;
    }

    /** The name of the field in {@code spec}. */
    public String key() {
        return key;
    }

    public String description() {
        return description;
    }

    static @Nullable Section of(String key) {
        for (Section section : values()) {
            if (section.key.equals(key)) {
                return section;
            }
        }
        return null;
    }
}
