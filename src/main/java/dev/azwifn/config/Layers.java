package dev.azwifn.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sources in their precedence, merged per field.
 *
 * @param chosen what the user chose for this run: the flags, then the file
 * @param environment what happens to be set; checked only where it counts, since it may be meant for something else.
 *     Null where it must not count at all
 */
record Layers(List<Layer> chosen, @Nullable Layer environment) {
    static Layers of(Map<String, String> flags, Layer file, @Nullable Layer environment) {
        return new Layers(List.of(FlatValues.ofFlags(flags), file), environment);
    }

    /** The value that counts; null if no source gives one. Defaults and fallbacks are not looked at. */
    @Nullable
    List<Text> given(Setting setting) {
        List<Text> texts = chosen(setting);
        return texts == null && environment != null ? environment.values().get(setting) : texts;
    }

    @Nullable
    List<Text> chosen(Setting setting) {
        for (Layer layer : chosen) {
            List<Text> texts = layer.values().get(setting);
            if (texts != null) {
                return texts;
            }
        }
        return null;
    }

    /** The value of a scalar, or its default; null if there is neither. */
    @Nullable
    String text(Setting setting) {
        List<Text> texts = given(setting);
        return texts == null ? setting.defaultValue() : texts.get(0).value();
    }

    /** The value of a scalar that has a default. */
    String textOrDefault(Setting setting) {
        String text = text(setting);
        if (text == null) {
            throw new IllegalStateException(setting + " has no default");
        }
        return text;
    }

    /** A setting that is true or false; false if nothing says so. */
    boolean isOn(Setting setting) {
        return Boolean.parseBoolean(text(setting));
    }

    /** The items of a list, or of its default; empty if there is neither. */
    List<String> list(Setting setting) {
        List<Text> texts = given(setting);
        String defaultValue = setting.defaultValue();
        if (texts == null && defaultValue != null) {
            texts = FlatValues.split(setting, defaultValue, new Place.Named(setting.path()));
        }
        List<String> values = new ArrayList<>();
        if (texts != null) {
            for (Text text : texts) {
                values.add(text.value());
            }
        }
        return List.copyOf(values);
    }

    List<WorkloadIdentity.Patch> patches() {
        for (Layer layer : chosen) {
            if (layer.patches() != null) {
                return layer.patches();
            }
        }
        return List.of();
    }

    boolean checkOnly() {
        for (Layer layer : chosen) {
            if (layer.checkOnly()) {
                return true;
            }
        }
        return false;
    }

    /** Checks the flags, and of the environment what counts; a file is checked as it is read. */
    void check(List<Problem> problems) {
        for (Map.Entry<Setting, List<Text>> flag : chosen.get(0).values().entrySet()) {
            Layer.check(flag.getKey(), flag.getValue(), problems);
        }
        Map<Setting, List<Text>> variables = environment == null ? Map.of() : environment.values();
        for (Map.Entry<Setting, List<Text>> variable : variables.entrySet()) {
            if (!isOverridden(variable.getKey())) {
                Layer.check(variable.getKey(), variable.getValue(), problems);
            }
        }
    }

    /** Whether a flag or the file keeps the environment from counting. */
    private boolean isOverridden(Setting setting) {
        if (chosen(setting) != null) {
            return true;
        }
        Setting fallback = setting.fallback();
        return fallback != null && (chosen(fallback) != null || chosen(Setting.PROVIDER_ID) != null);
    }
}
