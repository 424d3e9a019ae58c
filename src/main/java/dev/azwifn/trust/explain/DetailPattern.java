package dev.azwifn.trust.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A regular expression whose named groups are details. */
record DetailPattern(Pattern pattern, List<Detail> details) {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");

    /** A line that was wrapped in the middle of a value; white space inside a line stays, because it may be the mistake. */
    private static final Pattern WRAP = Pattern.compile("\\s*\\n\\s*");

    static DetailPattern of(String regex) {
        List<Detail> details = new ArrayList<>();
        Matcher groups = GROUP.matcher(regex);
        while (groups.find()) {
            Detail detail = Detail.of(groups.group(1));
            if (detail == null) {
                throw new IllegalArgumentException(groups.group(1) + " is no detail");
            }
            details.add(detail);
        }
        // Between two words may be any white space, a wrapped line for one.
        return new DetailPattern(Pattern.compile(regex.replace(" ", "\\s+")), List.copyOf(details));
    }

    /** Adds what the text says, without secrets, to {@code found}; what is there already stays. */
    void read(String text, Map<Detail, String> found) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            return;
        }
        for (Detail detail : details) {
            String value = matcher.group(detail.key());
            if (value != null && !value.isEmpty()) {
                found.putIfAbsent(detail, Secrets.masked(WRAP.matcher(value).replaceAll("")));
            }
        }
    }
}
