package dev.azwifn.transform;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression for a whole value. Most are plain words, which need no regular expressions at all. */
final class WholePattern {
    private final String text;
    private final @Nullable Pattern pattern;

    private WholePattern(String text, @Nullable Pattern pattern) {
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * @param text null or empty to match everything
     * @throws IllegalArgumentException if it is not a regular expression
     */
    static WholePattern of(String field, @Nullable String text) {
        if (text == null || isPlain(text)) {
            return new WholePattern(text == null ? "" : text, null);
        }
        try {
            return new WholePattern(text, Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    field + " is not a regular expression: " + text + " (" + e.getDescription() + ")", e);
        }
    }

    boolean matches(String value) {
        return pattern == null
                ? text.isEmpty() || text.equals(value)
                : pattern.matcher(value).matches();
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetterOrDigit(c) && c != '-' && c != '_' && c != '/') {
                return false;
            }
        }
        return true;
    }
}
