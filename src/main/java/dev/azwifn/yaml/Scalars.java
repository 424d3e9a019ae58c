package dev.azwifn.yaml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes scalars. A string is quoted when, and only when, a YAML 1.1 or 1.2 reader would otherwise read something else: Go's
 * readers (kubectl, kustomize, kpt) still follow 1.1 in part.
 */
final class Scalars {
    /** How a string is written. */
    enum Quotes {
        /** As the value needs it. */
        AUTO,
        SINGLE,
        /** Always double: what JSON needs. */
        DOUBLE
    }

    private Scalars() {}

    /** One line of text for a scalar or an empty collection. */
    static String write(JsonNode value, Quotes quotes, boolean flow) {
        if (value.isString()) {
            return string(value.stringValue(), quotes, flow);
        }
        if (value.isNumber()) {
            return number(value);
        }
        if (value.isObject()) {
            return "{}";
        }
        return value.isArray() ? "[]" : value.asString("null");
    }

    private static String number(JsonNode value) {
        if (value.isDouble() && !Double.isFinite(value.doubleValue())) {
            return Double.isNaN(value.doubleValue()) ? ".nan" : value.doubleValue() > 0 ? ".inf" : "-.inf";
        }
        return value.asString();
    }

    static String string(String value, Quotes quotes, boolean flow) {
        if (quotes == Quotes.DOUBLE || needsEscapes(value)) {
            return doubleQuoted(value);
        }
        if (quotes == Quotes.SINGLE) {
            return singleQuoted(value);
        }
        if (value.isEmpty() || looksTyped(value)) {
            return doubleQuoted(value);
        }
        if (isPlainSafe(value, flow)) {
            return value;
        }
        return value.indexOf('\'') < 0 ? singleQuoted(value) : doubleQuoted(value);
    }

    private static String singleQuoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** With the escapes that JSON and YAML have in common. */
    private static String doubleQuoted(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format("\\u%04x", c));
                    }
                }
            }
        });
        return out.append('"').toString();
    }

    private static boolean needsEscapes(String value) {
        return value.codePoints().anyMatch(c -> !isPrintable(c));
    }

    /** Printable in one line: no control character, line or paragraph separator, byte order mark or lone surrogate. */
    static boolean isPrintable(int c) {
        return (c >= 0x20 && c < 0x7f)
                || (c >= 0xa0 && c < 0xd800 && c != 0x2028 && c != 0x2029)
                || (c >= 0xe000 && c < 0xfffe && c != 0xfeff)
                || c >= 0x10000;
    }

    private static boolean isPlainSafe(String value, boolean flow) {
        char first = value.charAt(0);
        if (first == ' ' || value.endsWith(" ") || value.endsWith(":")) {
            return false;
        }
        if (",[]{}#&*!|>'\"%@`".indexOf(first) >= 0) {
            return false;
        }
        if ("-?:".indexOf(first) >= 0 && (value.length() == 1 || value.charAt(1) == ' ')) {
            return false;
        }
        if (isMarker(value)) {
            return false;
        }
        if (value.contains(": ") || value.contains(" #")) {
            return false;
        }
        return !flow || isFlowSafe(value);
    }

    /** Whether it would be a document marker at the left margin. */
    private static boolean isMarker(String value) {
        return (value.startsWith("---") || value.startsWith("...")) && (value.length() == 3 || value.charAt(3) == ' ');
    }

    /** Between brackets, YAML 1.1 readers end a plain scalar at a {@code ?} too. */
    private static boolean isFlowSafe(String value) {
        return value.chars().noneMatch(c -> ",[]{}?".indexOf(c) >= 0) && value.charAt(0) != ':';
    }

    /** Whether a plain scalar with this text is a null, boolean, number, date, merge key or default value to some reader. */
    static boolean looksTyped(String value) {
        char first = value.charAt(0);
        if (first == '~' || first == '<' || first == '=') {
            return value.equals("~") || value.equals("<<") || value.equals("=");
        }
        if ((first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.') {
            return NumberLike.matches(value);
        }
        return value.length() <= 5 && isWord(value);
    }

    private static boolean isWord(String value) {
        return switch (value) {
            case "y", "Y", "n", "N" -> true;
            case "yes", "Yes", "YES", "no", "No", "NO", "on", "On", "ON", "off", "Off", "OFF" -> true;
            case "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL" -> true;
            default -> false;
        };
    }

    /** Loaded only for text that begins like a number. */
    private static final class NumberLike {
        private static final Pattern NUMBER = Pattern.compile("[-+]?(?:"
                // integers; Go takes upper case prefixes, and a sign behind 0b and 0o
                + "[0-9]+|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0b[-+][01]+|0o[-+][0-7]+"
                // floats
                + "|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?|\\.(?:inf|Inf|INF)"
                // sexagesimal numbers
                + "|[1-9][0-9]*(?::[0-5]?[0-9])+|[0-9]+(?::[0-5]?[0-9])+\\.[0-9]*"
                + ")|\\.(?:nan|NaN|NAN)");
        private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
                + "(?:(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]*)?"
                + "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::?[0-9]{2})?))?)?");

        static boolean matches(String value) {
            // YAML 1.1 allows underscores between the digits, and Go anywhere.
            return NUMBER.matcher(value.replace("_", "")).matches()
                    || TIMESTAMP.matcher(value).matches();
        }
    }

    /** The quotes of an existing scalar, for its replacement; null for a literal or folded one. */
    static @Nullable Quotes of(Node.Scalar scalar) {
        return switch (scalar.style) {
            case SINGLE_QUOTED -> Quotes.SINGLE;
            case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Quotes.DOUBLE;
            case PLAIN -> Quotes.AUTO;
            default -> null;
        };
    }
}
