package dev.azwifn.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/**
 * Scalars to JSON by YAML 1.2's core schema, with one exception: a number with leading zeros stays a string, because YAML
 * 1.1 reads {@code 0644} as 420 and YAML 1.2 as 644.
 */
final class CoreSchema {
    /** Longer than any number that is meant as one; converting millions of digits takes hours. */
    private static final int MAX_DIGITS = 400;

    private CoreSchema() {}

    static JsonNode resolve(Node.Scalar scalar) {
        if (scalar.tag != null) {
            return tagged(scalar.tag, scalar.value);
        }
        return scalar.isPlain() ? plain(scalar.value) : StringNode.valueOf(scalar.value);
    }

    private static JsonNode tagged(String tag, String value) {
        return switch (tag) {
            case "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool", "tag:yaml.org,2002:int" -> plain(value);
            case "tag:yaml.org,2002:float" -> {
                JsonNode node = plain(value);
                yield node.isIntegralNumber() ? decimal(node.decimalValue()) : node;
            }
            default -> StringNode.valueOf(value);
        };
    }

    static JsonNode plain(String text) {
        JsonNode word = word(text);
        if (word != null) {
            return word;
        }
        JsonNode number = number(text);
        return number != null ? number : StringNode.valueOf(text);
    }

    private static @Nullable JsonNode word(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> NullNode.getInstance();
            case "true", "True", "TRUE" -> BooleanNode.TRUE;
            case "false", "False", "FALSE" -> BooleanNode.FALSE;
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> DoubleNode.valueOf(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> DoubleNode.valueOf(Double.NEGATIVE_INFINITY);
            case ".nan", ".NaN", ".NAN" -> DoubleNode.valueOf(Double.NaN);
            default -> null;
        };
    }

    private static @Nullable JsonNode number(String text) {
        if (text.length() > MAX_DIGITS) {
            return null;
        }
        if (text.startsWith("0x") && text.length() > 2 && digits(text, 2, 16) == text.length()) {
            return integer(new BigInteger(text.substring(2), 16));
        }
        if (text.startsWith("0o") && text.length() > 2 && digits(text, 2, 8) == text.length()) {
            return integer(new BigInteger(text.substring(2), 8));
        }
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int whole = digits(text, start, 10);
        boolean leadingZero = whole - start > 1 && text.charAt(start) == '0';
        if (whole == text.length()) {
            return whole == start || leadingZero ? null : integer(new BigInteger(text));
        }
        int fraction = whole;
        if (text.charAt(whole) == '.') {
            fraction = digits(text, whole + 1, 10);
            if (whole == start && fraction == whole + 1) {
                return null;
            }
        } else if (whole == start) {
            return null;
        }
        int end = fraction;
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = end + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '-' || text.charAt(exponent) == '+')) {
                exponent++;
            }
            end = digits(text, exponent, 10);
            // BigDecimal's exponent is an int; longer ones are not numbers that anybody meant.
            if (end == exponent || end - exponent > 6) {
                return null;
            }
        }
        return end != text.length() || leadingZero ? null : decimal(new BigDecimal(text));
    }

    /** Never without fraction or exponent: written like that it would be read as an integer. */
    private static JsonNode decimal(BigDecimal value) {
        return DecimalNode.valueOf(value.scale() == 0 ? value.setScale(1) : value);
    }

    /** The offset of the first char from {@code from} on that is no digit. */
    private static int digits(String text, int from, int radix) {
        int i = from;
        while (i < text.length() && text.charAt(i) < 128 && Character.digit(text.charAt(i), radix) >= 0) {
            i++;
        }
        return i;
    }

    private static JsonNode integer(BigInteger value) {
        if (value.bitLength() < Integer.SIZE) {
            return IntNode.valueOf(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? LongNode.valueOf(value.longValue()) : BigIntegerNode.valueOf(value);
    }

    /** The number in the one form that views use, so that equal values are equal nodes. */
    static JsonNode canonical(JsonNode number) {
        if (number.isIntegralNumber()) {
            return integer(number.bigIntegerValue());
        }
        boolean finite = !number.isDouble() || Double.isFinite(number.doubleValue());
        return finite ? decimal(number.decimalValue()) : number;
    }
}
