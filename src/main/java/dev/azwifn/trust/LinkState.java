package dev.azwifn.trust;

import java.util.Locale;

/** How a link was found. */
public enum LinkState {
    /** All of it was checked, and holds. */
    OK("✓", "ok"),
    /** It holds, but something about it is doubtful. */
    WARNING("!", "doubtful"),
    BROKEN("✗", "broken"),
    /** Nothing is wrong with what was checked, but not everything was. */
    UNKNOWN("?", "not known");

    private final String mark;
    private final String word;

    LinkState(String mark, String word) {
        this.mark = mark;
        this.word = word;
    }

    /** Stable, for programs: {@code ok}, {@code warning}, {@code broken}, {@code unknown}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One character that tells it without colour. */
    public String mark() {
        return mark;
    }

    /** The state for people. */
    public String word() {
        return word;
    }
}
