package dev.azwifn.config;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one source gives.
 *
 * @param values one text for a scalar, one an item for a list; a list that was given empty is not there
 * @param patches null if not given
 * @param places where a setting is, or would be, given
 */
record Layer(
        boolean checkOnly,
        Map<Setting, List<Text>> values,
        @Nullable List<WorkloadIdentity.Patch> patches,
        Function<Setting, Place> places) {

    static final Layer EMPTY = new Layer(false, Map.of(), null, setting -> new Place.Named(setting.path()));

    @Nullable
    Text text(Setting setting) {
        List<Text> texts = values.get(setting);
        return texts == null ? null : texts.get(0);
    }

    /** What is wrong with the values of one setting. */
    static void check(Setting setting, List<Text> texts, List<Problem> problems) {
        for (int i = 0; i < texts.size(); i++) {
            Text text = texts.get(i);
            String problem = setting.kind().problem(text.value());
            if (problem == null && isRepeated(texts, i)) {
                problem = "'" + text.value() + "' is given twice; remove one";
            }
            if (problem != null) {
                problems.add(text.place().problem(problem));
            }
        }
    }

    private static boolean isRepeated(List<Text> texts, int index) {
        for (Text earlier : texts.subList(0, index)) {
            if (earlier.value().equals(texts.get(index).value())) {
                return true;
            }
        }
        return false;
    }
}
