package dev.azwifn.trust.explain;

import dev.azwifn.trust.Check;
import dev.azwifn.trust.Link;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads {@code catalogue.yaml}. A mistake in it is a mistake of the program. */
final class CatalogueReader {
    private static final String FILE = "catalogue.yaml";

    private CatalogueReader() {}

    static Catalogue read() {
        JsonNode root = YamlStream.parse(resource(), FILE).documents().get(0).view();
        Map<Detail, Advice> advice = new EnumMap<>(Detail.class);
        root.path("details")
                .properties()
                .forEach(field -> advice.put(detail(field.getKey()), advice(field.getValue())));
        return new Catalogue(
                list(root.path("entries"), CatalogueReader::entry),
                advice,
                list(root.path("patterns"), node -> DetailPattern.of(node.stringValue())),
                list(root.path("contextPatterns"), node -> DetailPattern.of(node.stringValue())));
    }

    private static byte[] resource() {
        try (InputStream in = CatalogueReader.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(JsonNode node) {
        String code = node.path("code").stringValue();
        Set<Detail> about = EnumSet.noneOf(Detail.class);
        node.path("about").forEach(key -> about.add(detail(key.stringValue())));
        String link = text(node.path("link"));
        return new Entry(
                code,
                list(node.path("phrases"), phrase -> phrase(phrase.stringValue())),
                node.path("fallback").asBoolean(false),
                node.path("title").stringValue(),
                link == null ? null : Link.valueOf(link),
                node.path("meaning").stringValue(),
                list(node.path("causes"), JsonNode::stringValue),
                about,
                text(node.path("same")),
                checks(code, list(node.path("checks"), JsonNode::stringValue)),
                text(node.path("passes")),
                list(node.path("fix"), CatalogueReader::step));
    }

    /** Those that name the code, and those that the entry names. */
    private static List<Check> checks(String code, List<String> ids) {
        List<Check> named = ids.stream().map(CatalogueReader::check).toList();
        return Stream.of(Check.values())
                .filter(check -> code.equals(check.code()) || named.contains(check))
                .toList();
    }

    private static Check check(String id) {
        return Stream.of(Check.values())
                .filter(check -> check.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " is no check"));
    }

    private static Entry.Phrase phrase(String words) {
        String[] parts = words.split(" ");
        String pattern =
                String.join("\\s+", Stream.of(parts).map(Pattern::quote).toList());
        String anchor = Words.of(words).stream()
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
        return new Entry.Phrase(words, anchor, Pattern.compile(pattern));
    }

    private static Advice advice(JsonNode node) {
        Map<String, String> values = new LinkedHashMap<>();
        node.path("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().stringValue()));
        Map<Detail, String> mistakenFor = new EnumMap<>(Detail.class);
        node.path("mistakenFor")
                .properties()
                .forEach(other ->
                        mistakenFor.put(detail(other.getKey()), other.getValue().stringValue()));
        return new Advice(
                node.path("title").stringValue(),
                text(node.path("source")),
                values,
                mistakenFor,
                text(node.path("differs")),
                list(node.path("steps"), CatalogueReader::step));
    }

    private static Step step(JsonNode node) {
        return node.isString()
                ? new Step(node.stringValue(), null)
                : new Step(node.path("do").stringValue(), text(node.path("run")));
    }

    private static Detail detail(String key) {
        Detail detail = Detail.of(key);
        if (detail == null) {
            throw new IllegalArgumentException(key + " is no detail");
        }
        return detail;
    }

    private static <T> List<T> list(JsonNode node, Function<JsonNode, T> map) {
        List<T> list = new ArrayList<>();
        node.forEach(element -> list.add(map.apply(element)));
        return List.copyOf(list);
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() ? node.stringValue() : null;
    }
}
