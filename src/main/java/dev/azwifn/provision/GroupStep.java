package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourceGroupsClient;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import dev.azwifn.azure.ResourceGroup;
import java.util.List;

/** The resource group. One that is there already is used as it is, wherever it is. */
record GroupStep(Azure azure, Found found) implements Step {
    @Override
    public String title() {
        return "resource group " + group().name();
    }

    @Override
    public Reading read() {
        ResourceGroupInner actual = azure.calls()
                .find(
                        title(),
                        () -> groups().getWithResponse(group().name(), Context.NONE)
                                .getValue());
        return actual == null || isBeingDeleted(actual)
                ? Reading.missing(List.of(new Fact("location", group().location(), null)), this::create)
                : Reading.same(List.of(), List.of());
    }

    /** Azure takes its time with that; a group of the same name can be made when it is over. */
    static boolean isBeingDeleted(ResourceGroupInner group) {
        return group.properties() != null
                && "Deleting".equals(group.properties().provisioningState());
    }

    private void create() {
        ResourceGroupInner wanted =
                new ResourceGroupInner().withLocation(group().location()).withTags(Ownership.tags(found.plan()));
        azure.calls().call(title(), () -> groups().createOrUpdateWithResponse(group().name(), wanted, Context.NONE));
    }

    private ResourceGroup group() {
        return found.plan().resourceGroup();
    }

    private ResourceGroupsClient groups() {
        return azure.resources().getResourceGroups();
    }
}
