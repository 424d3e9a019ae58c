package dev.azwifn.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code spec}, field by field, by the table of settings. */
final class SpecReader {
    private final List<Problem> problems;
    private final Map<Setting, List<Text>> values = new EnumMap<>(Setting.class);
    private @Nullable List<WorkloadIdentity.Patch> patches;

    SpecReader(List<Problem> problems) {
        this.problems = problems;
    }

    Layer read(Field root, boolean checkOnly) {
        for (String name : root.value().propertyNames()) {
            if (!List.of("apiVersion", "kind", "metadata", "spec").contains(name)) {
                problems.add(UnknownFields.unknownInSpec(
                        root.member(name), name, List.of("apiVersion", "kind", "metadata", "spec")));
            }
        }
        Field spec = root.member("spec");
        readFields(spec, null);
        return new Layer(checkOnly, values, patches, setting -> field(spec, setting));
    }

    private static Field field(Field spec, Setting setting) {
        Section section = setting.section();
        return (section == null ? spec : spec.member(section.key())).member(setting.key());
    }

    /** The fields of a section, or of {@code spec} itself. */
    private void readFields(Field parent, @Nullable Section section) {
        if (parent.isAbsent()) {
            return;
        }
        if (!parent.value().isObject()) {
            problems.add(parent.isNot("a mapping"));
            return;
        }
        for (String name : parent.value().propertyNames()) {
            Field field = parent.member(name);
            Section inner = section == null ? Section.of(name) : null;
            Setting setting = Setting.of(section, name);
            if (inner != null) {
                readFields(field, inner);
            } else if (setting != null) {
                readSetting(field, setting);
            } else {
                problems.add(UnknownFields.unknownInSpec(field, name, fieldsOf(section)));
            }
        }
    }

    private static List<String> fieldsOf(@Nullable Section section) {
        List<String> names = new ArrayList<>();
        if (section == null) {
            for (Section inner : Section.values()) {
                names.add(inner.key());
            }
        }
        for (Setting setting : Setting.values()) {
            if (setting.section() == section) {
                names.add(setting.key());
            }
        }
        return names;
    }

    private void readSetting(Field field, Setting setting) {
        if (field.isAbsent()) {
            return;
        }
        if (setting == Setting.PATCHES) {
            patches = new PatchReader(problems).read(field);
            return;
        }
        int known = problems.size();
        List<Text> texts = setting.kind().isList() ? list(field, setting.kind()) : scalar(field, setting.kind());
        if (setting.kind().isList() || problems.size() == known) {
            Layer.check(setting, texts, problems);
        }
        if (!texts.isEmpty()) {
            values.put(setting, texts);
        }
    }

    /** Never empty: a value of the wrong type is still given, and must not be called missing elsewhere. */
    private List<Text> scalar(Field field, ValueKind kind) {
        String text =
                kind == ValueKind.YES_NO ? yesNo(field) : kind.isNumber() ? wholeNumber(field) : text(field, problems);
        return List.of(new Text(text == null ? "" : text, field));
    }

    private @Nullable String yesNo(Field field) {
        JsonNode value = field.value();
        if (value.isBoolean()) {
            return value.asString();
        }
        if (!value.isString()) {
            problems.add(field.isNot("true or false"));
            return null;
        }
        String problem = ValueKind.YES_NO.problem(value.stringValue());
        problems.add(
                problem == null
                        ? field.problem(field.isNot("true or false").message() + "; remove the quotes")
                        : field.problem(problem));
        return null;
    }

    private @Nullable String wholeNumber(Field field) {
        JsonNode value = field.value();
        if (value.isIntegralNumber()) {
            return value.bigIntegerValue().toString();
        }
        Problem problem = field.isNot("a whole number");
        boolean isQuoted = value.isString() && Syntax.isCount(value.stringValue(), 0);
        problems.add(isQuoted ? field.problem(problem.message() + "; remove the quotes") : problem);
        return null;
    }

    /** The string of a field; null, with a problem, if it is anything else. */
    static @Nullable String text(Field field, List<Problem> problems) {
        JsonNode value = field.value();
        if (value.isString()) {
            return value.stringValue();
        }
        Problem problem = field.isNot("text");
        boolean needsQuotes = value.isNumber() || value.isBoolean();
        problems.add(needsQuotes ? field.problem(problem.message() + "; put it in quotes") : problem);
        return null;
    }

    private List<Text> list(Field field, ValueKind kind) {
        List<Text> items = new ArrayList<>();
        if (!field.value().isArray()) {
            problems.add(
                    field.value().isString() && kind != ValueKind.SERVICE_ACCOUNT
                            ? field.problem("text where a list is expected; write ["
                                    + field.value().stringValue() + "]")
                            : field.isNot("a list"));
            return items;
        }
        if (field.value().isEmpty() && !kind.mayBeEmpty()) {
            problems.add(field.problem("an empty list; give at least one item, or leave it out"));
        }
        for (int i = 0; i < field.value().size(); i++) {
            Field item = field.item(i);
            String text = kind == ValueKind.SERVICE_ACCOUNT ? serviceAccount(item) : text(item, problems);
            if (text != null) {
                items.add(new Text(text, item));
            }
        }
        return items;
    }

    /** {@code namespace/name}. */
    private @Nullable String serviceAccount(Field item) {
        if (!item.value().isObject()) {
            problems.add(item.isNot("a mapping of namespace and name"));
            return null;
        }
        UnknownFields.reject(item, List.of("namespace", "name"), problems);
        String namespace = required(item.member("namespace"));
        String name = required(item.member("name"));
        return namespace == null || name == null ? null : namespace + "/" + name;
    }

    private @Nullable String required(Field field) {
        if (field.isAbsent()) {
            problems.add(field.problem("missing"));
            return null;
        }
        return text(field, problems);
    }
}
