package dev.azwifn.provision;

import dev.azwifn.command.UsageException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times on the command line. */
final class Timeout {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([smh])");

    private Timeout() {}

    /** @param text {@code 90s}, {@code 10m} or {@code 1h} */
    static Duration parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new UsageException("--timeout '" + text + "' is not a time; write 90s, 10m or 1h");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }
}
