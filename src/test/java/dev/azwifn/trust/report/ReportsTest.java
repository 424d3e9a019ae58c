package dev.azwifn.trust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Approved;
import dev.azwifn.trust.ChainVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportsTest {
    @ParameterizedTest
    @EnumSource
    void everyFormatIsAsApproved(Verdicts given) {
        ChainVerdict verdict = given.verdict();

        approve(given, JsonReport.of(verdict), "json");
        approve(given, SarifReport.of(verdict), "sarif");
        approve(given, JunitReport.of(verdict), "xml");
        approve(given, MermaidReport.of(verdict), "mmd");
        approve(given, body(HtmlReport.of(verdict)), "html");
    }

    @ParameterizedTest
    @EnumSource
    void theSameVerdictMakesTheSameBytes(Verdicts given) {
        assertThat(HtmlReport.of(given.verdict())).isEqualTo(HtmlReport.of(given.verdict()));
        assertThat(SarifReport.of(given.verdict())).isEqualTo(SarifReport.of(given.verdict()));
    }

    /** The style is not approved again for every case. */
    private static String body(String page) {
        return page.substring(page.indexOf("<body>"));
    }

    private static void approve(Verdicts given, String report, String extension) {
        Approved.verify(
                report.getBytes(StandardCharsets.UTF_8),
                Path.of("testdata/report", given.folder(), "report.approved." + extension));
    }
}
