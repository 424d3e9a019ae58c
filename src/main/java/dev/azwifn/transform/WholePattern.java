package dev.azwifn.transform;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A regular expression for a whole value. Most are plain words, which need no regular expressions at all. */
final class WholePattern {
    /** Far more than it takes to read a name; an expression that goes back and forth takes ever more. */
    private static final int MOST_STEPS = 1_000_000;

    private final String field;
    private final String text;
    private final @Nullable Pattern pattern;

    private WholePattern(String field, String text, @Nullable Pattern pattern) {
        this.field = field;
        this.text = text;
        this.pattern = pattern;
    }

    /**
     * @param text null or empty to match everything
     * @throws IllegalArgumentException if it is not a regular expression
     */
    static WholePattern of(String field, @Nullable String text) {
        if (text == null || isPlain(text)) {
            return new WholePattern(field, text == null ? "" : text, null);
        }
        try {
            return new WholePattern(field, text, Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    field + " is not a regular expression: " + text + " (" + e.getDescription() + ")", e);
        }
    }

    /** @throws TooCostly if the regular expression cannot be tried on this value */
    boolean matches(String value) {
        if (pattern == null) {
            return text.isEmpty() || text.equals(value);
        }
        try {
            return pattern.matcher(new Counted(value)).matches();
        } catch (StackOverflowError e) {
            throw tooCostly();
        }
    }

    private TooCostly tooCostly() {
        return new TooCostly(field + " takes too long or too much memory on a value of this input: " + text
                + "; write an expression without repetitions inside repetitions, such as (a*)*");
    }

    /** An expression that cannot be tried on a value. */
    static final class TooCostly extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooCostly(String message) {
            super(message);
        }
    }

    /** A value that can be looked at a limited number of times. */
    private final class Counted implements CharSequence {
        private final String value;
        private int steps;

        Counted(String value) {
            this.value = value;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MOST_STEPS) {
                throw tooCostly();
            }
            return value.charAt(index);
        }

        @Override
        public int length() {
            return value.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return value.substring(start, end);
        }

        @Override
        public String toString() {
            return value;
        }
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
