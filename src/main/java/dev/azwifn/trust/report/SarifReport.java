package dev.azwifn.trust.report;

import dev.azwifn.krm.Severity;
import dev.azwifn.oidc.JsonText;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.LinkVerdict;
import dev.azwifn.trust.Place;
import dev.azwifn.trust.TextDifference;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verdict as SARIF 2.1.0, the format of code scanning: the checks that found something are the rules, and what could not be
 * checked are the run's notifications.
 */
public final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    private SarifReport() {}

    /** In ASCII, with a line end. */
    public static String of(ChainVerdict verdict) {
        List<Check> rules = verdict.findings().stream()
                .map(ChainFinding::check)
                .distinct()
                .sorted()
                .toList();
        ObjectNode log =
                JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = log.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "azwi-fn");
        ArrayNode descriptors = driver.putArray("rules");
        rules.forEach(rule -> addRule(rule, descriptors.addObject()));
        addNotifications(verdict, run);
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        for (ChainFinding finding : verdict.findings()) {
            addResult(finding, rules.indexOf(finding.check()), results.addObject());
        }
        return JsonText.asciiOf(log) + "\n";
    }

    private static void addRule(Check rule, ObjectNode node) {
        node.put("id", rule.id());
        node.putObject("shortDescription").put("text", rule.description());
        node.putObject("help").put("text", "Fix: " + rule.remedy());
        node.putObject("defaultConfiguration").put("level", level(rule.severity()));
        ObjectNode properties =
                node.putObject("properties").put("link", rule.link().id());
        if (rule.code() != null) {
            properties.put("code", rule.code());
        }
    }

    private static void addNotifications(ChainVerdict verdict, ObjectNode run) {
        ObjectNode invocation = run.putArray("invocations").addObject().put("executionSuccessful", true);
        for (LinkVerdict link : verdict.links()) {
            for (String sentence : link.missing()) {
                invocation
                        .withArray("toolExecutionNotifications")
                        .addObject()
                        .put("level", "note")
                        .putObject("message")
                        .put("text", plain(link.link().title() + ": not checked: " + sentence));
            }
        }
    }

    private static void addResult(ChainFinding finding, int ruleIndex, ObjectNode node) {
        node.put("ruleId", finding.check().id()).put("ruleIndex", ruleIndex).put("level", level(finding.severity()));
        node.putObject("message").put("text", plain(finding.message() + "\nFix: " + finding.fix()));
        if (finding.place() != null) {
            addLocation(finding.place(), node.putArray("locations").addObject());
        }
        TextDifference difference = finding.difference();
        if (difference != null) {
            node.putObject("properties").put("expected", difference.expected()).put("found", difference.found());
        }
    }

    private static void addLocation(Place place, ObjectNode node) {
        ObjectNode file = node.putObject("physicalLocation");
        file.putObject("artifactLocation").put("uri", uri(place.file()));
        if (place.line() > 0) {
            file.putObject("region").put("startLine", place.line()).put("startColumn", place.column());
        }
        if (place.resource() != null) {
            node.putArray("logicalLocations")
                    .addObject()
                    .put(
                            "fullyQualifiedName",
                            place.resource().ref() + place.field().toString())
                    .put("kind", "member");
        }
    }

    private static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.text();
    }

    /** Without SARIF's links, {@code [text](target)}: nothing here is meant as one. */
    private static String plain(String text) {
        return text.replace("](", "\\](");
    }

    /** A path as a URI reference: relative to where the program ran, unless it is absolute. */
    private static String uri(String file) {
        // URI does not take halves of surrogate pairs; UTF-8 has none.
        String path = new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        try {
            if (path.startsWith("/")) {
                return new URI("file", "", path, null).toASCIIString();
            }
            // Else everything before a colon would be the scheme.
            String relative = path.matches("(?s)[^/]*:.*") ? "./" + path : path;
            return new URI(null, null, relative, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
