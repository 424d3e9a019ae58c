package dev.azwifn.config;

import dev.azwifn.config.WorkloadIdentity.Patch;
import dev.azwifn.config.WorkloadIdentity.Target;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads {@code patches}: targets, and the operations for what they select. */
final class PatchReader {
    private static final List<String> EXPRESSIONS = List.of("group", "version", "kind", "name", "namespace");
    static final List<String> TARGET_FIELDS =
            List.of("group", "version", "kind", "name", "namespace", "labelSelector", "annotationSelector");

    private final List<Problem> problems;

    PatchReader(List<Problem> problems) {
        this.problems = problems;
    }

    List<Patch> read(Field list) {
        List<Patch> patches = new ArrayList<>();
        if (!list.value().isArray()) {
            problems.add(list.isNot("a list"));
            return patches;
        }
        for (int i = 0; i < list.value().size(); i++) {
            Field item = list.item(i);
            if (item.value().isObject()) {
                UnknownFields.reject(item, List.of("target", "patch"), problems);
                patches.add(new Patch(target(item.member("target")), operations(item.member("patch"))));
            } else {
                problems.add(item.isNot("a mapping of target and patch"));
            }
        }
        return List.copyOf(patches);
    }

    private Target target(Field target) {
        if (target.value().isObject()) {
            UnknownFields.reject(target, TARGET_FIELDS, problems);
        }
        if (target.isAbsent() || (target.value().isObject() && target.value().isEmpty())) {
            // kustomize takes no target as everything; that is hardly ever meant, and kind: .* says it.
            problems.add(target.problem("missing; name the resources, such as {kind: AzureCluster}"));
        } else if (!target.value().isObject()) {
            problems.add(target.isNot("a mapping"));
        }
        return new Target(
                selector(target, "group"),
                selector(target, "version"),
                selector(target, "kind"),
                selector(target, "name"),
                selector(target, "namespace"),
                selector(target, "labelSelector"),
                selector(target, "annotationSelector"));
    }

    private @Nullable String selector(Field target, String name) {
        Field field = target.member(name);
        String text = field.isAbsent() ? null : SpecReader.text(field, problems);
        if (text != null && EXPRESSIONS.contains(name)) {
            try {
                Pattern.compile(text);
            } catch (PatternSyntaxException e) {
                problems.add(field.problem("'" + text + "' is not a regular expression: " + e.getDescription()));
            } catch (StackOverflowError e) {
                problems.add(field.problem("too many parentheses inside each other"));
            }
        }
        return text;
    }

    private List<Operation> operations(Field patch) {
        Field list = patch.value().isString() ? EmbeddedYaml.parse(patch, problems) : patch;
        if (list == null) {
            return List.of();
        }
        if (list.isAbsent() || (list.value().isArray() && list.value().isEmpty())) {
            problems.add(list.problem("missing; give a list of JSON Patch operations"));
        } else if (!list.value().isArray()) {
            problems.add(list.isNot("a list of JSON Patch operations"));
        } else {
            return new OperationReader(problems).read(list);
        }
        return List.of();
    }
}
