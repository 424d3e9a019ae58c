package dev.azwifn.yaml;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * One operation of a JSON Patch (RFC 6902).
 *
 * @param kind what to do
 * @param path where; {@code -} as the last token of an {@code add} is the end of a list
 * @param from the source of a move or copy
 * @param value the value of an add, replace or test
 * @param after for an add of a map entry: the sibling key behind which the new line should stand, if it is there. It
 *     places text only; the result of the patch is the same without it.
 */
public record Operation(
        Kind kind,
        JsonPointer path,
        @Nullable JsonPointer from,
        @Nullable JsonNode value,
        @Nullable String after) {

    public enum Kind {
        ADD,
        REMOVE,
        REPLACE,
        MOVE,
        COPY,
        TEST;

        private final String text = name().toLowerCase(Locale.ROOT);

        /** As RFC 6902 spells it. */
        public String text() {
            return text;
        }
    }

    public static Operation add(JsonPointer path, JsonNode value) {
        return new Operation(Kind.ADD, path, null, value, null);
    }

    public static Operation replace(JsonPointer path, JsonNode value) {
        return new Operation(Kind.REPLACE, path, null, value, null);
    }

    public static Operation remove(JsonPointer path) {
        return new Operation(Kind.REMOVE, path, null, null, null);
    }

    public static Operation move(JsonPointer from, JsonPointer path) {
        return new Operation(Kind.MOVE, path, from, null, null);
    }

    public static Operation copy(JsonPointer from, JsonPointer path) {
        return new Operation(Kind.COPY, path, from, null, null);
    }

    public static Operation test(JsonPointer path, JsonNode value) {
        return new Operation(Kind.TEST, path, null, value, null);
    }

    /** The same operation with its numbers as views hold them. */
    Operation canonical() {
        JsonNode canonical = value == null ? null : View.canonical(value);
        return canonical == value ? this : new Operation(kind, path, from, canonical, after);
    }

    /** The value of an operation that needs one. */
    JsonNode requireValue() {
        if (value == null) {
            throw new IllegalArgumentException(kind + " " + path + " needs a value");
        }
        return value;
    }

    /** The same add, with its line behind the entry {@code sibling} where that exists. */
    public Operation after(String sibling) {
        return new Operation(kind, path, from, value, sibling);
    }

    /** The same operation on a document in which today's root stands at {@code base}. */
    public Operation under(JsonPointer base) {
        return base.matches()
                ? this
                : new Operation(kind, base.append(path), from == null ? null : base.append(from), value, after);
    }

    public static JsonNode text(String value) {
        return StringNode.valueOf(value);
    }
}
