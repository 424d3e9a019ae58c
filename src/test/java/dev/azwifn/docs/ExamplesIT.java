package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.UserShell;
import dev.azwifn.UserShell.Outcome;
import dev.azwifn.function.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What can be tried of {@code examples} without a cluster, GitHub and Argo CD: their own commands, options and schemas. */
class ExamplesIT {
    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final Path QUICK_START = Path.of("testdata/quick-start").toAbsolutePath();

    @TempDir
    Path temp;

    private Path work;

    @BeforeEach
    void makeFolder() throws IOException {
        work = Files.createDirectory(temp.resolve("work"));
    }

    private UserShell shell(Path... bins) {
        StringBuilder path = new StringBuilder();
        for (Path bin : bins) {
            path.append(bin).append(':');
        }
        return new UserShell(
                work,
                Map.of(
                        "PATH",
                        path + "" + Programs.AZWI_FN.getParent() + ":" + System.getenv("PATH"),
                        "LC_ALL",
                        "C.UTF-8"));
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new YAMLMapper().readTree(Files.readString(file));
    }

    private Path job() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES.resolve("kubernetes-job"))) {
            for (Path file : files.toList()) {
                Files.copy(file, work.resolve(file.getFileName()));
            }
        }
        Files.copy(QUICK_START.resolve("input.yaml"), work.resolve("cluster.yaml"));
        assertThat(shell().sh("azwi-fn keys -f workload-identity.yaml").err()).isEmpty();
        return work.resolve("job.yaml");
    }

    @Test
    void jobIsWhatKubernetesTakes() throws Exception {
        KubernetesSchema schema = KubernetesSchema.load();
        job();
        String built = Client.KUSTOMIZE.run(work, "build", ".").succeeds().out();

        List<String> kinds = new ArrayList<>();
        for (String text : built.split("(?m)^---$")) {
            JsonNode resource = new YAMLMapper().readTree(text);
            String kind = resource.path("kind").asString();
            kinds.add(kind);
            assertThat(schema.violations(
                            kind.equals("Job") ? "io.k8s.api.batch.v1.Job" : "io.k8s.api.core.v1." + kind, resource))
                    .isEmpty();
        }
        assertThat(kinds).containsExactlyInAnyOrder("ConfigMap", "Job");
        assertThat(built).contains("PUBLIC KEY").doesNotContain("PRIVATE KEY");
    }

    @Test
    void jobTurnsTheClusterOver() throws Exception {
        JsonNode pod = yaml(job()).at("/spec/template/spec");
        Files.delete(work.resolve("sa.key")); // it is not in the Pod
        try (StandIn azure = StandIn.in(temp)) {
            JsonNode provision = pod.at("/initContainers/1");
            Outcome made = shell(azure.bin()).run(command(provision));
            assertThat(made.exitCode()).as(made.err()).isZero();
            azure.assertUsedRightly();
        }
        Outcome log = shell().run(command(pod.at("/containers/0")));

        assertThat(log.err()).isEmpty();
        String clientID = yaml(work.resolve("workload-identity.yaml"))
                .at("/spec/clusterIdentity/clientID")
                .asString();
        assertThat(log.out())
                .contains("type: WorkloadIdentity", "clientID: " + clientID)
                .doesNotContain("clientSecret");
    }

    /** The image's name stands for the program in it. */
    private static List<String> command(JsonNode container) {
        List<String> command = new ArrayList<>(List.of(
                container.path("image").asString().replaceFirst(".*/", "").replaceFirst(":.*", "")));
        container.path("args").forEach(each -> command.add(each.asString()));
        return List.of("sh", "-c", String.join(" ", command));
    }

    @Test
    void workflowIsWhatGitHubTakes() {
        String actionlint = System.getProperty("azwi.actionlint", "");
        assumeTrue(!actionlint.isEmpty(), "no actionlint (-Dazwi.actionlint): .ci/install-clients.sh installs it");

        assertThat(shell().run(List.of(actionlint, "-no-color", EXAMPLES + "/github-actions/workload-identity.yaml")))
                .isEqualTo(new Outcome(0, "", ""));
    }

    @Test
    void workflowPassesAClusterOnWorkloadIdentity() throws IOException {
        repository("output.approved.yaml");

        for (String step : workflowSteps()) {
            Outcome outcome = shell().run(List.of("bash", "-e", "-c", step));
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        }
        assertThat(work.resolve("verify.sarif")).content().contains("\"version\": \"2.1.0\"");
    }

    @Test
    void workflowFailsOthers() throws IOException {
        repository("input.yaml");

        assertThat(workflowSteps())
                .allSatisfy(step -> assertThat(
                                shell().run(List.of("bash", "-e", "-c", step)).exitCode())
                        .isEqualTo(1));
        assertThat(work.resolve("verify.sarif")).content().contains("cluster-identity-type", "clusters/cluster.yaml");
    }

    private void repository(String cluster) throws IOException {
        Files.copy(QUICK_START.resolve("config.yaml"), work.resolve("workload-identity.yaml"));
        Files.createDirectory(work.resolve("clusters"));
        Files.copy(QUICK_START.resolve(cluster), work.resolve("clusters/cluster.yaml"));
    }

    /** Those that run azwi-fn. */
    private static List<String> workflowSteps() throws IOException {
        List<String> steps = new ArrayList<>();
        for (JsonNode step :
                yaml(EXAMPLES.resolve("github-actions/workload-identity.yaml")).at("/jobs/verify/steps")) {
            if (step.path("run").asString("").startsWith("azwi-fn ")) {
                steps.add(step.path("run").asString());
            }
        }
        assertThat(steps).hasSize(2);
        return steps;
    }

    @Test
    void argoBuildsTheApplication() throws Exception {
        String options = yaml(EXAMPLES.resolve("argo-cd/argocd-cm.yaml"))
                .at("/data/kustomize.buildOptions")
                .asString();
        String path = yaml(EXAMPLES.resolve("argo-cd/application.yaml"))
                .at("/spec/source/path")
                .asString();
        Client.KUSTOMIZE.require();

        Client.Outcome built = Client.shell(Path.of(path), Map.of(), "kustomize build . " + options);

        assertThat(built.succeeds().out()).contains("type: WorkloadIdentity").doesNotContain("clientSecret");
    }
}
