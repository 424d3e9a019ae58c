package dev.azwifn.trust.report;

import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The verdict as JUnit XML, in the form of Surefire, which Jenkins and GitLab read too: a test case for each link. It fails if
 * the link is broken, is skipped if that is not known, and prints its warnings.
 */
public final class JunitReport {
    private final Markup xml = new Markup();

    private JunitReport() {}

    /** With a line end. */
    public static String of(ChainVerdict verdict) {
        JunitReport report = new JunitReport();
        report.suite(verdict);
        return report.xml.toString();
    }

    private void suite(ChainVerdict verdict) {
        Summary summary = new Summary(verdict);
        xml.own("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.open(
                "testsuite",
                "name",
                "azwi-fn verify",
                "time",
                "0",
                "tests",
                Integer.toString(verdict.links().size()),
                "errors",
                "0",
                "skipped",
                Long.toString(summary.count(LinkState.UNKNOWN)),
                "failures",
                Long.toString(summary.count(LinkState.BROKEN)));
        verdict.links().forEach(this::testCase);
        xml.line().close().line();
    }

    private void testCase(LinkVerdict link) {
        xml.line().own("  ").open("testcase", "name", link.link().title(), "classname", "azwi-fn.verify", "time", "0");
        List<ChainFinding> errors = ofSeverity(link, Severity.ERROR);
        if (!errors.isEmpty()) {
            failure(errors);
        } else if (link.state() == LinkState.UNKNOWN) {
            xml.line().own("    ").empty("skipped", "message", "Not checked: " + String.join("; ", link.missing()));
        }
        List<String> more = lines(ofSeverity(link, Severity.WARNING));
        if (link.state() != LinkState.UNKNOWN) {
            link.missing().forEach(sentence -> more.add("Not checked: " + sentence));
        }
        if (!more.isEmpty()) {
            element("system-out", more);
        }
        xml.line().own("  ").close();
    }

    private void failure(List<ChainFinding> errors) {
        String first = errors.get(0).message();
        element(
                "failure",
                lines(errors),
                "message",
                errors.size() == 1 ? first : first + " (and " + (errors.size() - 1) + " more)",
                "type",
                errors.get(0).check().id());
    }

    private void element(String name, List<String> lines, String... attributes) {
        xml.line().own("    ").open(name, attributes);
        lines.forEach(line -> xml.line().text(line));
        xml.line().own("    ").close();
    }

    private static List<ChainFinding> ofSeverity(LinkVerdict link, Severity severity) {
        return link.findings().stream()
                .filter(finding -> finding.severity() == severity)
                .toList();
    }

    private static List<String> lines(List<ChainFinding> findings) {
        List<String> lines = new ArrayList<>();
        findings.forEach(finding -> lines.addAll(new FindingText(finding).lines()));
        return lines;
    }
}
