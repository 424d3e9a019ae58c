package dev.azwifn.config;

import dev.azwifn.oidc.IssuerSyntax;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a value, or each item of a list, has to look like. */
public enum ValueKind {
    CLOUD,
    GUID,
    LOCATION,
    RESOURCE_GROUP,
    ISSUER_URL,
    FORMER_ISSUER_URL,
    STORAGE_ACCOUNT,
    CONTAINER,
    FILE,
    MANAGED_IDENTITY,
    OBJECT_NAME,
    ROLE_SCOPE,
    PROVIDER_ID,
    TARGET,
    SERVICE_ACCOUNT,
    KIND_NAME,
    ONE_OR_MORE,
    ZERO_OR_MORE,
    YES_NO,
    IMAGE,
    KUBEADM_PATCH,
    TRANSFORMER,
    PATCH;

    /** Whether a setting of this kind holds a list. */
    public boolean isList() {
        return switch (this) {
            case FORMER_ISSUER_URL,
                    OBJECT_NAME,
                    ROLE_SCOPE,
                    TARGET,
                    SERVICE_ACCOUNT,
                    TRANSFORMER,
                    KUBEADM_PATCH,
                    PATCH -> true;
            default -> false;
        };
    }

    /** Whether a list of this kind may be empty, which then means the same as leaving it out. */
    public boolean mayBeEmpty() {
        return isList() && this != TARGET && this != SERVICE_ACCOUNT;
    }

    public boolean isNumber() {
        return this == ONE_OR_MORE || this == ZERO_OR_MORE;
    }

    /** The only values there are; empty if any text of the right form will do. */
    public List<String> choices() {
        return switch (this) {
            case CLOUD -> List.of("AzurePublicCloud", "AzureUSGovernmentCloud", "AzureChinaCloud");
            case YES_NO -> List.of("true", "false");
            case TARGET -> List.of("ControlPlane", "Worker");
            case TRANSFORMER ->
                List.of(
                        "ClusterIdentity",
                        "ClientSecret",
                        "MachineIdentity",
                        WorkloadIdentity.SELF_HOSTED,
                        "Patches",
                        WorkloadIdentity.ROLLOUT,
                        WorkloadIdentity.KIND_CONFIG);
            default -> List.of();
        };
    }

    /** What is wrong with {@code text} and what to do about it; null if it is right. */
    public @Nullable String problem(String text) {
        if (text.isBlank()) {
            return "empty; give a value, or leave it out";
        }
        if (text.contains("${")) {
            return "the variable in '" + text + "' was not expanded; write its value, or expand it first (envsubst)";
        }
        return switch (this) {
            case CLOUD -> choice(text, "cloud");
            case TARGET -> choice(text, "target");
            case TRANSFORMER -> choice(text, "transformer");
            case YES_NO -> yesNo(text);
            case GUID ->
                Syntax.isGuid(text)
                        ? null
                        : "'" + text + "' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef";
            case LOCATION -> location(text);
            case RESOURCE_GROUP ->
                Syntax.isResourceGroup(text)
                        ? null
                        : "'" + text
                                + "' is not a resource group's name; it has 1 to 90 letters, digits, '.', '_', '-',"
                                + " '(' or ')', and does not end with '.'";
            case MANAGED_IDENTITY ->
                Syntax.isManagedIdentity(text)
                        ? null
                        : "'" + text
                                + "' is not a managed identity's name; it has 3 to 128 letters, digits, '-' or '_',"
                                + " and begins with a letter or digit";
            case STORAGE_ACCOUNT ->
                Syntax.isStorageAccount(text)
                        ? null
                        : "'" + text
                                + "' is not a storage account's name; it has 3 to 24 lower-case letters and digits";
            case CONTAINER ->
                Syntax.isContainer(text)
                        ? null
                        : "'" + text
                                + "' is not a container's name; it has 3 to 63 lower-case letters, digits or single"
                                + " '-', and begins and ends with a letter or digit";
            case ISSUER_URL, FORMER_ISSUER_URL -> IssuerSyntax.problem(text);
            case ROLE_SCOPE -> RoleScopeCheck.problem(text);
            case PROVIDER_ID -> ProviderIdCheck.problem(text);
            case OBJECT_NAME ->
                Syntax.isDnsSubdomain(text) ? null : "'" + text + "' is not an object's name; " + Syntax.DNS_SUBDOMAIN;
            case SERVICE_ACCOUNT -> serviceAccount(text);
            case KIND_NAME ->
                Syntax.isKindName(text)
                        ? null
                        : "'" + text + "' is not a kind cluster's name; it has lower-case letters, digits, '.' or '-'";
            case ONE_OR_MORE -> Syntax.isCount(text, 1) ? null : "'" + text + "' is not a whole number from 1";
            case ZERO_OR_MORE -> Syntax.isCount(text, 0) ? null : "'" + text + "' is not a whole number from 0";
            case FILE -> text.indexOf('\0') < 0 ? null : "a NUL character is in the file's name";
            case IMAGE -> text.indexOf(' ') < 0 ? null : "'" + text + "' is not an image's name; remove the space";
            case KUBEADM_PATCH -> null; // kind's own format, checked with the rest of the kind config
            case PATCH -> null; // read by PatchReader, which knows its structure
        };
    }

    private @Nullable String choice(String text, String noun) {
        List<String> choices = choices();
        return choices.contains(text)
                ? null
                : "'" + text + "' is not a known " + noun + "; " + Suggestion.didYouMean(text, choices);
    }

    private static @Nullable String yesNo(String text) {
        return switch (text) {
            case "true", "false" -> null;
            default ->
                "'" + text + "' is neither true nor false"
                        + switch (text.toLowerCase(Locale.ROOT)) {
                            case "true", "yes", "y", "on", "1" -> "; did you mean true?";
                            case "false", "no", "n", "off", "0" -> "; did you mean false?";
                            default -> "; write true or false";
                        };
        };
    }

    private static @Nullable String location(String text) {
        if (Syntax.isLocation(text)) {
            return null;
        }
        String name = text.replace(" ", "").toLowerCase(Locale.ROOT);
        return "'" + text + "' is not a region's name; "
                + (Syntax.isLocation(name) ? "did you mean " + name + "?" : "it looks like eastus");
    }

    private static @Nullable String serviceAccount(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return "'" + text + "' is not a service account; write namespace/name";
        }
        String namespace = text.substring(0, slash);
        if (!Syntax.isDnsLabel(namespace)) {
            return "'" + namespace + "' is not a namespace's name; " + Syntax.DNS_LABEL;
        }
        String name = text.substring(slash + 1);
        return Syntax.isDnsSubdomain(name)
                ? null
                : "'" + name + "' is not a service account's name; " + Syntax.DNS_SUBDOMAIN;
    }
}
