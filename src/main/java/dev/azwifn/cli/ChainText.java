package dev.azwifn.cli;

import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import dev.azwifn.trust.TextDifference;
import dev.azwifn.trust.report.Summary;
import java.util.List;

/** The chain from top to bottom, for people. Every mark has its word, and colour says nothing that is not there without it. */
final class ChainText {
    private static final int SHOWN_FACTS = 6;

    private final Style style;
    private final boolean quiet;
    private final StringBuilder out = new StringBuilder();

    private ChainText(Style style, boolean quiet) {
        this.style = style;
        this.quiet = quiet;
    }

    /** @param quiet whether to leave out what holds, and what was not checked */
    static String of(ChainVerdict verdict, Style style, boolean quiet) {
        ChainText text = new ChainText(style, quiet);
        verdict.links().forEach(text::link);
        text.summary(verdict);
        return text.out.toString();
    }

    private void link(LinkVerdict link) {
        if (quiet && link.findings().isEmpty()) {
            return;
        }
        line(
                0,
                mark(link.state()) + " " + style.bold(link.link().title()) + ": "
                        + link.state().word());
        if (!quiet) {
            link.facts().stream()
                    .limit(SHOWN_FACTS)
                    .forEach(fact -> line(4, printable(fact.name() + ": " + fact.value())));
            if (link.facts().size() > SHOWN_FACTS) {
                line(4, "and " + (link.facts().size() - SHOWN_FACTS) + " more");
            }
            link.missing().forEach(sentence -> line(4, "not checked: " + printable(sentence)));
        }
        link.findings().forEach(this::finding);
    }

    private void finding(ChainFinding finding) {
        String code = finding.check().code();
        String mark = mark(finding.severity() == Severity.ERROR ? LinkState.BROKEN : LinkState.WARNING);
        String place = finding.place() == null ? "" : printable(finding.place() + ": ");
        line(2, mark + " " + place + style.bold(finding.check().id()) + (code == null ? "" : " (" + code + ")"));
        line(4, printable(finding.message()));
        TextDifference difference = finding.difference();
        if (difference != null) {
            difference.lines().forEach(each -> line(6, each));
        }
        line(4, "Fix: " + printable(finding.fix()));
    }

    private void summary(ChainVerdict verdict) {
        line(0, "");
        List<String> sentences = new Summary(verdict).sentences();
        line(0, verdict.isBroken() ? style.red(sentences.get(0)) : style.green(sentences.get(0)));
        sentences.stream().skip(1).forEach(sentence -> line(0, sentence));
    }

    private String mark(LinkState state) {
        return switch (state) {
            case OK -> style.green(state.mark());
            case WARNING -> style.yellow(state.mark());
            case BROKEN -> style.red(state.mark());
            case UNKNOWN -> state.mark();
        };
    }

    private static String printable(String text) {
        return ResultLines.printable(text);
    }

    private void line(int indent, String text) {
        out.append(ResultLines.line(" ".repeat(text.isEmpty() ? 0 : indent) + text))
                .append('\n');
    }
}
