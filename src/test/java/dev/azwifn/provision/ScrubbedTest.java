package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubbedTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzZWNyZXQifQ.c2lnbmF0dXJl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer " + TOKEN,
                "token " + TOKEN + " was refused",
                "https://a.blob.core.windows.net/c?sv=1&sig=" + TOKEN + "&se=2",
                "client_secret=" + TOKEN,
                "{\"access_token\": \"" + TOKEN + "\"}",
                "AccountKey=" + TOKEN + ";EndpointSuffix=core.windows.net"
            })
    void tokensAreNotShown(String message) {
        assertThat(Scrubbed.of(message)).doesNotContain("eyJ", "c2lnbmF0dXJl").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_secret=pa55w0rd",
                "password: pa55w0rd",
                "?sig=pa55w0rd",
                "Bearer pa55w0rd",
                "SharedKey a:pa55w0rd"
            })
    void secretsAreNotShown(String message) {
        assertThat(Scrubbed.of(message)).doesNotContain("pa55w0rd");
    }

    @Test
    void restStaysOnOneLine() {
        assertThat(Scrubbed.of("The client 'a'\n\tdoes not have authorization "))
                .isEqualTo("The client 'a' does not have authorization");
        assertThat(Scrubbed.of(null)).isEmpty();
    }

    @Test
    void longMessagesEnd() {
        assertThat(Scrubbed.of("word ".repeat(1000))).hasSizeLessThan(700).endsWith("…");
    }

    @Test
    void exceptionWithoutAMessageHasAName() {
        assertThat(Scrubbed.ofException(new IOException())).isEqualTo("IOException");
    }
}
