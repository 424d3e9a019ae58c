package dev.azwifn.yaml;

import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What another reader takes from a document: SnakeYAML, which reads YAML 1.1. That and 1.2 take different scalars for numbers and
 * booleans, so all of them can be read as strings.
 */
final class SnakeYamlReader {
    /** Merge keys stay, and what is plain is a string. */
    private static final class NoTypes extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, Pattern.compile("^(?:<<)$"), "<");
        }
    }

    private SnakeYamlReader() {}

    /** Scalars as strings; null if it refuses the text. */
    static @Nullable JsonNode read(String text) {
        return read(text, new NoTypes());
    }

    /** Scalars as YAML 1.1 has them; null if it refuses the text. */
    static @Nullable JsonNode readTyped(String text) {
        return read(text, new Resolver());
    }

    private static @Nullable JsonNode read(String text, Resolver types) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(2 * Limits.DEFAULT.depth());
        DumperOptions unused = new DumperOptions();
        try {
            Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(unused), unused, options, types);
            return json(yaml.load(text));
        } catch (YAMLException | NumberFormatException e) {
            // The second for a text with the tag of a number.
            return null;
        }
    }

    /** The same view of what is JSON already. */
    static JsonNode strings(JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), strings(entry.getValue())));
            return object;
        } else if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> array.add(strings(item)));
            return array;
        }
        return JsonNodeFactory.instance.stringNode(value.isString() ? value.stringValue() : value.toString());
    }

    private static JsonNode json(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            map.forEach((key, each) -> object.set(String.valueOf(key), json(each)));
            return object;
        } else if (value instanceof Iterable<?> items) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            items.forEach(item -> array.add(json(item)));
            return array;
        }
        return scalar(value);
    }

    private static JsonNode scalar(@Nullable Object value) {
        if (value == null) {
            return JsonNodeFactory.instance.nullNode();
        } else if (value instanceof Boolean truth) {
            return JsonNodeFactory.instance.booleanNode(truth);
        } else if (value instanceof Double number) {
            return View.canonical(JsonNodeFactory.instance.numberNode(number));
        } else if (value instanceof Number number) {
            return View.canonical(JsonNodeFactory.instance.numberNode(new BigInteger(number.toString())));
        }
        return JsonNodeFactory.instance.stringNode(value.toString());
    }
}
