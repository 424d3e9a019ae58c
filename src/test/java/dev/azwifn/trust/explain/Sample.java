package dev.azwifn.trust.explain;

import dev.azwifn.yaml.YamlStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a log says, and what is found in it. */
record Sample(String code, String log, Map<Detail, String> details) {
    static final Catalogue CATALOGUE = Catalogue.load();
    static final Path FOLDER = Path.of("testdata/explain");

    /** At least one for each error of the catalogue. */
    static List<Sample> all() {
        try {
            JsonNode root = YamlStream.parse(Files.readAllBytes(FOLDER.resolve("errors.yaml")), "errors.yaml")
                    .documents()
                    .get(0)
                    .view();
            List<Sample> samples = new ArrayList<>();
            root.forEach(node -> samples.add(of(node)));
            return samples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sample of(JsonNode node) {
        Map<Detail, String> details = new EnumMap<>(Detail.class);
        node.path("details")
                .properties()
                .forEach(field -> details.put(
                        Objects.requireNonNull(Detail.of(field.getKey())),
                        field.getValue().asString()));
        return new Sample(node.path("code").stringValue(), node.path("log").stringValue(), details);
    }

    static List<Problem> problems(String log) {
        return problems(log.getBytes(StandardCharsets.UTF_8));
    }

    static List<Problem> problems(byte[] log) {
        Problems problems = new Problems(CATALOGUE);
        try {
            problems.read("log", new ByteArrayInputStream(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return problems.all();
    }

    @Override
    public String toString() {
        return code;
    }
}
