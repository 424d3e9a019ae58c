package dev.azwifn.trust.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an error means, and with a config, what it means here.
 *
 * @param code as it is written in the log, or was asked for
 * @param comparisons what the error says, beside what the config says
 * @param notes what follows from that, as sentences
 * @param steps what to do
 */
public record Explanation(
        String code, Entry entry, List<Comparison> comparisons, List<String> notes, List<Step> steps) {
    private static final String CONFIG = "config";

    /**
     * Of an error in a log.
     *
     * @param entry what the catalogue has for it
     * @param config the config's file, for commands
     */
    public static Explanation of(Problem problem, Entry entry, Catalogue catalogue, Expected expected, String config) {
        List<Comparison> comparisons = new ArrayList<>();
        problem.details()
                .forEach((detail, found) -> comparisons.add(Comparison.of(detail, found, expected.of(detail))));
        Reasoning reasoning = new Reasoning(entry, catalogue, expected);
        comparisons.forEach(reasoning::consider);
        reasoning.conclude(problem);
        Map<String, String> values = new HashMap<>(Map.of(CONFIG, config));
        problem.details().forEach((detail, found) -> values.put(detail.key(), found));
        return new Explanation(
                problem.code(),
                entry,
                comparisons,
                List.copyOf(reasoning.notes),
                reasoning.steps().stream().map(step -> step.with(values)).toList());
    }

    /** Of a code by itself. */
    public static Explanation of(String code, Entry entry, String config) {
        List<Step> steps = entry.fix().stream()
                .map(step -> step.with(Map.of(CONFIG, config)))
                .toList();
        String derived = Reasoning.derived(code, entry);
        return new Explanation(code, entry, List.of(), derived == null ? List.of() : List.of(derived), steps);
    }

    /** Whether a difference to the config is the cause. */
    public boolean isDecided() {
        return comparisons.stream()
                .anyMatch(comparison -> comparison.differs() && entry.about().contains(comparison.detail()));
    }

    /** Whether the comparison left one cause only: that difference, or what follows if there is none. */
    public boolean isConcluded() {
        return isDecided() || (entry.same() != null && notes.contains(entry.same()));
    }
}
