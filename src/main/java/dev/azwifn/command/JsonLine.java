package dev.azwifn.command;

import java.util.Map;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/** A JSON value on one line, as Jackson writes it. To ask the node for it starts Jackson's mapper, which takes longer than all the rest. */
final class JsonLine {
    private JsonLine() {}

    static String of(JsonNode value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(JsonNode value, StringBuilder out) {
        if (value.isObject()) {
            char before = '{';
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                string(entry.getKey(), out.append(before));
                write(entry.getValue(), out.append(':'));
                before = ',';
            }
            out.append(value.isEmpty() ? "{}" : "}");
        } else if (value.isArray()) {
            char before = '[';
            for (JsonNode item : value) {
                write(item, out.append(before));
                before = ',';
            }
            out.append(value.isEmpty() ? "[]" : "]");
        } else if (value.isString()) {
            string(value.stringValue(), out);
        } else if (value.isInt()) {
            out.append(value.intValue());
        } else if (value.isBoolean()) {
            out.append(value.booleanValue());
        } else if (value.isNull()) {
            out.append("null");
        } else {
            out.append(value);
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
