package dev.azwifn.cli;

import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import dev.azwifn.trust.TextDifference;
import dev.azwifn.trust.explain.Catalogue;
import dev.azwifn.trust.explain.Comparison;
import dev.azwifn.trust.explain.EntraCode;
import dev.azwifn.trust.explain.Entry;
import dev.azwifn.trust.explain.Explanation;
import dev.azwifn.trust.explain.Problem;
import dev.azwifn.trust.explain.Problems;
import dev.azwifn.trust.explain.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explanations for people. */
final class ExplanationText implements ExplainCommand.Report {
    private static final int WIDTH = 110;
    private static final int COLUMN = 16;

    private final Style style;
    private final Catalogue catalogue;
    private final boolean compared;
    private final StringBuilder out = new StringBuilder();

    /** @param compared whether there is a config to compare with */
    ExplanationText(Style style, Catalogue catalogue, boolean compared) {
        this.style = style;
        this.catalogue = catalogue;
        this.compared = compared;
    }

    @Override
    public String head(Problems problems) {
        int different = problems.all().size();
        out.append(count(problems.lines(), "line")).append(", ").append(count(different, "different error"));
        out.append(compared ? ".\n\n" : ". With -f CONFIG they are compared with your config.\n\n");
        return taken();
    }

    @Override
    public String explained(@Nullable Problem problem, Explanation explanation) {
        Entry entry = explanation.entry();
        title(explanation.code(), entry.title());
        if (problem != null) {
            occurrences(problem);
        }
        paragraph(entry.meaning());
        if (!explanation.comparisons().isEmpty() || !explanation.notes().isEmpty()) {
            heading("Here");
            explanation.comparisons().forEach(this::comparison);
            explanation.notes().forEach(note -> item("  - ", note));
        }
        if (!explanation.isConcluded()) {
            heading("Likely causes");
            entry.causes().forEach(cause -> item("  - ", cause));
        }
        heading("What to do");
        if (entry.passes() != null && !explanation.isDecided()) {
            item("  - ", entry.passes());
        }
        explanation.steps().forEach(this::step);
        if (!entry.checks().isEmpty()) {
            item("  - ", "azwi-fn verify finds the cause before Azure is asked.");
        }
        return end();
    }

    @Override
    public String unknown(Problem problem) {
        title(problem.code(), "not known here");
        occurrences(problem);
        lookUp(problem.code());
        return end();
    }

    @Override
    public String unknown(String code) {
        title(code, "not known here");
        lookUp(code);
        return end();
    }

    @Override
    public String list(List<Entry> entries) {
        int widest = entries.stream()
                .mapToInt(entry -> entry.code().length())
                .filter(width -> width < 40)
                .max()
                .orElse(0);
        for (Entry entry : entries) {
            String gap = " ".repeat(Math.max(1, widest - entry.code().length() + 1));
            out.append(style.bold(entry.code()))
                    .append(gap)
                    .append(entry.title())
                    .append('\n');
        }
        return taken();
    }

    private void title(String code, String title) {
        out.append(style.red(ResultLines.printable(code)))
                .append(": ")
                .append(style.bold(title))
                .append('\n');
    }

    private void occurrences(Problem problem) {
        String places = place(problem.first());
        if (problem.count() > 1) {
            places = problem.count() + " times, from " + places + " to " + place(problem.last());
        }
        item("", places);
        if (!problem.objects().isEmpty()) {
            item("", "at " + String.join(", ", problem.objects()));
        }
        item("> ", problem.excerpt());
        out.append('\n');
    }

    private static String place(Problem.Place place) {
        return place.file() + ":" + place.line() + (place.time() == null ? "" : " (" + place.time() + ")");
    }

    private void lookUp(String code) {
        paragraph(
                "The catalogue has no such error. "
                        + (EntraCode.isWritten(code)
                                ? "Entra ID describes it at " + EntraCode.page(code)
                                : "Azure describes the codes of Resource Manager at"
                                        + " https://learn.microsoft.com/azure/azure-resource-manager/troubleshooting/common-deployment-errors"));
    }

    private void comparison(Comparison comparison) {
        String label = String.format("%-" + COLUMN + "s", catalogue.title(comparison.detail()));
        TextDifference difference = comparison.difference();
        if (difference == null) {
            line("  " + label + ResultLines.printable(comparison.found()) + verdict(comparison));
            return;
        }
        List<String> lines = difference.lines();
        for (int i = 0; i < lines.size(); i++) {
            boolean marks = i == lines.size() - 1;
            String text = marks ? style.red(lines.get(i) + " " + difference.summary()) : lines.get(i);
            line("  " + (i == 0 ? label : " ".repeat(COLUMN)) + text);
        }
    }

    /** Behind the value, or below a long one. */
    private String verdict(Comparison comparison) {
        String expected = comparison.expected();
        if (expected == null) {
            return "";
        }
        if (comparison.isSame() && !comparison.isSpelledDifferently()) {
            return style.green("  as configured");
        }
        int width = comparison.found().length() + expected.length();
        return (width > WIDTH - 2 * COLUMN ? "\n" + " ".repeat(COLUMN + 4) : "  ")
                + style.yellow("configured: " + ResultLines.printable(expected));
    }

    private void step(Step step) {
        item("  - ", step.sentence());
        if (step.command() != null) {
            line("      " + style.cyan(ResultLines.printable(step.command())));
        }
    }

    private void heading(String text) {
        out.append("\n  ").append(style.bold(text)).append('\n');
    }

    private void paragraph(String text) {
        item("", text);
    }

    /** Wrapped between words; what follows the first line is below its text. */
    private void item(String bullet, String text) {
        StringBuilder line = new StringBuilder(bullet);
        for (String word : ResultLines.printable(text).split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > bullet.length()) {
                line(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(bullet.length()));
            }
            line.append(word).append(' ');
        }
        line(line.toString().stripTrailing());
    }

    private void line(String text) {
        out.append(ResultLines.line("  " + text)).append('\n');
    }

    private String end() {
        out.append('\n');
        return taken();
    }

    private String taken() {
        String text = out.toString();
        out.setLength(0);
        return text;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
