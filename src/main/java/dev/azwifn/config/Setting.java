package dev.azwifn.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Every field of {@code spec}: the one table behind the file, flat keys, flags, environment variables, the starter file
 * and the documentation. In the order of the file.
 */
public enum Setting {
    CLOUD(
            Section.AZURE,
            "cloud",
            ValueKind.CLOUD,
            "--cloud",
            "The cloud: AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud.",
            "AzurePublicCloud",
            "AzurePublicCloud",
            "AZURE_ENVIRONMENT"),
    TENANT_ID(
            Section.AZURE,
            "tenantID",
            ValueKind.GUID,
            "--tenant-id",
            "The Entra ID tenant.",
            null,
            "01234567-89ab-cdef-0123-456789abcdef",
            "AZURE_TENANT_ID"),
    SUBSCRIPTION_ID(
            Section.AZURE,
            "subscriptionID",
            ValueKind.GUID,
            "--subscription-id",
            "The subscription.",
            null,
            "01234567-89ab-cdef-0123-456789abcdef",
            "AZURE_SUBSCRIPTION_ID"),
    LOCATION(
            Section.AZURE,
            "location",
            ValueKind.LOCATION,
            "--location",
            "The region for what is made in Azure.",
            null,
            "eastus",
            "AZURE_LOCATION"),
    // Not AZURE_RESOURCE_GROUP: in CAPZ's templates that is the workload cluster's own group, deleted with the cluster.
    RESOURCE_GROUP(
            Section.AZURE,
            "resourceGroup",
            ValueKind.RESOURCE_GROUP,
            "--resource-group",
            "The resource group of the identities and of the issuer's storage; not the workload cluster's.",
            null,
            "workload-identity",
            "RESOURCE_GROUP",
            "CI_RG"),

    ISSUER_URL(
            Section.ISSUER,
            "url",
            ValueKind.ISSUER_URL,
            "--issuer-url",
            "The issuer, exactly as tokens and federated credentials hold it, trailing slash included."
                    + " Derived from the storage account and container if left out.",
            null,
            "https://oidcissuer.blob.core.windows.net/oidc/",
            "SERVICE_ACCOUNT_ISSUER"),
    STORAGE_ACCOUNT(
            Section.ISSUER,
            "storageAccount",
            ValueKind.STORAGE_ACCOUNT,
            "--storage-account",
            "The storage account that serves the OIDC documents; unique in all of Azure.",
            null,
            "oidcissuer",
            "AZURE_STORAGE_ACCOUNT"),
    CONTAINER(
            Section.ISSUER,
            "container",
            ValueKind.CONTAINER,
            "--container",
            "The blob container of the OIDC documents.",
            null,
            "oidc",
            "AZURE_STORAGE_CONTAINER"),

    FORMER_ISSUER_URLS(
            Section.ISSUER,
            "formerURLs",
            ValueKind.FORMER_ISSUER_URL,
            "--former-issuer-urls",
            "Issuers of before, whose tokens the API server still accepts while clients move to the new one.",
            null,
            "https://oldissuer.blob.core.windows.net/oidc/"),

    PRIVATE_KEY_FILE(
            Section.KEYS,
            "privateKeyFile",
            ValueKind.FILE,
            "--private-key-file",
            "The private key, PEM.",
            "sa.key",
            "sa.key",
            "SERVICE_ACCOUNT_SIGNING_KEY_FILE"),
    PUBLIC_KEY_FILE(
            Section.KEYS,
            "publicKeyFile",
            ValueKind.FILE,
            "--public-key-file",
            "The public key, PEM.",
            "sa.pub",
            "sa.pub",
            "SERVICE_ACCOUNT_KEY_FILE"),

    CLIENT_ID(
            Section.CLUSTER_IDENTITY,
            "clientID",
            ValueKind.GUID,
            "--client-id",
            "The identity's client ID (not its principal ID).",
            null,
            "01234567-89ab-cdef-0123-456789abcdef",
            "AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY",
            "AZURE_CLIENT_ID"),
    PRINCIPAL_ID(
            Section.CLUSTER_IDENTITY,
            "principalID",
            ValueKind.GUID,
            "--principal-id",
            "The identity's object ID in Entra ID, for role assignments of your own; azwi-provision can fill it in.",
            null,
            "01234567-89ab-cdef-0123-456789abcdef"),
    MANAGED_IDENTITY_NAME(
            Section.CLUSTER_IDENTITY,
            "managedIdentityName",
            ValueKind.MANAGED_IDENTITY,
            "--managed-identity-name",
            "The name of the user-assigned managed identity that carries the federated credentials.",
            null,
            "capz",
            "USER_ASSIGNED_IDENTITY_NAME"),
    NAMES(
            Section.CLUSTER_IDENTITY,
            "names",
            ValueKind.OBJECT_NAME,
            "--cluster-identity-names",
            "Which AzureClusterIdentity objects it is for; all if left out.",
            null,
            "cluster-identity"),
    ROLE_SCOPES(
            Section.CLUSTER_IDENTITY,
            "roleScopes",
            ValueKind.ROLE_SCOPE,
            "--role-scopes",
            "Where the identity becomes Contributor; the subscription if left out. Where it is given, the identity also"
                    + " becomes Managed Identity Operator on the machine identity.",
            null,
            "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/my-cluster"),

    PROVIDER_ID(
            Section.MACHINE_IDENTITY,
            "providerID",
            ValueKind.PROVIDER_ID,
            "--provider-id",
            "The resource ID of a user-assigned identity; or give the three parts below.",
            null,
            "azure:///subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/workload-identity/providers/Microsoft.ManagedIdentity/userAssignedIdentities/capz"),
    MACHINE_SUBSCRIPTION_ID(
            SUBSCRIPTION_ID,
            Section.MACHINE_IDENTITY,
            "subscriptionID",
            ValueKind.GUID,
            "--machine-identity-subscription-id",
            "The identity's subscription; azure.subscriptionID if left out.",
            "01234567-89ab-cdef-0123-456789abcdef"),
    MACHINE_RESOURCE_GROUP(
            RESOURCE_GROUP,
            Section.MACHINE_IDENTITY,
            "resourceGroup",
            ValueKind.RESOURCE_GROUP,
            "--machine-identity-resource-group",
            "The identity's resource group; azure.resourceGroup if left out.",
            "workload-identity",
            "CI_RG",
            "RESOURCE_GROUP"),
    MACHINE_NAME(
            MANAGED_IDENTITY_NAME,
            Section.MACHINE_IDENTITY,
            "name",
            ValueKind.MANAGED_IDENTITY,
            "--machine-identity-name",
            "The identity's name; clusterIdentity.managedIdentityName if left out.",
            "capz",
            "USER_IDENTITY",
            "USER_ASSIGNED_IDENTITY_NAME"),
    TARGETS(
            Section.MACHINE_IDENTITY,
            "targets",
            ValueKind.TARGET,
            "--targets",
            "Which machines get it: ControlPlane, Worker.",
            "ControlPlane,Worker",
            "ControlPlane,Worker"),

    SERVICE_ACCOUNTS(
            null,
            "serviceAccounts",
            ValueKind.SERVICE_ACCOUNT,
            "--service-accounts",
            "The service accounts that get a federated credential, in the namespaces where the providers run.",
            "capz-system/capz-manager,capz-system/azureserviceoperator-default",
            "capz-system/capz-manager,capz-system/azureserviceoperator-default",
            "SERVICE_ACCOUNT_NAMESPACE"),

    KIND_NAME(
            Section.KIND_CLUSTER,
            "name",
            ValueKind.KIND_NAME,
            "--kind-cluster-name",
            "The kind cluster's name.",
            "azure-workload-identity",
            "azure-workload-identity",
            "KIND_CLUSTER_NAME"),
    CONTROL_PLANE_NODES(
            Section.KIND_CLUSTER,
            "controlPlaneNodes",
            ValueKind.ONE_OR_MORE,
            "--control-plane-nodes",
            "How many control-plane nodes.",
            "1",
            "1"),
    WORKER_NODES(
            Section.KIND_CLUSTER,
            "workerNodes",
            ValueKind.ZERO_OR_MORE,
            "--worker-nodes",
            "How many worker nodes.",
            "0",
            "0"),
    NODE_IMAGE(
            Section.KIND_CLUSTER,
            "nodeImage",
            ValueKind.IMAGE,
            "--node-image",
            "The image of the nodes, and with it the version of Kubernetes; kind's own if left out.",
            null,
            "kindest/node:v1.36.1"),
    KUBEADM_CONFIG_PATCHES(
            Section.KIND_CLUSTER,
            "kubeadmConfigPatches",
            ValueKind.KUBEADM_PATCH,
            null,
            "Further kubeadmConfigPatches, as in a kind config: each one a text.",
            null,
            """
            kind: InitConfiguration
            nodeRegistration:
              kubeletExtraArgs:
                v: "2"
            """),

    ROLLOUT(
            null,
            "rollout",
            ValueKind.YES_NO,
            "--rollout",
            "Whether the clusters run already: what Kubernetes refuses to change gets a new name, and every reference"
                    + " follows.",
            "false",
            "true"),

    SELF_HOSTED(
            null,
            "selfHosted",
            ValueKind.YES_NO,
            "--self-hosted",
            "Whether the clusters become management clusters themselves: their API servers get the issuer. The key pair goes"
                    + " to them in a Secret, from azwi-fn secret.",
            "false",
            "true"),
    SELF_HOSTED_CLUSTERS(
            null,
            "selfHostedClusters",
            ValueKind.OBJECT_NAME,
            "--self-hosted-clusters",
            "Which clusters selfHosted is for; all of the input if left out.",
            null,
            "my-cluster"),

    TRANSFORMERS(
            null,
            "transformers",
            ValueKind.TRANSFORMER,
            "--transformers",
            "Which transformers run, in order; all, in this order, if left out.",
            null,
            "ClusterIdentity,ClientSecret,MachineIdentity,Patches"),
    PATCHES(
            null,
            "patches",
            ValueKind.PATCH,
            null,
            "Further edits: JSON Patch (RFC 6902) operations for the resources that a target selects.",
            null,
            """
            - target: {kind: AzureCluster}
              patch:
                - {op: add, path: /spec/location, value: eastus}
            """);

    private final @Nullable Section section;
    private final String key;
    private final ValueKind kind;
    private final @Nullable String flag;
    private final String description;
    private final @Nullable String defaultValue;
    private final String example;

    @SuppressWarnings("ImmutableEnumChecker") // from List.of
    private final List<String> environment;

    private final @Nullable Setting fallback;

    Setting(
            @Nullable Section section,
            String key,
            ValueKind kind,
            @Nullable String flag,
            String description,
            @Nullable String defaultValue,
            String example,
            String... environment) {
        this(null, section, key, kind, flag, description, defaultValue, example, List.of(environment));
    }

    Setting(
            Setting fallback,
            Section section,
            String key,
            ValueKind kind,
            String flag,
            String description,
            String example,
            String... environment) {
        this(fallback, section, key, kind, flag, description, null, example, List.of(environment));
    }

    Setting(
            @Nullable Setting fallback,
            @Nullable Section section,
            String key,
            ValueKind kind,
            @Nullable String flag,
            String description,
            @Nullable String defaultValue,
            String example,
            List<String> environment) {
        this.fallback = fallback;
        this.section = section;
        this.key = key;
        this.kind = kind;
        this.flag = flag;
        this.description = description;
        this.defaultValue = defaultValue;
        this.example = example;
        this.environment = environment;
    }

    /** The group it is in; null for a field of {@code spec} itself. */
    public @Nullable Section section() {
        return section;
    }

    /** The field's name in its group. */
    public String key() {
        return key;
    }

    /** The path below {@code spec}: {@code azure.tenantID}. */
    public String path() {
        return section == null ? key : section.key() + "." + key;
    }

    /**
     * The key in a ConfigMap: {@code tenantID}. The last part of the path; where two fields share it, that of
     * {@code azure} has it, and the others carry their group in front: {@code machineIdentityResourceGroup}.
     */
    public String flatKey() {
        if (section == null || section == Section.AZURE || !isKeyShared()) {
            return key;
        }
        return section.key() + Character.toUpperCase(key.charAt(0)) + key.substring(1);
    }

    private boolean isKeyShared() {
        for (Setting other : values()) {
            if (other != this && other.key.equals(key)) {
                return true;
            }
        }
        return false;
    }

    public ValueKind kind() {
        return kind;
    }

    /** The command-line option, {@code --tenant-id}; null if there is none. */
    public @Nullable String flag() {
        return flag;
    }

    /** One sentence or two for help, schema and starter file. */
    public String description() {
        return description;
    }

    /** The value if none is given, in the flat form; null if there is none. */
    public @Nullable String defaultValue() {
        return defaultValue;
    }

    /** A value in the flat form; for patches the YAML of the list. */
    public String example() {
        return example;
    }

    /** The environment variables that are read, the first that is not empty. */
    public List<String> environment() {
        return environment;
    }

    /** The setting whose value counts if this one has none; null if there is none. */
    public @Nullable Setting fallback() {
        return fallback;
    }

    static @Nullable Setting of(@Nullable Section section, String key) {
        for (Setting setting : values()) {
            if (setting.section == section && setting.key.equals(key)) {
                return setting;
            }
        }
        return null;
    }
}
