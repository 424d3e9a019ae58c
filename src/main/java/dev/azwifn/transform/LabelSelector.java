package dev.azwifn.transform;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * kubectl's selector language: {@code a=b}, {@code a==b}, {@code a!=b}, {@code a in (b,c)}, {@code a notin (b,c)},
 * {@code a}, {@code !a}; a comma between requirements means "and".
 */
final class LabelSelector {
    /**
     * One requirement.
     *
     * @param values null if only the key counts
     * @param negated as in Kubernetes, a label that is missing also has none of the values
     */
    private record Requirement(String key, @Nullable Set<String> values, boolean negated) {
        boolean fits(JsonNode labels) {
            JsonNode label = labels.path(key);
            boolean has = values == null
                    ? !label.isMissingNode()
                    : !label.isMissingNode() && values.contains(label.asString(""));
            return has != negated;
        }
    }

    private final List<Requirement> requirements;

    private LabelSelector(List<Requirement> requirements) {
        this.requirements = requirements;
    }

    /**
     * @param text null or blank to match everything
     * @throws IllegalArgumentException if it is not a selector
     */
    static LabelSelector parse(String field, @Nullable String text) {
        List<Requirement> requirements = new ArrayList<>();
        if (text != null && !text.isBlank()) {
            for (String part : split(text)) {
                Requirement requirement = requirement(part.strip());
                if (requirement == null) {
                    throw new IllegalArgumentException(field + " is not a selector: " + text
                            + "; write a=b, a!=b, a in (b,c), a notin (b,c), a or !a");
                }
                requirements.add(requirement);
            }
        }
        return new LabelSelector(requirements);
    }

    boolean matches(JsonNode labels) {
        for (Requirement requirement : requirements) {
            if (!requirement.fits(labels)) {
                return false;
            }
        }
        return true;
    }

    /** Splits at the commas outside parentheses. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(' -> depth++;
                case ')' -> depth--;
                case ',' -> {
                    if (depth == 0) {
                        parts.add(text.substring(start, i));
                        start = i + 1;
                    }
                }
                default -> {}
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static @Nullable Requirement requirement(String part) {
        if (part.endsWith(")")) {
            return setRequirement(part);
        }
        int equals = part.indexOf('=');
        if (equals >= 0) {
            boolean negated = part.startsWith("!", equals - 1);
            String key = part.substring(0, negated ? equals - 1 : equals).strip();
            String value = part.substring(part.startsWith("==", equals) ? equals + 2 : equals + 1)
                    .strip();
            return isKey(key) && isValue(value) ? new Requirement(key, Set.of(value), negated) : null;
        }
        boolean negated = part.startsWith("!");
        String key = part.substring(negated ? 1 : 0).strip();
        return isKey(key) ? new Requirement(key, null, negated) : null;
    }

    private static @Nullable Requirement setRequirement(String part) {
        int open = part.indexOf('(');
        String head = open < 0 ? "" : part.substring(0, open).strip();
        int space = head.lastIndexOf(' ');
        String key = space < 0 ? "" : head.substring(0, space).strip();
        String operator = head.substring(space + 1);
        if (!isKey(key) || !(operator.equals("in") || operator.equals("notin"))) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (String value : part.substring(open + 1, part.length() - 1).split(",", -1)) {
            values.add(value.strip());
            if (!isValue(value.strip())) {
                return null;
            }
        }
        return new Requirement(key, Set.copyOf(values), operator.equals("notin"));
    }

    private static boolean isKey(String text) {
        return !text.isEmpty() && isValue(text);
    }

    private static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (" \t=!(),<>".indexOf(text.charAt(i)) >= 0) {
                return false;
            }
        }
        return true;
    }
}
