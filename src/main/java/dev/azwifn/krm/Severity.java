package dev.azwifn.krm;

import java.util.Locale;

/** How much a result matters; the most important first. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The protocol's spelling: {@code error}, {@code warning}, {@code info}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
