package dev.azwifn.rotate;

import dev.azwifn.yaml.BlockYaml;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A rotation as YAML. */
final class StateText {
    private static final int VERSION = 1;
    private static final String COMMENT = """
            # Where a rotation of the service account key is: azwi-fn rotate status says what comes next.
            # Made by azwi-fn rotate, and not to be edited. It holds no key.
            """;

    private StateText() {}

    static byte[] write(Rotation rotation) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("version", VERSION)
                .put("issuer", rotation.issuer())
                .put("stage", rotation.stage().text())
                .put("oldKey", rotation.oldKey())
                .put("newKey", rotation.newKey())
                .put("back", rotation.back());
        state.putObject("waits")
                .put("caches", Waits.text(rotation.waits().caches()))
                .put("tokens", Waits.text(rotation.waits().tokens()));
        ObjectNode times = state.putObject("times");
        new TreeMap<>(rotation.times()).forEach((stage, time) -> times.put(stage.text(), time.toString()));
        if (!rotation.forced().isEmpty()) {
            EnumSet.copyOf(rotation.forced())
                    .forEach(stage -> state.withArray("forced").add(stage.text()));
        }
        return (COMMENT + BlockYaml.of(state)).getBytes(StandardCharsets.UTF_8);
    }

    /** Throws a {@link RotationException} that names the file and the field. */
    static Rotation read(byte[] bytes, Path file) {
        JsonNode state = parse(bytes, file);
        JsonNode version = state.path("version");
        if (!version.isInt() || version.intValue() != VERSION) {
            throw new RotationException(
                    file,
                    "has version '" + version.asString("") + "', and this azwi-fn reads " + VERSION
                            + "; use the azwi-fn that wrote it");
        }
        Waits waits = new Waits(wait(state.path("waits"), "caches", file), wait(state.path("waits"), "tokens", file));
        Map<Stage, Instant> times = new EnumMap<>(Stage.class);
        for (Map.Entry<String, JsonNode> time : state.path("times").properties()) {
            times.put(stage(time.getKey(), file), time(time.getValue(), file));
        }
        Set<Stage> forced = EnumSet.noneOf(Stage.class);
        state.path("forced").forEach(each -> forced.add(stage(each.asString(""), file)));
        Rotation rotation = new Rotation(
                text(state, "issuer", file),
                text(state, "oldKey", file),
                text(state, "newKey", file),
                state.path("back").asBoolean(false),
                waits,
                stage(text(state, "stage", file), file),
                times,
                forced);
        if (rotation.time(rotation.stage()) == null || rotation.oldKey().equals(rotation.newKey())) {
            throw broken(file, rotation.time(rotation.stage()) == null ? "times" : "newKey");
        }
        return rotation;
    }

    private static JsonNode parse(byte[] bytes, Path file) {
        try {
            List<YamlDocument> documents =
                    YamlStream.parse(bytes, file.toString()).documents();
            JsonNode view = documents.size() == 1 ? documents.get(0).view() : null;
            if (view != null && view.isObject()) {
                return view;
            }
        } catch (YamlException e) {
            throw new RotationException(
                    file, "is not valid YAML any more; restore it from a backup. " + e.getMessage());
        }
        throw new RotationException(file, "is empty or not one YAML document; restore it from a backup");
    }

    private static String text(JsonNode state, String field, Path file) {
        String text = state.path(field).asString("");
        if (text.isEmpty()) {
            throw broken(file, field);
        }
        return text;
    }

    private static Stage stage(String text, Path file) {
        try {
            Stage stage = Stage.valueOf(text.toUpperCase(Locale.ROOT));
            if (stage.text().equals(text)) {
                return stage;
            }
        } catch (IllegalArgumentException e) {
            throw broken(file, "stage '" + text + "'");
        }
        throw broken(file, "stage '" + text + "'");
    }

    private static Instant time(JsonNode value, Path file) {
        try {
            return Instant.parse(value.asString(""));
        } catch (DateTimeException e) {
            throw broken(file, "time '" + value.asString("") + "'");
        }
    }

    private static Duration wait(JsonNode waits, String field, Path file) {
        try {
            return Waits.parse(waits.path(field).asString(""));
        } catch (IllegalArgumentException e) {
            throw broken(file, "waits." + field);
        }
    }

    private static RotationException broken(Path file, String field) {
        return new RotationException(
                file, field + " is missing or not what azwi-fn wrote; restore the file from a backup");
    }
}
