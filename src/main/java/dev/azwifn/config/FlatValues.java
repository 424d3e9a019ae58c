package dev.azwifn.config;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Settings given as single strings: by flags and environment variables. Lists are comma separated. */
final class FlatValues {
    private FlatValues() {}

    static Layer ofFlags(Map<String, String> flags) {
        Map<Setting, List<Text>> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String value = setting.flag() == null ? null : flags.get(setting.flag());
            if (value != null) {
                values.put(setting, split(setting, value, flagOf(setting)));
            }
        }
        return new Layer(false, values, null, FlatValues::flagOf);
    }

    /** Empty variables count as unset. */
    static Layer ofEnvironment(Map<String, String> environment) {
        Map<Setting, List<Text>> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            for (String variable : setting.environment()) {
                String value = environment.get(variable);
                if (value != null && !value.isEmpty()) {
                    values.put(setting, fromVariable(setting, value, new Place.Named(variable)));
                    break;
                }
            }
        }
        return new Layer(false, values, null, setting -> new Place.Named(String.join(" or ", setting.environment())));
    }

    /** The items of a flat list, or the one value of a scalar. */
    static List<Text> split(Setting setting, String value, Place place) {
        if (!setting.kind().isList() || setting.kind() == ValueKind.KUBEADM_PATCH) {
            return List.of(new Text(value, place));
        }
        List<Text> items = new ArrayList<>();
        int start = 0;
        while (start <= value.length()) {
            int comma = value.indexOf(',', start);
            int end = comma < 0 ? value.length() : comma;
            items.add(new Text(value.substring(start, end).strip(), place));
            start = end + 1;
        }
        return items;
    }

    private static List<Text> fromVariable(Setting setting, String value, Place place) {
        if (setting != Setting.SERVICE_ACCOUNTS) {
            return split(setting, value, place);
        }
        // The guide's variable holds the namespace of the two service accounts.
        return List.of(
                new Text(value + "/capz-manager", place), new Text(value + "/azureserviceoperator-default", place));
    }

    private static Place flagOf(Setting setting) {
        return new Place.Named(String.valueOf(setting.flag()));
    }
}
