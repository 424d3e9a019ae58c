package dev.azwifn.config;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@link ValueKind#problem} checks, as far as a schema can say it: never stricter, so that no editor marks what the program
 * takes. Without lookaround, which Go's expressions do not have.
 */
final class ValueSyntax {
    private static final String GUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final String RESOURCE_GROUP = "[\\p{L}\\p{Nd}._()-]{0,89}[\\p{L}\\p{Nd}_()-]";
    private static final String PART = "[\\p{L}\\p{Nd}._()-]+"; // of a resource ID
    private static final String IDENTITY = "[A-Za-z0-9][A-Za-z0-9_-]{2,127}";
    private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";

    private ValueSyntax() {}

    /** Adds {@code pattern} and the lengths for a text of this kind, or one item of a list. */
    static void constrain(ObjectNode schema, ValueKind kind) {
        String pattern = pattern(kind);
        if (pattern != null) {
            schema.put("pattern", "^" + pattern + "$");
        }
        switch (kind) {
            case STORAGE_ACCOUNT, CONTAINER ->
                schema.put("minLength", 3).put("maxLength", kind == ValueKind.CONTAINER ? 63 : 24);
            case OBJECT_NAME -> schema.put("maxLength", 253);
            case ISSUER_URL, FORMER_ISSUER_URL -> schema.put("maxLength", 600);
            case FILE, IMAGE, KUBEADM_PATCH -> schema.put("minLength", 1);
            default -> {} // the pattern says it
        }
    }

    static void constrainNamespace(ObjectNode schema) {
        schema.put("pattern", "^" + LABEL + "$").put("maxLength", 63);
    }

    private static @Nullable String pattern(ValueKind kind) {
        return switch (kind) {
            case GUID -> GUID;
            case LOCATION -> "[a-z0-9]+";
            case RESOURCE_GROUP -> RESOURCE_GROUP;
            case ISSUER_URL, FORMER_ISSUER_URL -> "https://" + HOST + "(:[1-9][0-9]{0,4})?(/[!$-;=@-\\[\\]_a-z~]*)?";
            case STORAGE_ACCOUNT -> "[a-z0-9]+";
            case CONTAINER -> "(\\$web|[a-z0-9](-?[a-z0-9])*)";
            case MANAGED_IDENTITY -> IDENTITY;
            case OBJECT_NAME, SERVICE_ACCOUNT -> SUBDOMAIN;
            // The words in any case: [A-Za-z]+ rather than [Ss][Uu][Bb]…, which nobody could read in an editor.
            case PROVIDER_ID ->
                "(azure://)?/[A-Za-z]+/" + GUID + "/[A-Za-z]+/" + RESOURCE_GROUP
                        + "/[A-Za-z]+/[A-Za-z]+\\.[A-Za-z]+/[A-Za-z]+/" + IDENTITY;
            case ROLE_SCOPE ->
                "/[A-Za-z]+/(" + GUID + "(/[A-Za-z]+/" + RESOURCE_GROUP + "(/[A-Za-z]+(/" + PART
                        + "){3,})?)?|[A-Za-z]+\\.[A-Za-z]+/[A-Za-z]+/" + PART + ")";
            case KIND_NAME -> "[a-z0-9.-]+";
            // No ${, which is a variable that nobody expanded.
            case FILE, KUBEADM_PATCH -> "([^$]|\\$+[^${])*\\$*";
            case IMAGE -> "([^ $]|\\$+[^ ${])*\\$*";
            case CLOUD, TARGET, TRANSFORMER, ONE_OR_MORE, ZERO_OR_MORE, YES_NO, PATCH -> null;
        };
    }
}
