package dev.azwifn.provision;

import dev.azwifn.config.Section;
import dev.azwifn.config.Setting;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Outputs as JSON Patch operations on a config: a WorkloadIdentity, or the flat keys of a ConfigMap. */
final class ChosenEdits {
    private ChosenEdits() {}

    /** @param config the root of a config that was read without problems */
    static List<Operation> of(JsonNode config, List<Chosen> outputs) {
        boolean isFlat = config.path("kind").asString("").equals("ConfigMap");
        return isFlat ? flat(config, outputs) : sections(config, outputs);
    }

    /** Whether a config has a place for a field, be it empty. */
    static boolean names(JsonNode config, Setting field) {
        JsonNode data = config.path("data");
        Section section = field.section();
        return data.has(field.flatKey())
                || data.has(field.path())
                || section != null && config.path("spec").path(section.key()).has(field.key());
    }

    private static List<Operation> flat(JsonNode config, List<Chosen> outputs) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Chosen chosen : outputs) {
            String path = chosen.field().path();
            boolean isSpelledOut = config.path("data").has(path);
            values.put(isSpelledOut ? path : chosen.field().flatKey(), chosen.value());
        }
        return entries(config, JsonPointer.empty().appendProperty("data"), values);
    }

    private static List<Operation> sections(JsonNode config, List<Chosen> outputs) {
        JsonPointer spec = JsonPointer.empty().appendProperty("spec");
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        for (Chosen chosen : outputs) {
            Setting field = chosen.field();
            Section section = field.section();
            if (section == null) {
                throw new IllegalArgumentException(field + " is in no section");
            }
            sections.computeIfAbsent(section.key(), key -> new LinkedHashMap<>())
                    .put(field.key(), chosen.value());
        }
        if (!config.at(spec).isObject()) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            sections.forEach((section, values) -> values.forEach(whole.withObject("/" + section)::put));
            return List.of(put(config, spec, whole));
        }
        List<Operation> operations = new ArrayList<>();
        sections.forEach((section, values) -> operations.addAll(entries(config, spec.appendProperty(section), values)));
        return operations;
    }

    /** The entries one by one, or the whole mapping where there is none yet. */
    private static List<Operation> entries(JsonNode config, JsonPointer mapping, Map<String, String> values) {
        if (!config.at(mapping).isObject()) {
            ObjectNode whole = JsonNodeFactory.instance.objectNode();
            values.forEach(whole::put);
            return List.of(put(config, mapping, whole));
        }
        List<Operation> operations = new ArrayList<>();
        values.forEach((key, value) -> operations.add(put(config, mapping.appendProperty(key), Operation.text(value))));
        return operations;
    }

    private static Operation put(JsonNode config, JsonPointer path, JsonNode value) {
        return config.at(path).isMissingNode() ? Operation.add(path, value) : Operation.replace(path, value);
    }
}
