package dev.azwifn.config;

import dev.azwifn.yaml.Location;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a config.
 *
 * @param location where in a file; null for flags and environment variables
 * @param subject the field ({@code spec.azure.tenantID}), flag ({@code --tenant-id}) or environment variable; empty for
 *     the file as a whole
 * @param message what is wrong, and what to do
 */
public record Problem(@Nullable Location location, String subject, String message) {
    public Problem {
        message = onOneLine(message); // values are quoted in messages, and a value can hold anything
    }

    /** {@code file:line:column: subject: message}. */
    @Override
    public String toString() {
        String place =
                location == null ? "" : location.source() + ":" + location.line() + ":" + location.column() + ": ";
        return place + (subject.isEmpty() ? "" : subject + ": ") + message;
    }

    private static String onOneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line.append("\\n");
            } else {
                line.append(Character.isISOControl(c) ? '?' : c);
            }
        }
        return line.toString();
    }
}
