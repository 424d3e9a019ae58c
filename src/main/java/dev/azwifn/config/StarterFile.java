package dev.azwifn.config;

import dev.azwifn.capz.ProviderId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commented config that {@code azwi-fn init} prints: what the flags and the environment give is filled in, every
 * other field is a comment with its meaning and an example, so that one '#' less is all that it takes. Loading the file
 * gives what {@link Sources#load} gives.
 */
public final class StarterFile {
    private static final int WIDTH = 100;
    private static final String HEAD = """
            # yaml-language-server: $schema=workload-identity.schema.json
            # For editors: azwi-fn schema --output json > workload-identity.schema.json makes that file.
            #
            # azwi-fn: the workload identity of your clusters, every fact once.
            # A field behind a '#' is not set: the environment variable in [brackets] counts then, and else the default.
            # Remove the '#' to set it.
            apiVersion: azwi-fn.dev/v1alpha1
            kind: WorkloadIdentity
            metadata:
              name: workload-identity
            spec:
            """;

    private final Layers layers;
    private final @Nullable ProviderId machineIdentity;
    private final StringBuilder out = new StringBuilder(HEAD);

    private StarterFile(Layers layers, @Nullable ProviderId machineIdentity) {
        this.layers = layers;
        this.machineIdentity = machineIdentity;
    }

    /**
     * The file for what the flags and the environment give.
     *
     * @throws ConfigException if a flag or a variable is wrong
     */
    public static String of(Sources sources) {
        ProviderId machineIdentity = sources.load().machineIdentity().providerID();
        return new StarterFile(sources.layers(), machineIdentity).write();
    }

    private String write() {
        Section section = null;
        for (Setting setting : Setting.values()) {
            Section next = setting.section();
            if (setting != Setting.CLOUD && (next == null || next != section)) {
                out.append('\n');
            }
            if (next != null && next != section) {
                comment("  ", next.description(), "");
                line("  ", next.key() + ":");
            }
            section = next;
            write(setting, next == null ? "  " : "    ");
        }
        return out.toString();
    }

    private void write(Setting setting, String indent) {
        comment(indent, setting.description(), variables(setting));
        List<String> values = values(setting);
        String mark = values == null ? "#" : "";
        for (String line : entry(setting, values == null ? example(setting) : values)) {
            line(indent, mark + line);
        }
    }

    /** @param ending stays together on one line */
    private void comment(String indent, String text, String ending) {
        StringBuilder comment = new StringBuilder("#");
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        if (!ending.isEmpty()) {
            words.add(ending);
        }
        for (String word : words) {
            if (indent.length() + comment.length() + word.length() >= WIDTH) {
                line(indent, comment.toString());
                comment.setLength(1);
            }
            comment.append(' ').append(word);
        }
        line(indent, comment.toString());
    }

    private void line(String indent, String text) {
        out.append(indent).append(text).append('\n');
    }

    private static String variables(Setting setting) {
        return setting.environment().isEmpty() ? "" : "[" + String.join(" or ", setting.environment()) + "]";
    }

    /** What to fill in; null to leave it a comment. */
    private @Nullable List<String> values(Setting setting) {
        Setting fallback = setting.fallback();
        if (fallback == null) {
            return layers.given(setting) == null ? null : layers.list(setting);
        }
        // A part of the machine identity: only one that the fallback would not give anyway, of an identity that is
        // whole.
        if (machineIdentity == null || layers.given(Setting.PROVIDER_ID) != null) {
            return null;
        }
        String part = MachineIdentityParts.part(machineIdentity, setting);
        return part.equals(layers.text(fallback)) ? null : List.of(part);
    }

    private List<String> example(Setting setting) {
        List<String> given = layers.list(setting);
        if (!given.isEmpty()) {
            return given; // the default, or a part of a machine identity that is not whole yet
        }
        List<String> values = new ArrayList<>();
        for (Text text : FlatValues.split(setting, setting.example(), new Place.Named(setting.path()))) {
            values.add(text.value());
        }
        return values;
    }

    /** The lines of one field. */
    private static List<String> entry(Setting setting, List<String> values) {
        String key = setting.key() + ":";
        List<String> lines = new ArrayList<>();
        switch (setting.kind()) {
            case PATCH -> {
                lines.add(key);
                setting.example().lines().forEach(line -> lines.add("  " + line));
            }
            case SERVICE_ACCOUNT -> {
                lines.add(key);
                for (String value : values) {
                    int slash = value.indexOf('/');
                    lines.add("  - namespace: " + PlainScalar.of(value.substring(0, slash)));
                    lines.add("    name: " + PlainScalar.of(value.substring(slash + 1)));
                }
            }
            case KUBEADM_PATCH -> {
                lines.add(key);
                for (String value : values) {
                    lines.add("  - |");
                    value.lines().forEach(line -> lines.add("    " + line));
                }
            }
            case FORMER_ISSUER_URL, OBJECT_NAME, ROLE_SCOPE, TARGET, TRANSFORMER -> {
                List<String> items = new ArrayList<>();
                values.forEach(value -> items.add(PlainScalar.of(value)));
                lines.add(key + " [" + String.join(", ", items) + "]");
            }
            case ONE_OR_MORE, ZERO_OR_MORE, YES_NO -> lines.add(key + " " + values.get(0));
            default -> lines.add(key + " " + PlainScalar.of(values.get(0)));
        }
        return lines;
    }
}
