package dev.azwifn.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the flat keys of a ConfigMap: {@code tenantID} or {@code azure.tenantID}; every value is a string. */
final class ConfigMapReader {
    private final List<Problem> problems;
    private final Map<Setting, List<Text>> values = new EnumMap<>(Setting.class);
    private @Nullable List<WorkloadIdentity.Patch> patches;

    ConfigMapReader(List<Problem> problems) {
        this.problems = problems;
    }

    Layer read(Field root) {
        UnknownFields.reject(root, List.of("apiVersion", "kind", "metadata", "data", "immutable"), problems);
        Field data = root.member("data");
        if (data.value().isObject()) {
            readData(data);
        } else if (!data.isAbsent()) {
            problems.add(data.isNot("a mapping"));
        }
        return new Layer(false, values, patches, setting -> data.member(setting.flatKey()));
    }

    private void readData(Field data) {
        for (String key : data.value().propertyNames()) {
            Field field = data.member(key);
            Setting setting = setting(key);
            if (setting == null) {
                problems.add(UnknownFields.unknown(field, key, flatKeys()));
                continue;
            }
            String text = field.isAbsent() ? null : SpecReader.text(field, problems);
            if (text != null) {
                readSetting(field, setting, text);
            }
        }
    }

    private void readSetting(Field field, Setting setting, String text) {
        if (setting == Setting.PATCHES) {
            Field list = EmbeddedYaml.parse(field, problems);
            patches = list == null ? List.of() : new PatchReader(problems).read(list);
            return;
        }
        if (values.containsKey(setting)) {
            problems.add(field.problem(
                    "given twice, as " + setting.flatKey() + " and as " + setting.path() + "; remove one"));
            return;
        }
        List<Text> texts = FlatValues.split(setting, text, field);
        Layer.check(setting, texts, problems);
        values.put(setting, texts);
    }

    private static @Nullable Setting setting(String key) {
        for (Setting setting : Setting.values()) {
            if (setting.flatKey().equals(key) || setting.path().equals(key)) {
                return setting;
            }
        }
        return null;
    }

    private static List<String> flatKeys() {
        List<String> keys = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            keys.add(setting.flatKey());
        }
        return keys;
    }
}
