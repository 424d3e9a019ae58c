package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.msi.fluent.UserAssignedIdentitiesClient;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import dev.azwifn.azure.ManagedIdentity;
import java.util.List;

/** A user-assigned managed identity. */
record IdentityStep(Azure azure, Found found, ManagedIdentity identity) implements Step {
    @Override
    public String title() {
        return "managed identity " + identity.name();
    }

    @Override
    public Reading read() {
        IdentityInner actual = azure.calls()
                .find(
                        title(),
                        () -> identities()
                                .getByResourceGroupWithResponse(group(), identity.name(), Context.NONE)
                                .getValue());
        if (actual == null) {
            return Reading.missing(
                    List.of(new Fact("location", identity.resourceGroup().location(), null)), this::create);
        }
        keep(actual);
        return Reading.same(
                List.of(),
                Ownership.isTagged(actual.tags(), found.plan()) ? List.of() : List.of(Ownership.note(title())));
    }

    private void create() {
        IdentityInner wanted = new IdentityInner()
                .withLocation(identity.resourceGroup().location())
                .withTags(Ownership.tags(found.plan()));
        keep(azure.calls()
                .call(
                        title(),
                        () -> identities()
                                .createOrUpdateWithResponse(group(), identity.name(), wanted, Context.NONE)
                                .getValue()));
    }

    private void keep(IdentityInner actual) {
        if (identity.equals(found.plan().clusterIdentity())) {
            found.clusterIdentity(actual);
        }
    }

    private String group() {
        return identity.resourceGroup().name();
    }

    private UserAssignedIdentitiesClient identities() {
        return azure.identities().getUserAssignedIdentities();
    }
}
