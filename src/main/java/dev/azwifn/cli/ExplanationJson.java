package dev.azwifn.cli;

import dev.azwifn.oidc.JsonText;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.TextDifference;
import dev.azwifn.trust.explain.Comparison;
import dev.azwifn.trust.explain.EntraCode;
import dev.azwifn.trust.explain.Entry;
import dev.azwifn.trust.explain.Explanation;
import dev.azwifn.trust.explain.Problem;
import dev.azwifn.trust.explain.Problems;
import dev.azwifn.trust.explain.Step;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Explanations for programs: an object a line. */
final class ExplanationJson implements ExplainCommand.Report {
    @Override
    public String head(Problems problems) {
        return "";
    }

    @Override
    public String explained(@Nullable Problem problem, Explanation explanation) {
        ObjectNode node = object(explanation.code(), true);
        addEntry(explanation.entry(), node);
        if (problem != null) {
            addOccurrences(problem, node);
        }
        explanation.comparisons().forEach(comparison -> add(comparison, node.withArray("details")));
        addAll(explanation.notes(), "notes", node);
        explanation.steps().forEach(step -> add(step, node.withArray("steps")));
        return line(node);
    }

    @Override
    public String unknown(Problem problem) {
        ObjectNode node = unknownNode(problem.code());
        addOccurrences(problem, node);
        return line(node);
    }

    @Override
    public String unknown(String code) {
        return line(unknownNode(code));
    }

    @Override
    public String list(List<Entry> entries) {
        StringBuilder lines = new StringBuilder();
        for (Entry entry : entries) {
            ObjectNode node = object(entry.code(), true);
            addEntry(entry, node);
            entry.fix().forEach(step -> add(step, node.withArray("steps")));
            lines.append(line(node));
        }
        return lines.toString();
    }

    private static String line(ObjectNode node) {
        return JsonText.asciiLineOf(node) + "\n";
    }

    private static ObjectNode unknownNode(String code) {
        ObjectNode node = object(code, false);
        if (EntraCode.isWritten(code)) {
            node.put("page", EntraCode.page(code));
        }
        return node;
    }

    private static ObjectNode object(String code, boolean known) {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("known", known);
    }

    private static void addEntry(Entry entry, ObjectNode node) {
        node.put("entry", entry.code()).put("title", entry.title());
        if (entry.link() != null) {
            node.put("link", entry.link().id());
        }
        node.put("meaning", entry.meaning());
        addAll(entry.causes(), "causes", node);
        addAll(entry.checks().stream().map(Check::id).toList(), "checks", node);
        if (entry.passes() != null) {
            node.put("passes", entry.passes());
        }
    }

    private static void addOccurrences(Problem problem, ObjectNode node) {
        node.put("count", problem.count());
        addPlace(problem.first(), node.putObject("first"));
        addPlace(problem.last(), node.putObject("last"));
        addAll(problem.objects(), "objects", node);
        node.put("excerpt", problem.excerpt());
    }

    private static void addPlace(Problem.Place place, ObjectNode node) {
        node.put("file", place.file()).put("line", place.line());
        if (place.time() != null) {
            node.put("time", place.time());
        }
    }

    private static void add(Comparison comparison, ArrayNode details) {
        ObjectNode node =
                details.addObject().put("name", comparison.detail().key()).put("found", comparison.found());
        if (comparison.expected() != null) {
            node.put("expected", comparison.expected()).put("same", comparison.isSame());
        }
        TextDifference difference = comparison.difference();
        if (difference != null) {
            node.put("difference", difference.summary());
        }
    }

    private static void add(Step step, ArrayNode steps) {
        ObjectNode node = steps.addObject().put("do", step.sentence());
        if (step.command() != null) {
            node.put("run", step.command());
        }
    }

    private static void addAll(List<String> texts, String name, ObjectNode node) {
        if (!texts.isEmpty()) {
            ArrayNode array = node.putArray(name);
            texts.forEach(array::add);
        }
    }
}
