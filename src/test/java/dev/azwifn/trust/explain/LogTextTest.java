package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogTextTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "a\\nb,a b",
                "a\\r\\nb,a  b",
                "a\\\\nb,a b",
                "a\\\\\\\\r\\\\\\\\nb,a  b",
                "a\\\"b\\\",a\"b\"",
                "a\\\\\\\"b,a\"b",
                "issuer \\u0027https://a\\u0026b\\u0027,issuer 'https://a&b'",
                "\\\\u0027,'",
                "https:\\/\\/a,https://a",
                "C:\\Users,C:\\Users",
                "\\u00,\\u00",
                "\\u00zz,\\u00zz",
                "\\u12zz,\\u12zz",
                "end\\,end\\",
            })
    void escapesAreUndoneHoweverOftenTheyWereMade(String text, String plain) {
        assertThat(LogText.plain(text)).isEqualTo(plain);
    }

    @Test
    void quotesInsideQuotedYamlAreSingleAgain() {
        assertThat(LogText.plain("      message: 'issuer ''https://a''. Tenant '''' x'"))
                .isEqualTo("      message: 'issuer 'https://a'. Tenant '' x'");
        assertThat(LogText.plain("  - message: 'a ''b'''")).isEqualTo("  - message: 'a 'b''");
        assertThat(LogText.plain("tenant '' is empty")).isEqualTo("tenant '' is empty");
    }

    @Test
    void aLineThatYamlContinuesGoesOn() {
        assertThat(LogText.plain("message: \"failed to get\\\n      \\ existing\""))
                .isEqualTo("message: \"failed to get\n       existing\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[31mAADSTS70021\u001b[0m",
                "\u001b[1;38;5;196mAADSTS70021\u001b[K",
                "\u001b]0;title\u0007AADSTS70021",
                "\u001b]8;;https://evil.example\u001b\\AADSTS70021",
                "\\u001b[31mAADSTS70021\\u001b[0m",
            })
    void colourAndOtherSequencesForTerminalsAreGone(String text) {
        assertThat(LogText.plain(text)).isEqualTo("AADSTS70021");
    }
}
