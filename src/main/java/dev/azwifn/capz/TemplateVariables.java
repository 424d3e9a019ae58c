package dev.azwifn.capz;

/**
 * The variables of a template that {@code clusterctl} has not filled in: <code>${NAME}</code>, and with a default
 * <code>${NAME:=default}</code>, <code>${NAME:-default}</code>, <code>${NAME=default}</code> or
 * <code>${NAME-default}</code>. A default may hold variables itself.
 */
public final class TemplateVariables {
    private TemplateVariables() {}

    /** Whether {@code text} still holds a variable. */
    public static boolean areIn(String text) {
        return text.contains("${");
    }

    /** Whether {@code text} is nothing but one variable, which has no default. */
    public static boolean isOnlyAVariable(String text) {
        return text.startsWith("${")
                && end(text, 0) == text.length()
                && startOfDefault(text.substring(2, text.length() - 1)) < 0;
    }

    /** {@code text} as it is when nobody sets the variables: those with a default replaced by it, the others as they are. */
    public static String withDefaults(String text) {
        int start = text.indexOf("${");
        int end = start < 0 ? -1 : end(text, start);
        if (end < 0) {
            return text;
        }
        String variable = text.substring(start + 2, end - 1);
        int defaultAt = startOfDefault(variable);
        String value =
                defaultAt < 0 ? text.substring(start, end) : withDefaults(unquoted(variable.substring(defaultAt)));
        return text.substring(0, start) + value + withDefaults(text.substring(end));
    }

    /** The index behind the brace that closes the variable at {@code start}; -1 if none does. */
    private static int end(String text, int start) {
        int depth = 0;
        for (int i = start; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Where the default begins in the inside of a variable; -1 if it has none. */
    private static int startOfDefault(String variable) {
        int name = 0;
        while (name < variable.length()
                && (Character.isLetterOrDigit(variable.charAt(name)) || variable.charAt(name) == '_')) {
            name++;
        }
        int operator = variable.startsWith(":", name) ? name + 1 : name;
        return variable.startsWith("=", operator) || variable.startsWith("-", operator) ? operator + 1 : -1;
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
