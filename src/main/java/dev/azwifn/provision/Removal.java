package dev.azwifn.provision;

import org.jspecify.annotations.Nullable;

/**
 * Something that is there, and what destroy does with it.
 *
 * @param id of the Azure resource that goes; null if it stays, or is a part of one
 * @param kept why it stays; null if it goes
 */
record Removal(String title, @Nullable String id, @Nullable String kept, Runnable delete) {
    static Removal ofResource(String title, String id, Runnable delete) {
        return new Removal(title, id, null, delete);
    }

    static Removal of(String title, Runnable delete) {
        return new Removal(title, null, null, delete);
    }

    static Removal kept(String title, String reason) {
        return new Removal(title, null, reason, () -> {});
    }

    boolean isKept() {
        return kept != null;
    }
}
