package dev.azwifn.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDifferenceTest {
    private static final String URL = "https://oidcissuer.blob.core.windows.net/oidc/";

    @Test
    void marksWhatIsMissing() {
        assertThat(new TextDifference(URL, URL.substring(0, URL.length() - 1)).lines())
                .containsExactly(
                        "expected: https://oidcissuer.blob.core.windows.net/oidc/",
                        "found:    https://oidcissuer.blob.core.windows.net/oidc",
                        "                                                       ^");
    }

    @Test
    void marksEveryDifferenceAndSpellsOutWhatCannotBeSeen() {
        assertThat(new TextDifference(URL, "http://oidcIssuer.blob.c\u043ere.windows.net/oidc/ ").lines())
                .containsExactly(
                        "expected: https://oidcissuer.blob.co       re.windows.net/oidc/",
                        "found:    http ://oidcIssuer.blob.c<U+043E>re.windows.net/oidc/<space>",
                        "              ^       ^            ^^^^^^^^                    ^^^^^^^");
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            https://a.example/oidc,the slash at the end is missing
            https://a.example/oidc//,a double slash
            https://A.example/oidc/,upper and lower case
            http://a.example/oidc/,http instead of https
            https://a.example:443/oidc/,the default port :443
             https://a.example/oidc/,white space at the beginning or end
            https://a.example/o\u200bidc/,characters that cannot be seen
            https://\u0430.example/oidc/,characters that look like others
            https://a.example//oidc/,a double slash
            HTTP://a.example/oidc,http instead of https; the slash at the end is missing
            https://b.example/oidc/,another text from character 9 on
            https://a.example/,another text from character 19 on
            '',another text from character 1 on
            """)
    void saysWhatIsDifferent(String found, String summary) {
        TextDifference difference = new TextDifference("https://a.example/oidc/", found);

        assertThat(difference.summary()).isEqualTo(summary);
        assertThat(difference.isSlight()).isEqualTo(!summary.startsWith("another"));
    }

    @Test
    void longTextsAreComparedToo() {
        assertThat(new TextDifference("a".repeat(5000), "a".repeat(4999) + "b")
                        .lines()
                        .get(2))
                .isEqualTo(" ".repeat(10 + 4999) + "^");
        assertThat(new TextDifference("a".repeat(5000), "a".repeat(4999)).lines())
                .endsWith(" ".repeat(10 + 4999) + "^");
        assertThat(new TextDifference("a".repeat(4999), "a".repeat(5000)).lines())
                .endsWith(" ".repeat(10 + 4999) + "^");
    }
}
