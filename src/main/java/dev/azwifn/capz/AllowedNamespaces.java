package dev.azwifn.capz;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code allowedNamespaces} of an AzureClusterIdentity: whose clusters may use it.
 *
 * <pre>
 * absent                            nobody's
 * {}                                everybody's
 * {list: [a]}                       those in namespace a
 * {selector: {matchLabels: …}}      those in namespaces with these labels; an empty selector selects none
 * </pre>
 */
public final class AllowedNamespaces {
    public enum Answer {
        YES,
        NO,
        /** It depends on the labels of a namespace that is not given, or on which namespace it is. */
        UNKNOWN
    }

    private final JsonNode spec;

    /** @param spec the field's value, missing if it is absent */
    public AllowedNamespaces(JsonNode spec) {
        this.spec = spec;
    }

    /** Whether no cluster at all may use the identity. */
    public boolean isNobody() {
        return isAbsent(spec) || (!isEverybody() && spec.path("list").isEmpty() && !selects());
    }

    /**
     * Whether clusters of a namespace may.
     *
     * @param namespace null if it is not known
     * @param labels of the namespaces that are known
     */
    public Answer admits(@Nullable String namespace, Map<String, JsonNode> labels) {
        if (isNobody()) {
            return Answer.NO;
        }
        if (isEverybody()) {
            return Answer.YES;
        }
        if (namespace == null) {
            return Answer.UNKNOWN;
        }
        for (JsonNode item : spec.path("list")) {
            if (item.asString("").equals(namespace)) {
                return Answer.YES;
            }
        }
        if (!selects()) {
            return Answer.NO;
        }
        JsonNode own = labels.get(namespace);
        if (own == null) {
            return Answer.UNKNOWN;
        }
        return matches(own) ? Answer.YES : Answer.NO;
    }

    /** An empty mapping, which fields without a value leave empty. */
    private boolean isEverybody() {
        return spec.isObject() && isAbsent(spec.path("list")) && isAbsent(spec.path("selector"));
    }

    private boolean selects() {
        JsonNode selector = spec.path("selector");
        return !selector.path("matchLabels").isEmpty()
                || !selector.path("matchExpressions").isEmpty();
    }

    private boolean matches(JsonNode labels) {
        for (Map.Entry<String, JsonNode> label :
                spec.at("/selector/matchLabels").properties()) {
            if (!labels.path(label.getKey()).equals(label.getValue())) {
                return false;
            }
        }
        for (JsonNode expression : spec.at("/selector/matchExpressions")) {
            if (!fits(expression, labels.path(expression.path("key").asString("")))) {
                return false;
            }
        }
        return true;
    }

    /** As Kubernetes has it, a label that is missing is also {@code NotIn} any values. */
    private static boolean fits(JsonNode expression, JsonNode label) {
        boolean among = false;
        for (JsonNode value : expression.path("values")) {
            among |= value.equals(label);
        }
        return switch (expression.path("operator").asString("")) {
            case "In" -> among;
            case "NotIn" -> !among;
            case "Exists" -> !label.isMissingNode();
            case "DoesNotExist" -> label.isMissingNode();
            default -> false;
        };
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
