package dev.azwifn.trust.explain;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what an error says, beside what the config says, to sentences and steps. */
final class Reasoning {
    /** Each once, in the order to be read. */
    final Set<String> notes = new LinkedHashSet<>();

    private final Entry entry;
    private final Catalogue catalogue;
    private final Expected expected;
    private final Set<Step> repairs = new LinkedHashSet<>();
    private boolean differs;
    private boolean isSame;

    Reasoning(Entry entry, Catalogue catalogue, Expected expected) {
        this.entry = entry;
        this.catalogue = catalogue;
        this.expected = expected;
    }

    void consider(Comparison comparison) {
        Advice advice = catalogue.advice(comparison.detail());
        if (!entry.about().contains(comparison.detail())) {
            note(comparison.differs() ? advice.differs() : null);
            return;
        }
        isSame |= comparison.isSame();
        if (comparison.differs()) {
            differs = true;
            note(advice.source());
            repairs.addAll(advice.steps());
        }
        note(advice.values().get(comparison.found()));
        String mistake = mistake(advice, comparison.found());
        note(mistake);
        note(comparison.differs() && mistake == null ? advice.differs() : null);
    }

    private @Nullable String mistake(Advice advice, String found) {
        for (Detail other : advice.mistakenFor().keySet()) {
            if (expected.of(other).stream().anyMatch(value -> other.equal(value, found))) {
                return advice.mistakenFor().get(other);
            }
        }
        return null;
    }

    void conclude(Problem problem) {
        note(isSame && !differs ? entry.same() : null);
        note(Clock.says(problem.details()));
        note(derived(problem.code(), entry));
    }

    /** That a code was found by its beginning only; null if it was not. */
    static @Nullable String derived(String code, Entry entry) {
        return !entry.isOfEntra() || code.equals(entry.code())
                ? null
                : code + " itself is not known here; it begins with " + entry.code() + ", which is explained.";
    }

    private void note(@Nullable String sentence) {
        if (sentence != null) {
            notes.add(sentence);
        }
    }

    /** Where something differs, that; else what helps in general. */
    Collection<Step> steps() {
        return repairs.isEmpty() ? entry.fix() : List.copyOf(repairs);
    }
}
