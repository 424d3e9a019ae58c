package dev.azwifn.provision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step found.
 *
 * @param action what is to be done about it
 * @param facts what was compared
 * @param notes what a person should know besides, and nothing is done about
 * @param change does it
 */
record Reading(Action action, List<Fact> facts, List<String> notes, Runnable change) {
    /** As it should be. */
    static Reading same(List<Fact> facts, List<String> notes) {
        return new Reading(Action.KEEP, facts, notes, () -> {});
    }

    /** Not there. */
    static Reading missing(List<Fact> facts, Runnable change) {
        return new Reading(Action.CREATE, facts, List.of(), change);
    }

    /** There, and repaired if anything differs. */
    static Reading compared(List<Fact> facts, List<String> notes, Runnable change) {
        return facts.stream().allMatch(Fact::same)
                ? same(facts, notes)
                : new Reading(Action.UPDATE, facts, notes, change);
    }

    boolean differs() {
        return action != Action.KEEP || facts.stream().anyMatch(fact -> !fact.same());
    }

    /** What differs, on one line: {@code issuer: https://a -> https://a/}. */
    String differences() {
        List<String> parts = new ArrayList<>();
        for (Fact fact : facts) {
            if (!fact.same()) {
                parts.add(fact.name() + ": " + text(fact.actual()) + " -> " + text(fact.wanted()));
            }
        }
        return String.join("; ", parts);
    }

    private static String text(@Nullable String value) {
        return value == null ? "none" : value;
    }
}
