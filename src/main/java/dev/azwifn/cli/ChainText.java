package dev.azwifn.cli;

import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import dev.azwifn.trust.TextDifference;
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
        line(0, mark(link.state()) + " " + style.bold(link.link().title()) + ": " + word(link.state()));
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
        boolean error = finding.severity() == Severity.ERROR;
        String place = finding.place() == null ? "" : printable(finding.place() + ": ");
        line(
                2,
                (error ? style.red("✗") : style.yellow("!")) + " " + place
                        + style.bold(finding.check().id()) + (code == null ? "" : " (" + code + ")"));
        line(4, printable(finding.message()));
        TextDifference difference = finding.difference();
        if (difference != null) {
            difference.lines().forEach(each -> line(6, each));
        }
        line(4, "Fix: " + printable(finding.fix()));
    }

    private void summary(ChainVerdict verdict) {
        line(0, "");
        String broken = titles(verdict, LinkState.BROKEN);
        String doubtful = titles(verdict, LinkState.WARNING);
        String unknown = titles(verdict, LinkState.UNKNOWN);
        line(0, broken.isEmpty() ? style.green("The chain holds.") : style.red("The chain is broken: " + broken + "."));
        if (!doubtful.isEmpty()) {
            line(0, "Doubtful: " + doubtful + ".");
        }
        if (!unknown.isEmpty()) {
            line(0, "Not or not wholly checked: " + unknown + ".");
        }
    }

    private static String titles(ChainVerdict verdict, LinkState state) {
        List<String> titles = verdict.links().stream()
                .filter(link -> link.state() == state)
                .map(link -> link.link().title())
                .toList();
        return String.join(", ", titles);
    }

    private String mark(LinkState state) {
        return switch (state) {
            case OK -> style.green("✓");
            case WARNING -> style.yellow("!");
            case BROKEN -> style.red("✗");
            case UNKNOWN -> "?";
        };
    }

    private static String word(LinkState state) {
        return switch (state) {
            case OK -> "ok";
            case WARNING -> "doubtful";
            case BROKEN -> "broken";
            case UNKNOWN -> "not known";
        };
    }

    private static String printable(String text) {
        return ResultLines.printable(text);
    }

    private void line(int indent, String text) {
        out.append(" ".repeat(text.isEmpty() ? 0 : indent)).append(text).append('\n');
    }
}
