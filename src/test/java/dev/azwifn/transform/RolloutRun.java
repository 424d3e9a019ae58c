package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A rollout of resources in flow style, one a line, and what came of it.
 *
 * @param views the documents that are left
 * @param results on a line each: the severity, the resource if it is about one, and the message
 */
record RolloutRun(String output, List<JsonNode> views, List<String> results) {
    static RolloutRun of(String... resources) {
        return of(Configs.full(), resources);
    }

    static RolloutRun of(Configs configs, String... resources) {
        String yaml = String.join("\n---\n", resources) + "\n";
        List<YamlDocument> documents = YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "test.yaml")
                .documents();
        Outcome outcome = Pipeline.of(configs.ofRunning().build()).run(documents);
        assertThat(outcome.failed()).isFalse();
        StringBuilder output = new StringBuilder();
        List<JsonNode> views = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            if (!outcome.dropped().contains(i)) {
                YamlDocument document = outcome.edited().getOrDefault(i, documents.get(i));
                output.append(document.text());
                views.add(document.view());
            }
        }
        return new RolloutRun(
                output.toString(),
                views,
                outcome.results().stream().map(RolloutRun::line).toList());
    }

    private static String line(Result result) {
        String resource = result.resourceRef() == null ? "" : result.resourceRef() + ": ";
        return result.severity().text() + ": " + resource + result.message();
    }

    /** The names of all resources of a kind. */
    List<String> names(String kind) {
        return ofKind(kind).map(view -> view.at("/metadata/name").asString()).toList();
    }

    Stream<JsonNode> ofKind(String kind) {
        return views.stream().filter(view -> view.path("kind").asString("").equals(kind));
    }

    /** The only name of a resource of that kind. */
    String name(String kind) {
        assertThat(names(kind)).hasSize(1);
        return names(kind).get(0);
    }

    List<String> warnings() {
        return results.stream()
                .filter(line -> line.startsWith(Severity.WARNING.text()))
                .toList();
    }

    /** The steps to do afterwards, in their order. */
    List<String> steps() {
        return results.stream()
                .filter(line -> line.startsWith("info: rollout, step "))
                .map(line -> line.replaceFirst("^info: rollout, step \\d+ of \\d+: ", ""))
                .toList();
    }

    static String template(String metadata, String machine) {
        return "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachineTemplate, metadata: " + metadata
                + ", spec: {template: {spec: " + machine + "}}}";
    }

    /** A MachineDeployment of the AzureMachineTemplate of that name. */
    static String deployment(String metadata, String spec, String template) {
        return "{apiVersion: cluster.x-k8s.io/v1beta1, kind: MachineDeployment, metadata: " + metadata + ", spec: {"
                + spec + "template: {spec: {infrastructureRef: {kind: AzureMachineTemplate, name: " + template
                + "}}}}}";
    }

    static String identity(String metadata, String spec) {
        return "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureClusterIdentity, metadata: " + metadata
                + ", spec: " + spec + "}";
    }

    static String cluster(String metadata, String identity) {
        return "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureCluster, metadata: " + metadata
                + ", spec: {identityRef: {kind: AzureClusterIdentity, name: " + identity + "}}}";
    }
}
