package dev.azwifn.trust.explain;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a log record says beside its error. */
final class Surroundings {
    private static final int BEFORE = 60;
    private static final int BEHIND = 240;

    /** As Entra ID writes it, with date and zone. */
    private static final Pattern ENTRA_TIME =
            Pattern.compile("Timestamp:\\s+(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\dZ)");

    private static final Pattern LOG_TIME = Pattern.compile("[IWEF](?<klog>\\d{4} \\d\\d:\\d\\d:\\d\\d)"
            + "|.{0,40}?(?<iso>\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)?)");

    /** The keys that controller-runtime adds, as klog or as JSON. */
    private static final Pattern OBJECT = Pattern.compile(
            "controllerKind\"?[=:]\"(?<kind>\\w+)\"[, ]\"?\\k<kind>\"?[=:]"
                    + "(?:\"(?<path>[\\w./-]+)\"|\\{\"name\":\"(?<name>[\\w.-]+)\",\"namespace\":\"(?<namespace>[\\w-]*)\"\\})");

    private Surroundings() {}

    static @Nullable String time(String text, String behind) {
        Matcher entra = ENTRA_TIME.matcher(behind);
        if (entra.find()) {
            return entra.group(1);
        }
        Matcher log = LOG_TIME.matcher(text);
        if (!log.lookingAt()) {
            return null;
        }
        String klog = log.group("klog");
        return klog == null ? log.group("iso") : klog.substring(0, 2) + "-" + klog.substring(2);
    }

    static @Nullable String object(String text) {
        Matcher object = OBJECT.matcher(text);
        if (!object.find()) {
            return null;
        }
        String path = object.group("path");
        return object.group("kind") + "/"
                + (path != null ? path : object.group("namespace") + "/" + object.group("name"));
    }

    /** Whole words, on one line. */
    static String excerpt(String text, int start, int end) {
        int from = start;
        int to = end;
        int first = Math.max(0, start - BEFORE);
        int last = Math.min(text.length(), end + BEHIND);
        for (int i = start; i >= first; i--) {
            from = i == 0 || isSpace(text.charAt(i - 1)) ? i : from;
        }
        for (int i = end; i <= last; i++) {
            to = i == text.length() || isSpace(text.charAt(i)) ? i : to;
        }
        String shown = text.substring(from, to).replaceAll("-{8,}", " ").replaceAll("\\s+", " ");
        return (from > 0 ? "… " : "") + shown.strip() + (to < text.length() ? " …" : "");
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c);
    }
}
