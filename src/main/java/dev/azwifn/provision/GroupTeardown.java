package dev.azwifn.provision;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceExpandedInner;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.command.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The resource group: only one that this program made, and only when nothing of others is in it. */
final class GroupTeardown {
    private static final String BEING_DELETED = "being deleted";

    private final Azure azure;
    private final ProvisioningPlan plan;
    private final String name;
    private final String title;

    GroupTeardown(Azure azure, ProvisioningPlan plan) {
        this.azure = azure;
        this.plan = plan;
        this.name = plan.resourceGroup().name();
        this.title = "resource group " + name;
    }

    /** @param before what is deleted before */
    List<Removal> removals(List<Removal> before) {
        ResourceGroupInner actual = get();
        if (actual == null) {
            return List.of();
        }
        if (GroupStep.isBeingDeleted(actual)) {
            return List.of(Removal.of(
                    title, () -> azure.calls().until(title, () -> get() == null ? null : BEING_DELETED)));
        }
        if (!Ownership.isTagged(actual.tags(), plan)) {
            return List.of(Removal.kept(title, Ownership.NOT_OURS));
        }
        Set<String> going = before.stream()
                .map(Removal::id)
                .filter(Objects::nonNull)
                .map(GroupTeardown::normal)
                .collect(Collectors.toSet());
        List<String> others = others(going);
        return List.of(
                others.isEmpty()
                        ? Removal.of(title, () -> delete(going))
                        : Removal.kept(title, "holds more: " + String.join(", ", others)));
    }

    private @Nullable ResourceGroupInner get() {
        return azure.calls()
                .find(
                        title,
                        () -> azure.resources()
                                .getResourceGroups()
                                .getWithResponse(name, Context.NONE)
                                .getValue());
    }

    /** What else is in the group. Azure's list lags behind: what was deleted just now may still be in it. */
    private List<String> others(Set<String> going) {
        List<String> others = azure.calls().find(title, () -> {
            List<String> list = new ArrayList<>();
            for (GenericResourceExpandedInner each :
                    azure.resources().getResources().listByResourceGroup(name)) {
                if (!going.contains(normal(each.id()))) {
                    list.add(each.type() + " " + each.name());
                }
            }
            return list;
        });
        return others == null ? List.of() : others;
    }

    private static String normal(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    private void delete(Set<String> gone) {
        List<String> others = others(gone);
        if (!others.isEmpty()) {
            throw new CommandException(
                    title + ": is kept, since there is something new in it: " + String.join(", ", others));
        }
        Response<?> started = azure.calls()
                .find(
                        title,
                        () -> azure.resources()
                                .getResourceGroups()
                                .deleteWithResponseAsync(name, null)
                                .block());
        if (started != null) {
            LongOperation.await(azure, title, BEING_DELETED, started);
        }
    }
}
