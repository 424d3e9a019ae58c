package dev.azwifn.capz;

import java.util.Optional;

/**
 * The resource id of a user-assigned managed identity, as {@code userAssignedIdentities[].providerID} holds it.
 *
 * <p>Azure compares ids without regard to case, CAPZ with regard to it: {@link #toString} gives the spelling that Azure
 * returns ({@code resourceGroups}, {@code azure://} in front); {@link #sameAs} ignores case.
 */
@SuppressWarnings("InvalidParam") // the keyword in the id is no parameter
public record ProviderId(String subscriptionID, String resourceGroup, String name) {
    private static final String SCHEME = "azure://";
    private static final String[] KEYWORDS = {
        "",
        "subscriptions",
        null,
        "resourceGroups",
        null,
        "providers",
        "Microsoft.ManagedIdentity",
        "userAssignedIdentities",
        null
    };

    /** Parses {@code [azure://]/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…}, keywords in any case. */
    public static Optional<ProviderId> parse(String text) {
        boolean hasScheme = text.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String[] parts = (hasScheme ? text.substring(SCHEME.length()) : text).split("/", -1);
        if (parts.length != KEYWORDS.length) {
            return Optional.empty();
        }
        for (int i = 0; i < parts.length; i++) {
            boolean fits = KEYWORDS[i] == null ? !parts[i].isBlank() : parts[i].equalsIgnoreCase(KEYWORDS[i]);
            if (!fits) {
                return Optional.empty();
            }
        }
        return Optional.of(new ProviderId(parts[2], parts[4], parts[8]));
    }

    /** Whether both name the same identity in Azure. */
    public boolean sameAs(ProviderId other) {
        return subscriptionID.equalsIgnoreCase(other.subscriptionID)
                && resourceGroup.equalsIgnoreCase(other.resourceGroup)
                && name.equalsIgnoreCase(other.name);
    }

    /**
     * Whether this is the identity of CAPZ's own CI, the default in its templates since 1.16: an identity in a
     * subscription that is not the user's.
     */
    public boolean isPlaceholder() {
        return resourceGroup.equalsIgnoreCase("capz-ci") && name.equalsIgnoreCase("cloud-provider-user-identity");
    }

    /** As {@link #isPlaceholder()}, for a text that may be a template's variable with this default. */
    public static boolean isPlaceholder(String text) {
        return parse(TemplateVariables.withDefaults(text))
                .filter(ProviderId::isPlaceholder)
                .isPresent();
    }

    /** Whether {@code text} spells this id as CAPZ compares it: to the letter, but for {@code azure://} in front. */
    public boolean isSpelledExactlyAs(String text) {
        return text.equals(toString()) || text.equals(resourceID());
    }

    /** Without {@code azure://}, as Azure has it. */
    public String resourceID() {
        return "/subscriptions/" + subscriptionID + "/resourceGroups/" + resourceGroup
                + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/" + name;
    }

    @Override
    public String toString() {
        return SCHEME + resourceID();
    }
}
