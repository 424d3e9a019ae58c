package dev.azwifn.cli;

import dev.azwifn.command.Style;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.report.JsonReport;
import dev.azwifn.trust.report.JunitReport;
import dev.azwifn.trust.report.MermaidReport;
import dev.azwifn.trust.report.SarifReport;

/** How {@code azwi-fn verify} prints what it found. */
enum ChainFormat {
    TEXT,
    JSON,
    SARIF,
    JUNIT,
    MERMAID;

    /** @param quiet whether to leave out what holds; from text only */
    String print(ChainVerdict verdict, Style style, boolean quiet) {
        return switch (this) {
            case TEXT -> ChainText.of(verdict, style, quiet);
            case JSON -> JsonReport.of(verdict);
            case SARIF -> SarifReport.of(verdict);
            case JUNIT -> JunitReport.of(verdict);
            case MERMAID -> MermaidReport.of(verdict);
        };
    }
}
