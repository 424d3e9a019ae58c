package dev.azwifn.trust.explain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the time in which a token is valid lies to the clock of Entra ID. */
final class Clock {
    private Clock() {}

    /** A sentence; null if the times are not known. */
    static @Nullable String says(Map<Detail, String> details) {
        Instant now = instant(details.get(Detail.NOW));
        Instant notBefore = instant(details.get(Detail.NOT_BEFORE));
        Instant expires = instant(details.get(Detail.EXPIRES));
        if (now == null || notBefore == null || expires == null) {
            return null;
        }
        if (now.isAfter(expires)) {
            return "By Entra's clock the token expired " + text(Duration.between(expires, now))
                    + " before it was presented: nobody renewed it, or the clock of the control plane is slow.";
        }
        if (now.isBefore(notBefore)) {
            return "By Entra's clock the token becomes valid " + text(Duration.between(now, notBefore))
                    + " after it was presented: the clock of the control plane is fast.";
        }
        return "By Entra's clock the token was valid when this was written.";
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(Duration duration) {
        if (duration.toDays() > 0) {
            return count(duration.toDays(), "day") + and(duration.toHoursPart(), "hour");
        }
        if (duration.toHours() > 0) {
            return count(duration.toHours(), "hour") + and(duration.toMinutesPart(), "minute");
        }
        return duration.toMinutes() > 0
                ? count(duration.toMinutes(), "minute") + and(duration.toSecondsPart(), "second")
                : count(duration.toSeconds(), "second");
    }

    private static String and(long number, String unit) {
        return number == 0 ? "" : " and " + count(number, unit);
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
