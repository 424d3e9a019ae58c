package dev.azwifn.trust.explain;

import dev.azwifn.krm.ShellWord;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something to do.
 *
 * @param command for a shell; null if the sentence says it all
 */
public record Step(String sentence, @Nullable String command) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)\\}");

    /** With values for the names in braces, quoted for a shell where they need to be; a name without one is written in capitals. */
    Step with(Map<String, String> values) {
        if (command == null) {
            return this;
        }
        return new Step(
                sentence,
                PLACE.matcher(command).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), values))));
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            return name.toUpperCase(Locale.ROOT);
        }
        return ShellWord.of(value);
    }
}
