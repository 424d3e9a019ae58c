package dev.azwifn.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds fields that do not exist, and the ones that were meant. */
final class UnknownFields {
    private UnknownFields() {}

    static void reject(Field parent, List<String> known, List<Problem> problems) {
        for (String name : parent.value().propertyNames()) {
            if (!known.contains(name)) {
                problems.add(unknown(parent.member(name), name, known));
            }
        }
    }

    static Problem unknown(Field field, String name, List<String> known) {
        return field.problem("unknown field; " + Suggestion.didYouMean(name, known));
    }

    /** As {@link #unknown}, for a place where a field of another part of {@code spec} may have been put by mistake. */
    static Problem unknownInSpec(Field field, String name, List<String> known) {
        String elsewhere = isSpelledOtherwise(name, known) ? null : elsewhere(name);
        return elsewhere == null
                ? unknown(field, name, known)
                : field.problem("unknown field; did you mean spec." + elsewhere + "?");
    }

    private static boolean isSpelledOtherwise(String name, List<String> known) {
        for (String candidate : known) {
            if (candidate.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    /** The path of the one field with that name; null if there is none, or several. */
    private static @Nullable String elsewhere(String name) {
        for (Section section : Section.values()) {
            if (section.key().equalsIgnoreCase(name)) {
                return section.key();
            }
        }
        String path = null;
        for (Setting setting : Setting.values()) {
            if (setting.flatKey().equalsIgnoreCase(name)) {
                return setting.path();
            }
            if (setting.key().equalsIgnoreCase(name)) {
                if (path != null) {
                    return null;
                }
                path = setting.path();
            }
        }
        return path;
    }
}
