package dev.azwifn.yaml;

import dev.azwifn.yaml.Layout.Style;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value in block style, multi-line strings as literals.
 *
 * @param literals whether multi-line strings may be literals
 */
record JsonContent(JsonNode json, boolean literals) implements Content {
    /** Longer keys are refused by YAML readers. */
    private static final int MAX_KEY = 1000;

    @Override
    public Rendered underKey(int column, Style style, String lineBreak) {
        if (isLiteral()) {
            return literal(column + style.step(), lineBreak);
        }
        return isBlock()
                ? new Rendered(
                        "", lines(column + (json.isArray() ? style.sequenceOffset() : style.step()), style, lineBreak))
                : new Rendered(Scalars.write(json, Scalars.Quotes.AUTO, false), "");
    }

    @Override
    public Rendered underDash(int column, Style style, String lineBreak) {
        if (isLiteral()) {
            return literal(column + 2, lineBreak);
        }
        return isBlock() ? compact(column + 2, style, lineBreak) : underKey(column, style, lineBreak);
    }

    @Override
    public Rendered atRoot(Style style, String lineBreak) {
        return isBlock() ? compact(0, style, lineBreak) : underKey(0, style, lineBreak);
    }

    @Override
    public String flow(Scalars.Quotes quotes) {
        if (json.isObject() && !json.isEmpty()) {
            return json.properties().stream()
                    .map(entry -> key(entry.getKey(), quotes, true) + ": "
                            + child(entry.getValue()).flow(quotes))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (json.isArray() && !json.isEmpty()) {
            return StreamSupport.stream(json.spliterator(), false)
                    .map(item -> child(item).flow(quotes))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return Scalars.write(json, quotes, true);
    }

    @Override
    public Content inline() {
        return new JsonContent(json, false);
    }

    /** Whether readers take {@code name} as a key, in whatever quotes. */
    static boolean isWritableKey(String name) {
        return name.length() < MAX_KEY
                && Scalars.string(name, Scalars.Quotes.DOUBLE, false).length() < MAX_KEY;
    }

    static String key(String name, Scalars.Quotes quotes, boolean flow) {
        return Scalars.string(name, quotes, flow);
    }

    private Content child(JsonNode value) {
        return new JsonContent(value, literals);
    }

    private boolean isBlock() {
        return json.isContainer() && !json.isEmpty();
    }

    /** The first line without its break and indentation. */
    private Rendered compact(int column, Style style, String lineBreak) {
        return Rendered.ofLines(lines(column, style, lineBreak).substring(lineBreak.length() + column), lineBreak);
    }

    private String lines(int column, Style style, String lineBreak) {
        StringBuilder out = new StringBuilder();
        String start = lineBreak + " ".repeat(column);
        if (json.isArray()) {
            json.forEach(item -> out.append(start)
                    .append("- ")
                    .append(child(item).underDash(column, style, lineBreak).joined()));
        } else {
            for (Map.Entry<String, JsonNode> entry : json.properties()) {
                out.append(start).append(entry(entry.getKey(), child(entry.getValue()), column, style, lineBreak));
            }
        }
        return out.toString();
    }

    /** {@code key: value}, without the indentation of the first line. */
    static String entry(String name, Content value, int column, Style style, String lineBreak) {
        Rendered rendered = value.underKey(column, style, lineBreak);
        String gap = rendered.head().isEmpty() ? ":" : ": ";
        return key(name, Scalars.Quotes.AUTO, false) + gap + rendered.joined();
    }

    /** Whether the value is a string that a literal scalar holds without indicators for indentation or kept lines. */
    private boolean isLiteral() {
        if (!literals || !json.isString()) {
            return false;
        }
        String value = json.stringValue();
        if (value.indexOf('\n') < 0 || value.endsWith("\n\n") || Character.isWhitespace(value.charAt(0))) {
            return false;
        }
        return value.lines().noneMatch(line -> line.endsWith(" ") || line.endsWith("\t"))
                && value.codePoints().allMatch(c -> c == '\n' || c == '\t' || Scalars.isPrintable(c));
    }

    private Rendered literal(int column, String lineBreak) {
        String value = json.stringValue();
        String body = value.lines()
                .map(line -> lineBreak + (line.isEmpty() ? "" : " ".repeat(column) + line))
                .collect(Collectors.joining());
        return new Rendered(value.endsWith("\n") ? "|" : "|-", body);
    }
}
