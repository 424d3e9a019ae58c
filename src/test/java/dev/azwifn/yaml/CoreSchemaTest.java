package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.FloatNode;
import tools.jackson.databind.node.LongNode;

/** Plain scalars are what the engine's core schema says, but for numbers with leading zeros. */
class CoreSchemaTest {
    private static final Schema SCHEMA = new org.snakeyaml.engine.v2.schema.CoreSchema();

    @Test
    void everyShortTextOfTheCharsOfNumbers() {
        forEach("", "018+-.eExoa_".toCharArray(), 4, CoreSchemaTest::assertSame);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            words     | ~ null Null NULL nULL true True TRUE tRue false False FALSE falsE
            no finite | .inf .Inf .INF -.inf -.Inf -.INF .nan .NaN .NAN .Nan -.nan .iNF
            32 bits   | 2147483647 2147483648 -2147483648 -2147483649 0x7fffffff 0x80000000
            64 bits   | 9223372036854775807 9223372036854775808 -9223372036854775808 -9223372036854775809
            more      | 0xffffffffffffffffff 0o777777777777777777777777
            floats    | 1e22 123456789.125 1.5e+3 +0.1E-2 1e-7
            no floats | 01e-3 -00.1 1e+ 0x8e+1
            no digits | 1١ ١1 0x１
            """)
    @SuppressWarnings("unused") // the kind is for people
    void longerTexts(String kind, String texts) {
        Stream.of(texts.split(" ")).forEach(CoreSchemaTest::assertSame);
    }

    /** The engine takes the sign for a part of the number here. */
    @ParameterizedTest
    @ValueSource(strings = {"+.inf", "+.Inf", "+.INF"})
    void infinityWithItsSign(String text) {
        assertThat(CoreSchema.plain(text).doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    /** Nobody means them as numbers, and they would take hours. */
    @Test
    void numbersWithoutEnd() {
        assertThat(CoreSchema.plain("9".repeat(400)).isBigInteger()).isTrue();
        assertThat(CoreSchema.plain("9".repeat(401)).isString()).isTrue();
        assertThat(CoreSchema.plain("1e999999").isBigDecimal()).isTrue();
        assertThat(CoreSchema.plain("1e1000000").isString()).isTrue();
    }

    @Test
    void numbersOfOtherMakersInTheSameForm() {
        assertThat(CoreSchema.canonical(LongNode.valueOf(1))).isEqualTo(CoreSchema.plain("1"));
        assertThat(CoreSchema.canonical(DoubleNode.valueOf(1))).isEqualTo(CoreSchema.plain("1.0"));
        assertThat(CoreSchema.canonical(FloatNode.valueOf(0.5f))).isEqualTo(CoreSchema.plain("0.5"));
        assertThat(CoreSchema.canonical(DoubleNode.valueOf(Double.NaN))).isEqualTo(CoreSchema.plain(".nan"));
        assertThat(CoreSchema.canonical(DecimalNode.valueOf(new BigDecimal("1e999"))))
                .isEqualTo(CoreSchema.plain("1e999"));
    }

    /** Else an editor would write it as an integer, and another reader would read one. */
    @Test
    void aFloatKeepsAFraction() {
        assertThat(CoreSchema.plain("1.").asString()).isEqualTo("1.0");
        assertThat(CoreSchema.plain("1e3").decimalValue().scale()).isEqualTo(-3);
    }

    private static void forEach(String text, char[] chars, int most, Consumer<String> test) {
        test.accept(text);
        for (int i = 0; most > 0 && i < chars.length; i++) {
            forEach(text + chars[i], chars, most - 1, test);
        }
    }

    private static void assertSame(String text) {
        JsonNode node = CoreSchema.plain(text);
        Object expected = engine(text);
        boolean same = expected == null
                ? node.isNull()
                : expected instanceof String
                        ? node.isString() && node.stringValue().equals(text)
                        : expected instanceof Boolean
                                ? node.isBoolean() && expected.equals(node.booleanValue())
                                : expected instanceof Double
                                        ? isFloat(node, text, (Double) expected)
                                        : isInteger(node, new BigInteger(expected.toString()));
        if (!same) {
            assertThat(node).as(text).isEqualTo(expected);
        }
    }

    /** In the smallest type, as all views have it. */
    private static boolean isInteger(JsonNode node, BigInteger expected) {
        int bits = expected.bitLength();
        boolean type = bits < 32 ? node.isInt() : bits < 64 ? node.isLong() : node.isBigInteger();
        return type && node.bigIntegerValue().equals(expected);
    }

    /** With all digits that are there. */
    private static boolean isFloat(JsonNode node, String text, Double expected) {
        return node.isDouble()
                ? expected.equals(node.doubleValue()) && !Double.isFinite(expected)
                : node.isBigDecimal() && node.decimalValue().compareTo(new BigDecimal(text)) == 0;
    }

    private static Object engine(String text) {
        Tag tag = SCHEMA.getScalarResolver().resolve(text, true);
        boolean number = tag.equals(Tag.INT) || tag.equals(Tag.FLOAT);
        if (tag.equals(Tag.STR) || (number && text.matches("[-+]?0[0-9].*"))) {
            return text;
        }
        return SCHEMA.getSchemaTagConstructors().get(tag).construct(new ScalarNode(tag, text, ScalarStyle.PLAIN));
    }
}
