package dev.azwifn.azure;

import dev.azwifn.config.Sources;
import java.util.LinkedHashMap;
import java.util.Map;

/** Plans of flags. */
final class Plans {
    static final String SUBSCRIPTION = "22222222-3333-4444-8555-666666666666";
    private static final Map<String, String> MINIMAL = Map.of(
            "--subscription-id", SUBSCRIPTION,
            "--location", "westeurope",
            "--resource-group", "rg",
            "--storage-account", "oidcissuer",
            "--container", "oidc",
            "--managed-identity-name", "capz");

    private Plans() {}

    /** @param flags names and values, which come before those of the smallest plan; an empty value takes one away */
    static ProvisioningPlan with(String... flags) {
        Map<String, String> all = new LinkedHashMap<>(MINIMAL);
        for (int i = 0; i < flags.length; i += 2) {
            all.put(flags[i], flags[i + 1]);
        }
        all.values().removeIf(String::isEmpty);
        return ProvisioningPlan.of(new Sources(all, Map.of()).load());
    }

    /** The resource ID of something in the subscription. */
    static String id(String rest) {
        return "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + rest;
    }

    static String identityId(String group, String name) {
        return id(group) + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + name;
    }
}
