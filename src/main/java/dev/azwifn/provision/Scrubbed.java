package dev.azwifn.provision;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Other people's messages, on one line, without what must not be seen. */
final class Scrubbed {
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*){0,4}");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b(sig|signature|client_secret|client_assertion|access_token|refresh_token|id_token|AccountKey|password)"
                    + "(\"?\\s*[=:]\\s*\"?)[^\\s&\",;]+");
    private static final Pattern BEARER = Pattern.compile("(?i)\\b(Bearer|SharedKey)\\s+[^\\s\",;]+");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int LONGEST = 600;

    private Scrubbed() {}

    static String of(@Nullable String message) {
        String text =
                SPACE.matcher(message == null ? "" : message).replaceAll(" ").strip();
        text = SECRET.matcher(text).replaceAll("$1$2***");
        text = BEARER.matcher(text).replaceAll("$1 ***");
        text = TOKEN.matcher(text).replaceAll("***");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** The message, or what kind of exception it is. */
    static String ofException(Throwable thrown) {
        String message = of(thrown.getMessage());
        String name = thrown.getClass().getSimpleName();
        return message.isEmpty() ? name : message + " (" + name + ")";
    }
}
