package dev.azwifn.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/** What {@code functions/} says about a function is what the code says. */
class FunctionFoldersTest {
    private static final List<String> KINDS = ConfigSchema.KINDS;

    private static Path folder(String kind) {
        return Path.of("functions", FunctionDefinition.folder(kind));
    }

    private static JsonNode yaml(String text) {
        return YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "yaml")
                .documents()
                .get(0)
                .view();
    }

    private static JsonNode yaml(Path file) throws IOException {
        return yaml(Files.readString(file));
    }

    /** {@code azwi-fn schema --kind KIND > functions/FOLDER/definition.yaml} */
    @ParameterizedTest
    @FieldSource("KINDS")
    void definition(String kind) throws IOException {
        assertThat(folder(kind).resolve("definition.yaml")).hasContent(FunctionDefinition.yaml(kind));
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void readmeHasEveryField(String kind) throws IOException {
        String readme = Files.readString(folder(kind).resolve("README.md"));

        assertThat(readme).contains("\n\n" + fieldTable() + "\n");
        assertThat(readme.lines().filter(line -> line.startsWith("## ")))
                .containsExactly("## Overview", "## Usage", "## FunctionConfig", "## Examples");
        for (String code : fenced(readme)) {
            JsonNode example = yaml(code);
            if (example.path("kind").asString("").equals(kind)) {
                Load.file(code);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void metadataAgreesWithTheDefinition(String kind) throws IOException {
        JsonNode metadata = yaml(folder(kind).resolve("metadata.yaml"));
        JsonNode spec = yaml(FunctionDefinition.yaml(kind)).path("spec");
        JsonNode version = spec.path("versions").path(0);

        assertThat(metadata.path("description")).isEqualTo(spec.path("description"));
        assertThat(metadata.path("tags")).isEqualTo(spec.path("tags"));
        assertThat(metadata.path("image"))
                .isEqualTo(version.path("runtime").path("container").path("image"));
        assertThat(metadata.path("sourceURL").asString() + "/README.md")
                .isEqualTo(version.path("usage").asString());
        List<String> urls = new ArrayList<>();
        metadata.path("examplePackageURLs").forEach(url -> urls.add(url.asString() + "/README.md"));
        List<String> examples = new ArrayList<>();
        version.path("examples").forEach(url -> examples.add(url.asString()));
        assertThat(urls).isEqualTo(examples);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void everyExampleIsNamedEverywhere(String kind) throws IOException {
        List<String> folders;
        try (Stream<Path> examples = Files.list(folder(kind).resolve("examples"))) {
            folders = examples.map(example -> example.getFileName().toString())
                    .sorted()
                    .toList();
        }
        List<String> named = new ArrayList<>();
        yaml(FunctionDefinition.yaml(kind))
                .path("spec")
                .path("versions")
                .path(0)
                .path("examples")
                .forEach(url -> {
                    String[] segments = url.asString().split("/");
                    named.add(segments[segments.length - 2]);
                });
        assertThat(named).containsExactlyInAnyOrderElementsOf(folders);
        String readme = Files.readString(folder(kind).resolve("README.md"));
        assertThat(folders)
                .allSatisfy(name -> assertThat(readme).contains("- [" + name + "](examples/" + name + "): "));
    }

    private static List<String> fenced(String markdown) {
        List<String> blocks = new ArrayList<>();
        String[] parts = markdown.split("(?m)^```.*\n");
        for (int i = 1; i < parts.length; i += 2) {
            blocks.add(parts[i]);
        }
        return blocks;
    }

    /** The table of the README files; where it differs, the test's message has the right one. */
    private static String fieldTable() {
        StringBuilder table =
                new StringBuilder("| Field | In a ConfigMap | Meaning | Default | Example |\n|---|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            String value = setting.defaultValue();
            table.append("| `")
                    .append(setting.path())
                    .append("` | `")
                    .append(setting.flatKey())
                    .append("` | ")
                    .append(setting.description().replace("|", "\\|"))
                    .append(" | ")
                    .append(value == null ? "" : cell(setting, value))
                    .append(" | ")
                    .append(cell(setting, setting.example()))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String cell(Setting setting, String flat) {
        JsonNode value = ConfigSchema.value(setting, flat);
        return "`" + (value.isValueNode() ? value.asString() : value.toString()) + "`";
    }
}
