package dev.azwifn.rotate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a rotation waits.
 *
 * @param caches until everybody who keeps the published keys has read them anew
 * @param tokens until the last token has run out: the longest lifetime of any
 */
public record Waits(Duration caches, Duration tokens) {
    /** Microsoft's libraries keep keys for up to a day, but read them again for a key ID that they do not know; CAPZ's tokens live for an hour, and a kubelet keeps none for more than a day. */
    public static final Waits DEFAULT = new Waits(Duration.ofHours(1), Duration.ofHours(24));

    /** kube-apiserver's own longest lifetime of a token is no more than this. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smhd])");

    /**
     * Reads {@code 90s}, {@code 45m}, {@code 24h} or {@code 2d}.
     *
     * @throws IllegalArgumentException for anything else; the message is the end of a sentence
     */
    public static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a time; write 90s, 45m, 24h or 2d");
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is more than a year, which no token lives");
        }
        return duration;
    }

    /** As {@link #parse} reads it, in whole hours, minutes or seconds. */
    public static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
