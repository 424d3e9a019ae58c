package dev.azwifn.azure;

import dev.azwifn.trust.FederatedCredential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Azure must hold for one WorkloadIdentity.
 *
 * @param owner the value of {@link #OWNER_TAG} on everything that is made for it
 * @param machineIdentity the identity on the machines, where it is another one that is made here; else null
 * @param credentials those of {@code clusterIdentity}; empty while the issuer of a static website is not known
 * @param roles what {@code clusterIdentity} may do
 */
public record ProvisioningPlan(
        Cloud cloud,
        @Nullable String tenantID,
        String owner,
        ResourceGroup resourceGroup,
        IssuerSite site,
        ManagedIdentity clusterIdentity,
        @Nullable ManagedIdentity machineIdentity,
        List<FederatedCredential> credentials,
        List<RoleAssignment> roles) {
    /** The tag that says what azwi-provision made, and for whom; only that is ever deleted. */
    public static final String OWNER_TAG = "azwi-fn-owner";
}
