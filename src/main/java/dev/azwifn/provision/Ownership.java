package dev.azwifn.provision;

import dev.azwifn.azure.ProvisioningPlan;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The mark on everything that this program makes: without it nothing is deleted. Resources carry it as a tag, containers and
 * blobs, which have no tags in every account, as metadata.
 */
final class Ownership {
    /** Why something is never deleted. */
    static final String NOT_OURS = "was not made by " + AzwiProvision.NAME + " for this identity";

    private Ownership() {}

    static Map<String, String> tags(ProvisioningPlan plan) {
        return Map.of(ProvisioningPlan.OWNER_TAG, plan.owner());
    }

    static Map<String, String> metadata(ProvisioningPlan plan) {
        return Map.of(ProvisioningPlan.OWNER_METADATA, plan.owner());
    }

    static boolean isTagged(@Nullable Map<String, String> tags, ProvisioningPlan plan) {
        return tags != null && plan.owner().equals(tags.get(ProvisioningPlan.OWNER_TAG));
    }

    static boolean isMarked(@Nullable Map<String, String> metadata, ProvisioningPlan plan) {
        return metadata != null && plan.owner().equals(metadata.get(ProvisioningPlan.OWNER_METADATA));
    }

    /** What to say of something that is there, and another's. */
    static String note(String title) {
        return title + " " + NOT_OURS + ": it is used, and never deleted";
    }
}
