package dev.azwifn.trust;

import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.Jwks.Jwk;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.util.List;
import java.util.function.Supplier;
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
 * @param path the file, or the address
 * @param text null if there is no such file, or it is no text
 * @param json a missing node if the text is not a JSON object
 * @param problem why there is no JSON object; null if there is one
 * @param isLocal whether it is a file, which can be edited
 */
record Published(
        String path,
        @Nullable YamlDocument text,
        JsonNode json,
        @Nullable String problem,
        boolean isLocal) {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static Published read(String path, HostFiles files) {
        return switch (files.state(path)) {
            case FILE -> readFile(path, files);
            case DIRECTORY -> broken(path, null, "is a directory");
            default -> broken(path, null, "does not exist");
        };
    }

    /** What was found at an address. */
    static Published of(Visit visit) {
        byte[] body = visit.body();
        if (body == null) {
            return new Published(visit.url(), null, MissingNode.getInstance(), "is not served", false);
        }
        return parse(visit.url(), false, () -> {
            List<YamlDocument> documents = YamlStream.parse(body, visit.url()).documents();
            return documents.size() == 1 ? documents.get(0) : null;
        });
    }

    private static Published readFile(String path, HostFiles files) {
        return parse(path, true, () -> files.text(path));
    }

    private static Published parse(String path, boolean isLocal, Supplier<@Nullable YamlDocument> reader) {
        YamlDocument text = null;
        String problem;
        try {
            text = reader.get();
            if (text == null) {
                problem = "is not one JSON object";
            } else {
                JsonNode json = MAPPER.readTree(text.text());
                if (json.isObject()) {
                    return new Published(path, text, json, null, isLocal);
                }
                problem = "is not a JSON object";
            }
        } catch (JacksonException e) {
            problem =
                    "is not JSON: " + e.getOriginalMessage().lines().findFirst().orElse("");
        } catch (YamlException e) {
            text = null;
            problem = "is not a text in UTF-8";
        }
        return new Published(path, text, MissingNode.getInstance(), problem, isLocal);
    }

    private static Published broken(String path, @Nullable YamlDocument text, String problem) {
        return new Published(path, text, MissingNode.getInstance(), problem, true);
    }

    /** A text in it; null if there is none. */
    @Nullable
    String text(String member) {
        JsonNode value = json.path(member);
        return value.isString() ? value.stringValue() : null;
    }

    /** The keys of a key set; null if it is none, which others say. */
    @Nullable
    List<Jwk> keys() {
        try {
            return isThere() ? Jwks.parse(json.toString(), path).keys() : null;
        } catch (OidcException e) {
            return null;
        }
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
            if (!isLocal || document == null || !document.view().equals(json)) {
                return null;
            }
            return Edit.of(document, operation);
        } catch (YamlException e) {
            return null;
        }
    }
}
