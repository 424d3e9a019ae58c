package dev.azwifn.provision;

import org.jspecify.annotations.Nullable;

/**
 * Something that is there, and what destroy does with it.
 *
 * @param kept why it stays; null if it goes
 */
record Removal(String title, @Nullable String kept, Runnable delete) {
    static Removal of(String title, Runnable delete) {
        return new Removal(title, null, delete);
    }

    static Removal kept(String title, String reason) {
        return new Removal(title, reason, () -> {});
    }

    boolean isKept() {
        return kept != null;
    }
}
