package dev.azwifn.provision;

import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.oidc.Issuer;
import org.jspecify.annotations.Nullable;

/** What the steps of one run have learned of Azure, for those behind them. */
final class Found {
    private final ProvisioningPlan plan;
    private @Nullable IdentityInner clusterIdentity;
    private @Nullable StorageAccountInner account;

    Found(ProvisioningPlan plan) {
        this.plan = plan;
    }

    ProvisioningPlan plan() {
        return plan;
    }

    /** Null while there is none. */
    @Nullable
    IdentityInner clusterIdentity() {
        return clusterIdentity;
    }

    void clusterIdentity(IdentityInner identity) {
        clusterIdentity = identity;
    }

    /** The cluster identity's object in Entra ID; null while there is none. */
    @Nullable
    String principalID() {
        return clusterIdentity == null ? null : clusterIdentity.principalId().toString();
    }

    /** Null while there is none. */
    @Nullable
    StorageAccountInner account() {
        return account;
    }

    void account(StorageAccountInner found) {
        account = found;
    }

    /** The address of the account's static website; null while Azure has not said it. */
    @Nullable
    String website() {
        return account == null || account.primaryEndpoints() == null
                ? null
                : account.primaryEndpoints().web();
    }

    /** As configured, or where the static website turned out to be; null while neither is known. */
    @Nullable
    Issuer issuer() {
        Issuer planned = plan.site().issuer();
        String website = website();
        return planned != null || website == null ? planned : new Issuer(website);
    }
}
