package dev.azwifn.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a config resource of any of its three kinds. */
final class ConfigReader {
    static final String API_VERSION = "azwi-fn.dev/v1alpha1";
    static final String KIND = "WorkloadIdentity";
    static final String CHECK_KIND = "WorkloadIdentityCheck";
    static final String CONFIG_MAP = "ConfigMap";
    private static final List<String> KINDS = List.of(KIND, CHECK_KIND, CONFIG_MAP);

    private ConfigReader() {}

    /** What the resource gives; adds every problem, and reads on. */
    static Layer read(Field root, List<Problem> problems) {
        if (!root.value().isObject()) {
            problems.add(root.isNot("a " + KIND + " resource"));
            return Layer.EMPTY;
        }
        List<Problem> kindProblems = new ArrayList<>();
        String kind = kind(root.member("kind"), kindProblems);
        boolean isConfigMap = CONFIG_MAP.equals(kind);
        if (kind != null) {
            checkApiVersion(root.member("apiVersion"), isConfigMap ? "v1" : API_VERSION, problems);
        }
        problems.addAll(kindProblems);
        if (kind == null) {
            return Layer.EMPTY;
        }
        return isConfigMap
                ? new ConfigMapReader(problems).read(root)
                : new SpecReader(problems).read(root, kind.equals(CHECK_KIND));
    }

    /** The kind as it is or was probably meant; null if there is no telling. */
    private static @Nullable String kind(Field field, List<Problem> problems) {
        if (field.isAbsent()) {
            problems.add(field.problem("missing; write " + KIND));
            return KIND;
        }
        if (!field.value().isString()) {
            problems.add(field.isNot("text"));
            return KIND;
        }
        String kind = field.value().stringValue();
        if (KINDS.contains(kind)) {
            return kind;
        }
        problems.add(field.problem("'" + kind + "' is not a known kind; " + Suggestion.didYouMean(kind, KINDS)));
        return Suggestion.nearest(kind, KINDS);
    }

    private static void checkApiVersion(Field field, String expected, List<Problem> problems) {
        if (field.isAbsent()) {
            problems.add(field.problem("missing; write " + expected));
        } else if (!field.value().isString()) {
            problems.add(field.isNot("text"));
        } else if (!field.value().stringValue().equals(expected)) {
            problems.add(
                    field.problem("'" + field.value().stringValue() + "' is not a known version; write " + expected));
        }
    }
}
