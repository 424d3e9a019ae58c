package dev.azwifn.trust;

import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A published document: JSON, and the text that it stands in.
 *
 * @param path the file
 * @param text null if there is no such file, or it is no text
 * @param json a missing node if the text is not a JSON object
 */
record Published(
        String path,
        @Nullable YamlDocument text,
        JsonNode json,
        @Nullable String problem) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Published read(String path, HostFiles files) {
        return switch (files.state(path)) {
            case FILE -> readFile(path, files);
            case DIRECTORY -> broken(path, null, "is a directory");
            default -> broken(path, null, "no such file");
        };
    }

    private static Published readFile(String path, HostFiles files) {
        YamlDocument text = null;
        try {
            text = files.text(path);
            if (text == null) {
                return broken(path, null, "is not one JSON object");
            }
            JsonNode json = MAPPER.readTree(text.text());
            return json.isObject() ? new Published(path, text, json, null) : broken(path, text, "is not a JSON object");
        } catch (JacksonException e) {
            return broken(
                    path,
                    text,
                    "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (YamlException e) {
            return broken(path, null, "is not a text in UTF-8");
        }
    }

    private static Published broken(String path, @Nullable YamlDocument text, String problem) {
        return new Published(path, text, MissingNode.getInstance(), problem);
    }

    boolean isThere() {
        return problem == null;
    }

    /** The file alone where the text is JSON, but not YAML. */
    Place place(JsonPointer field) {
        YamlDocument document = text;
        try {
            return document == null ? Place.of(path) : Place.of(document, field);
        } catch (YamlException e) {
            return Place.of(path);
        }
    }

    /** An edit of the text; null where it cannot be edited. */
    @Nullable
    Edit edit(Operation operation) {
        YamlDocument document = text;
        try {
            if (document == null || !document.view().equals(json)) {
                return null;
            }
            return Edit.of(document, operation);
        } catch (YamlException e) {
            return null;
        }
    }
}
