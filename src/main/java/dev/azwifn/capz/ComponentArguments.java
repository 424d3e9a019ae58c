package dev.azwifn.capz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The command line of kube-apiserver, in any form that a bootstrap provider has for it.
 *
 * <pre>
 * {service-account-issuer: …}                    kubeadm v1beta3, Cluster API v1beta1
 * [{name: service-account-issuer, value: …}]     kubeadm v1beta4, Cluster API v1beta2
 * [--service-account-issuer=…]                   RKE2
 * </pre>
 */
public final class ComponentArguments {
    public static final String ISSUER = "service-account-issuer";
    public static final String KEY_FILE = "service-account-key-file";
    public static final String SIGNING_KEY_FILE = "service-account-signing-key-file";

    /** A value, and where it stands in {@code extraArgs}. */
    public record Argument(String value, JsonPointer field) {}

    private final Map<String, List<Argument>> arguments = new LinkedHashMap<>();

    public ComponentArguments(JsonNode extraArgs) {
        if (extraArgs.isObject()) {
            extraArgs
                    .properties()
                    .forEach(entry -> add(
                            entry.getKey(),
                            entry.getValue().asString(""),
                            JsonPointer.empty().appendProperty(entry.getKey())));
        } else {
            for (int i = 0; i < extraArgs.size(); i++) {
                addItem(extraArgs.get(i), JsonPointer.empty().appendIndex(i));
            }
        }
    }

    private void addItem(JsonNode item, JsonPointer field) {
        if (item.isObject()) {
            add(item.path("name").asString(""), item.path("value").asString(""), field.appendProperty("value"));
        } else {
            String text = item.asString("");
            String flag = text.startsWith("--") ? text.substring(2) : text;
            int equals = flag.indexOf('=');
            if (equals > 0) {
                add(flag.substring(0, equals), flag.substring(equals + 1), field);
            }
        }
    }

    private void add(String name, String value, JsonPointer field) {
        arguments.computeIfAbsent(name, each -> new ArrayList<>()).add(new Argument(value, field));
    }

    public List<Argument> all(String name) {
        return arguments.getOrDefault(name, List.of());
    }

    /** Of several issuers the first signs; null if there is none. */
    public @Nullable Argument first(String name) {
        List<Argument> all = all(name);
        return all.isEmpty() ? null : all.get(0);
    }
}
