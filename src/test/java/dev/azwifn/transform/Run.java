package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.DocumentResources;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Transformers on views alone, without an edit of text. Each run is made twice: the second changes nothing. */
final class Run implements Resources {
    private final List<Resource> resources = new ArrayList<>();
    private final List<Resource> removed = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private Run(List<Resource> resources) {
        this.resources.addAll(resources);
    }

    static Run of(Configs configs, String yaml, Transformer... transformers) {
        return of(configs.build(), yaml, transformers);
    }

    static Run of(WorkloadIdentity config, String yaml, Transformer... transformers) {
        Run run = new Run(parse(yaml));
        run.apply(config, transformers);
        List<Resource> output = new ArrayList<>();
        for (Resource resource : run.resources) {
            output.add(Resource.of(resource.origin(), resource.view()));
        }
        Run second = new Run(output);
        second.apply(config, transformers);
        assertThat(second.operations).as("operations of the second run").isEmpty();
        assertThat(second.removed).as("removed in the second run").isEmpty();
        return run;
    }

    /** For what is not meant to be repeated. */
    static Run once(Configs configs, String yaml, Transformer... transformers) {
        Run run = new Run(parse(yaml));
        run.apply(configs.build(), transformers);
        return run;
    }

    static List<Resource> parse(String yaml) {
        List<Resource> resources = new ArrayList<>();
        for (YamlDocument document : YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "test.yaml")
                .documents()) {
            resources.addAll(DocumentResources.of(document));
        }
        return resources;
    }

    static JsonNode json(String yaml) {
        return YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "expected.yaml")
                .documents()
                .get(0)
                .view();
    }

    private void apply(WorkloadIdentity config, Transformer... transformers) {
        for (Transformer transformer : transformers) {
            for (Change change : changes(transformer.begin(config))) {
                findings.addAll(change.findings());
                operations.addAll(change.operations());
                int index = resources.indexOf(change.resource());
                if (change.removesResource()) {
                    removed.add(resources.remove(index));
                } else if (index >= 0) {
                    resources.set(index, resources.get(index).with(change.operations()));
                }
            }
        }
    }

    private List<Change> changes(Transformer.Pass pass) {
        List<Change> changes = new ArrayList<>();
        for (Resource resource : ofKind(pass::reads)) {
            Change change = pass.look(resource);
            if (change != null) {
                changes.add(change);
            }
        }
        changes.addAll(pass.conclude(this));
        return changes;
    }

    /** The view of the resource of that name. */
    JsonNode view(String name) {
        for (Resource resource : resources) {
            if (resource.name().equals(name)) {
                return resource.view();
            }
        }
        throw new AssertionError("no resource named " + name);
    }

    JsonNode spec(String name) {
        return view(name).path("spec");
    }

    List<Operation> operations() {
        return operations;
    }

    List<String> removed() {
        return removed.stream().map(Resource::name).toList();
    }

    List<String> messages(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::message)
                .toList();
    }

    List<String> warnings() {
        return messages(Severity.WARNING);
    }

    List<Finding> findings() {
        return findings;
    }

    @Override
    public List<Resource> ofKind(Predicate<String> kind) {
        return resources.stream().filter(resource -> kind.test(resource.kind())).toList();
    }

    @Override
    public List<Resource> mentioning(Set<String> words) {
        return List.copyOf(resources);
    }
}
