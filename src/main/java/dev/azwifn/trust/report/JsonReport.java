package dev.azwifn.trust.report;

import dev.azwifn.krm.Severity;
import dev.azwifn.oidc.JsonText;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.LinkState;
import dev.azwifn.trust.LinkVerdict;
import dev.azwifn.trust.Place;
import dev.azwifn.trust.TextDifference;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verdict for programs: {@code summary}, and {@code links} in the chain's order, each with its {@code facts}, {@code
 * missing} and {@code findings}. Arrays are always there; any other member is left out where there is nothing to say.
 */
public final class JsonReport {
    private JsonReport() {}

    /** In ASCII, with a line end. */
    public static String of(ChainVerdict verdict) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        addSummary(new Summary(verdict), report.putObject("summary"));
        ArrayNode links = report.putArray("links");
        verdict.links().forEach(link -> addLink(link, links.addObject()));
        return JsonText.asciiOf(report) + "\n";
    }

    private static void addSummary(Summary summary, ObjectNode node) {
        node.put("state", summary.state().id()).put("text", String.join(" ", summary.sentences()));
        ObjectNode links = node.putObject("links");
        for (LinkState state : LinkState.values()) {
            links.put(state.id(), summary.count(state));
        }
        node.put("errors", summary.count(Severity.ERROR)).put("warnings", summary.count(Severity.WARNING));
    }

    private static void addLink(LinkVerdict link, ObjectNode node) {
        node.put("link", link.link().id())
                .put("title", link.link().title())
                .put("state", link.state().id());
        ArrayNode facts = node.putArray("facts");
        link.facts().forEach(fact -> facts.addObject().put("name", fact.name()).put("value", fact.value()));
        ArrayNode missing = node.putArray("missing");
        link.missing().forEach(missing::add);
        ArrayNode findings = node.putArray("findings");
        link.findings().forEach(finding -> addFinding(finding, findings.addObject()));
    }

    private static void addFinding(ChainFinding finding, ObjectNode node) {
        node.put("check", finding.check().id())
                .put("severity", finding.severity().text());
        if (finding.check().code() != null) {
            node.put("code", finding.check().code());
        }
        node.put("message", finding.message());
        if (finding.place() != null) {
            addPlace(finding.place(), node);
        }
        TextDifference difference = finding.difference();
        if (difference != null) {
            node.put("expected", difference.expected()).put("found", difference.found());
        }
        node.put("fix", finding.fix()).put("fixable", finding.edit() != null);
    }

    private static void addPlace(Place place, ObjectNode node) {
        node.put("file", place.file());
        if (place.line() > 0) {
            node.put("line", place.line()).put("column", place.column());
        }
        if (place.resource() != null) {
            node.put("resource", place.resource().ref().toString());
        }
        if (!place.field().matches()) {
            node.put("field", place.field().toString());
        }
    }
}
