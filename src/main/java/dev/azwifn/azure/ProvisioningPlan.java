package dev.azwifn.azure;

import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.Cloud;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Azure must hold for one WorkloadIdentity.
 *
 * @param owner the value of {@link #OWNER_TAG} on everything that is made for it
 * @param machineIdentity a second identity that is made here, for the machines; null if they have the first, or one from elsewhere
 * @param machines the identity on the machines, wherever it is
 * @param serviceAccounts whose tokens {@code clusterIdentity} trusts
 * @param roles what {@code clusterIdentity} may do
 * @param notes what else a person should know or do, a sentence or two each
 */
public record ProvisioningPlan(
        Cloud cloud,
        @Nullable String tenantID,
        String owner,
        ResourceGroup resourceGroup,
        IssuerSite site,
        ManagedIdentity clusterIdentity,
        @Nullable ManagedIdentity machineIdentity,
        ProviderId machines,
        List<ServiceAccount> serviceAccounts,
        List<RoleAssignment> roles,
        List<String> notes) {
    /** The tag that says what azwi-provision made, and for whom; only that is ever deleted. */
    public static final String OWNER_TAG = "azwi-fn-owner";

    /** The same on containers and blobs, which have metadata, and other rules for its names. */
    public static final String OWNER_METADATA = "azwi_fn_owner";

    /**
     * The plan for a config. Two with the same identity in the same resource group have the same owner: they are one set-up.
     *
     * @throws dev.azwifn.config.ConfigException with everything that is missing or that Azure would refuse
     */
    public static ProvisioningPlan of(WorkloadIdentity config) {
        return new Planner(config).plan();
    }

    /** The same with the address that the static website turned out to have. */
    public ProvisioningPlan withIssuer(Issuer issuer) {
        return new ProvisioningPlan(
                cloud,
                tenantID,
                owner,
                resourceGroup,
                site.withIssuer(issuer),
                clusterIdentity,
                machineIdentity,
                machines,
                serviceAccounts,
                roles,
                notes);
    }

    /** The federated credentials of {@code clusterIdentity}, one a service account; empty while the issuer is not known. */
    public List<FederatedCredential> credentials() {
        Issuer issuer = site.issuer();
        return issuer == null ? List.of() : credentials(serviceAccounts, issuer);
    }

    /** The federated credentials that service accounts need, one each. */
    public static List<FederatedCredential> credentials(List<ServiceAccount> accounts, Issuer issuer) {
        return accounts.stream()
                .map(account -> new FederatedCredential(
                        CredentialName.of(account), issuer.url(), account.subject(), FederatedCredential.AUDIENCE))
                .toList();
    }
}
