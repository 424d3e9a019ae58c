package dev.azwifn.config;

import java.util.List;
import java.util.Locale;

/** Text as a YAML scalar: plain if every reader takes it for that text, quoted otherwise. */
final class PlainScalar {
    private static final List<String> WORDS =
            List.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf");

    private PlainScalar() {}

    static String of(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** Strict: what begins like a number or holds anything that YAML may treat specially is not plain. */
    private static boolean isPlain(String text) {
        if (Syntax.isGuid(text)) {
            return true;
        }
        if (text.isEmpty() || WORDS.contains(text.toLowerCase(Locale.ROOT)) || text.endsWith(":")) {
            return false;
        }
        char first = text.charAt(0);
        return (first == '/' || Character.isLetter(first)) && Syntax.hasOnly(text, Syntax.LETTERS + "-_./:%@+()=~");
    }
}
