package dev.azwifn.yaml;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A case of the YAML test suite.
 *
 * @param id {@code 229Q}, or {@code 9MMA-2} for the second of several
 * @param isValid whether YAML 1.2 allows it
 * @param json its documents as JSON; null where the suite has none
 */
record SuiteCase(
        String id, String text, boolean isValid, @Nullable String json) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The cases in the files of the npm package: each is a JavaScript module that exports an object in JSON. */
    static List<SuiteCase> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.getFileName().toString().matches("[A-Z0-9]{4}\\.js"))
                    .sorted()
                    .toList();
        }
        List<SuiteCase> cases = new ArrayList<>();
        for (Path file : files) {
            String module = Files.readString(file);
            JsonNode exported = JSON.readTree(module.substring(module.indexOf('{'), module.lastIndexOf('}') + 1));
            String text = "";
            int number = 0;
            for (JsonNode each : exported.path("cases")) {
                number++;
                // What a further case does not say is as in the one before.
                text = each.path("yaml").asString(text);
                cases.add(new SuiteCase(
                        exported.path("id").asString() + (number > 1 ? "-" + number : ""),
                        text,
                        !each.path("fail").asBoolean(false),
                        each.path("json").isString() ? each.path("json").stringValue() : null));
            }
        }
        return cases;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The documents as JSON. */
    List<JsonNode> documents() {
        List<JsonNode> documents = new ArrayList<>();
        if (json != null) {
            try (JsonParser values = JSON.createParser(json)) {
                while (values.nextToken() != null) {
                    JsonNode document = values.readValueAsTree();
                    documents.add(document);
                }
            }
        }
        return documents;
    }
}
