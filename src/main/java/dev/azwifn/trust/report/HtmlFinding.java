package dev.azwifn.trust.report;

import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.Place;
import dev.azwifn.trust.TextDifference;
import java.util.List;

/** One finding on the page. */
record HtmlFinding(ChainFinding finding, Markup html) {
    void write() {
        boolean error = finding.severity() == Severity.ERROR;
        LinkState state = error ? LinkState.BROKEN : LinkState.WARNING;
        html.open("article", "class", "finding " + state.id()).line();
        html.open("h3");
        HtmlIcon.of(state, html);
        html.open("span");
        html.element("span", error ? "Error: " : "Warning: ", "class", "severity")
                .text(finding.message());
        html.close().close().line();
        facts();
        difference();
        fix();
        html.close().line();
    }

    private void facts() {
        Check check = finding.check();
        html.open("ul", "class", "tags").line();
        Place place = finding.place();
        if (place != null) {
            html.open("li").text("at ").element("code", place.toString());
            if (place.resource() != null) {
                html.text(" in ").element("code", place.resource().ref().toString());
            }
            html.close().line();
        }
        html.open("li").text("check ").element("code", check.id()).close().line();
        if (check.code() != null) {
            html.open("li").text("Azure would say ").element("code", check.code());
            html.close().line();
        }
        html.close().line();
    }

    private void difference() {
        TextDifference difference = finding.difference();
        if (difference == null) {
            return;
        }
        List<String> lines = difference.lines();
        String marks = lines.get(lines.size() - 1);
        html.open("pre", "tabindex", "0", "role", "group", "aria-label", "Expected and found");
        for (String line : lines.subList(0, lines.size() - 1)) {
            highlighted(line, marks);
            html.line();
        }
        // A screen reader need not count the spaces before a ^.
        html.element("span", marks, "class", "marks", "aria-hidden", "true")
                .close()
                .line();
    }

    /** The columns that have a mark below are marked in the line itself: when it is wrapped in print, too. */
    private void highlighted(String line, String marks) {
        int from = 0;
        while (from < line.length()) {
            boolean marked = isMarked(marks, from);
            int to = from + 1;
            while (to < line.length() && isMarked(marks, to) == marked) {
                to++;
            }
            String run = line.substring(from, to);
            if (marked) {
                html.element("mark", run);
            } else {
                html.text(run);
            }
            from = to;
        }
    }

    private static boolean isMarked(String marks, int column) {
        return column < marks.length() && marks.charAt(column) == '^';
    }

    private void fix() {
        html.open("p", "class", "fix").element("strong", "Fix: ").element("code", finding.fix());
        if (finding.edit() != null) {
            html.text(" ").element("span", "verify --fix makes this edit", "class", "note");
        }
        html.close().line();
    }
}
