package dev.azwifn.config;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.capz.ProviderId;
import dev.azwifn.yaml.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every fact of a workload identity set-up, once. Fields that were not given are null, or empty for lists; defaults that
 * do not depend on the user are filled in.
 *
 * @param checkOnly true for the kind {@code WorkloadIdentityCheck}: report, do not change
 * @param rollout whether the clusters run already, so that what cannot be changed needs a new name
 * @param selfHosted whether the clusters become management clusters themselves
 * @param selfHostedClusters which ones; all if empty
 */
public record WorkloadIdentity(
        boolean checkOnly,
        Azure azure,
        Issuer issuer,
        Keys keys,
        ClusterIdentity clusterIdentity,
        MachineIdentity machineIdentity,
        List<ServiceAccount> serviceAccounts,
        KindCluster kindCluster,
        boolean rollout,
        boolean selfHosted,
        List<String> selfHostedClusters,
        List<String> transformers,
        List<Patch> patches) {

    /** The name in {@code transformers} that makes the kind config; it runs only where it is named. */
    public static final String KIND_CONFIG = "KindConfig";

    /** The name in {@code transformers} of what {@code rollout} asks for. */
    public static final String ROLLOUT = "Rollout";

    /** The name in {@code transformers} that is as good as {@code selfHosted}. */
    public static final String SELF_HOSTED = "SelfHosted";

    /** Whether the clusters run already: {@code rollout} says so, or its transformer is named. */
    public boolean rollsOut() {
        return rollout || transformers.contains(ROLLOUT);
    }

    /** Whether clusters become management clusters themselves: {@code selfHosted} says so, or its transformer is named. */
    public boolean selfHosts() {
        return selfHosted || transformers.contains(SELF_HOSTED);
    }

    /** Whether one of these clusters becomes a management cluster itself. */
    public boolean isSelfHosted(List<String> clusters) {
        return selfHosts()
                && (selfHostedClusters.isEmpty() || clusters.stream().anyMatch(selfHostedClusters::contains));
    }

    /**
     * The issuer: as given, or derived from storage account and container; empty if neither is there.
     *
     * @throws dev.azwifn.oidc.OidcException if it cannot be derived
     */
    public Optional<dev.azwifn.oidc.Issuer> signingIssuer() {
        if (issuer.url != null) {
            return Optional.of(new dev.azwifn.oidc.Issuer(issuer.url));
        }
        return issuer.storageAccount == null || issuer.container == null
                ? Optional.empty()
                : Optional.of(dev.azwifn.oidc.Issuer.ofContainer(azure.cloud, issuer.storageAccount, issuer.container));
    }

    /** @param cloud AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud */
    public record Azure(
            String cloud,
            @Nullable String tenantID,
            @Nullable String subscriptionID,
            @Nullable String location,
            @Nullable String resourceGroup) {}

    /**
     * @param url the issuer exactly as given, trailing slash included
     * @param formerURLs issuers of before, still accepted
     */
    public record Issuer(
            @Nullable String url,
            List<String> formerURLs,
            @Nullable String storageAccount,
            @Nullable String container) {}

    public record Keys(String privateKeyFile, String publicKeyFile) {}

    /**
     * The federated identity that CAPZ and ASO use.
     *
     * @param principalID its object in Entra ID
     * @param names the AzureClusterIdentity objects it is for; all if empty
     * @param roleScopes resource IDs where it is Contributor; the subscription if empty
     */
    public record ClusterIdentity(
            @Nullable String clientID,
            @Nullable String principalID,
            @Nullable String managedIdentityName,
            List<String> names,
            List<String> roleScopes) {}

    /**
     * The identity on the machines, used by the cloud provider.
     *
     * @param providerID the user-assigned identity; null if none is configured
     * @param targets which machines get it
     */
    public record MachineIdentity(@Nullable ProviderId providerID, Set<MachineRole> targets) {}

    public record ServiceAccount(String namespace, String name) {
        /** {@code system:serviceaccount:<namespace>:<name>}. */
        public String subject() {
            return "system:serviceaccount:" + namespace + ":" + name;
        }
    }

    /** @param kubeadmConfigPatches YAML texts, as a kind config has them */
    public record KindCluster(
            String name,
            int controlPlaneNodes,
            int workerNodes,
            @Nullable String nodeImage,
            List<String> kubeadmConfigPatches) {}

    /** The user's own operations for the resources that {@code target} selects. */
    public record Patch(Target target, List<Operation> operations) {}

    /**
     * Selects resources as kustomize does: every given field must match; group, version, kind, name and namespace are
     * regular expressions for the whole value, the selectors are kubectl's.
     */
    public record Target(
            @Nullable String group,
            @Nullable String version,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String namespace,
            @Nullable String labelSelector,
            @Nullable String annotationSelector) {}
}
