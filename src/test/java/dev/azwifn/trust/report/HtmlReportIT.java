package dev.azwifn.trust.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The page in a real browser without a network. */
class HtmlReportIT {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "HEALTHY, 360, light",
        "EVERY_STATE, 360, dark",
        "EVERY_STATE, 800, light",
        "EVERY_STATE, 1400, light",
        "EVERY_STATE, 1400, dark",
        "NOTHING_GIVEN, 1400, dark",
        "HOSTILE, 360, light",
        "HOSTILE, 1400, dark",
    })
    void needsNothingAndFitsAndCanBeRead(Verdicts given, int width, String theme) throws Exception {
        Path page = Files.writeString(folder.resolve("report.html"), HtmlReport.of(given.verdict()));
        try (Chromium browser = Chromium.open(Files.createDirectory(folder.resolve("profile")))) {
            browser.show(page, width, theme);
            JsonNode measured = browser.evaluate(measure());

            assertThat(browser.events("Network.requestWillBeSent"))
                    .extracting(event -> event.at("/request/url").asString())
                    .containsExactly(page.toUri().toString());
            assertThat(browser.events("Log.entryAdded")).isEmpty();
            assertThat(browser.events("Runtime.consoleAPICalled")).isEmpty();
            assertThat(browser.events("Runtime.exceptionThrown")).isEmpty();
            assertThat(browser.events("Page.javascriptDialogOpening")).isEmpty();
            assertThat(measured.path("styled").asBoolean())
                    .as("the policy lets the style through")
                    .isTrue();
            assertThat(measured.path("viewport").asInt()).isEqualTo(width);
            assertThat(measured.path("width").asInt()).isLessThanOrEqualTo(width);
            assertThat(measured.path("texts").asInt()).isGreaterThan(50);
            assertThat(measured.path("pale")).as("contrast below 4.5").isEmpty();
        }
    }

    private static String measure() throws IOException {
        try (InputStream in = HtmlReportIT.class.getResourceAsStream("measure.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
