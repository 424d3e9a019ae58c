package dev.azwifn.config;

import dev.azwifn.capz.ProviderId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names the part of a provider ID that is wrong. */
final class ProviderIdCheck {
    private static final String SCHEME = "azure://";
    private static final String FORM = "azure:///subscriptions/<GUID>/resourceGroups/<name>"
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>";
    /** The path's segments; null where the user's own value stands. */
    private static final @Nullable String[] KEYWORDS = {
        "subscriptions",
        null,
        "resourceGroups",
        null,
        "providers",
        "Microsoft.ManagedIdentity",
        "userAssignedIdentities",
        null
    };

    private ProviderIdCheck() {}

    static @Nullable String problem(String id) {
        String path = id;
        if (id.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            if (!id.startsWith(SCHEME)) {
                return "'" + id.substring(0, SCHEME.length()) + "' has to be in lower case: write " + SCHEME;
            }
            path = id.substring(SCHEME.length());
        }
        if (path.regionMatches(true, 0, "subscriptions/", 0, 14)) {
            return "'" + id + "' has no '/' before subscriptions; write "
                    + (id.startsWith(SCHEME) ? "azure:///subscriptions/…, with three slashes" : "/subscriptions/…");
        }
        if (!path.startsWith("/")) {
            return "'" + id + "' is not the resource ID of a user-assigned identity; it looks like " + FORM;
        }
        String problem = problem(path.substring(1).split("/", -1));
        if (problem == null && ProviderId.parse(id).isEmpty()) {
            problem = "it is not the resource ID of a user-assigned identity";
        }
        return problem == null ? null : "'" + id + "': " + problem + "; it looks like " + FORM;
    }

    private static @Nullable String problem(String[] segments) {
        for (int i = 0; i < KEYWORDS.length; i++) {
            if (i >= segments.length) {
                return "it ends too early";
            }
            String keyword = KEYWORDS[i];
            String segment = segments[i];
            if (keyword == null ? !isValue(i, segment) : !keyword.equalsIgnoreCase(segment)) {
                return "'" + segment + "' is not " + (keyword == null ? meaning(i) : keyword);
            }
        }
        return segments.length == KEYWORDS.length ? null : "there is more after the identity's name";
    }

    private static boolean isValue(int index, String segment) {
        return switch (index) {
            case 1 -> Syntax.isGuid(segment);
            case 3 -> Syntax.isResourceGroup(segment);
            default -> Syntax.isManagedIdentity(segment);
        };
    }

    private static String meaning(int index) {
        return switch (index) {
            case 1 -> "a subscription's GUID";
            case 3 -> "a resource group's name";
            default -> "a managed identity's name";
        };
    }
}
