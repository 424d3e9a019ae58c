package dev.azwifn.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.Results;
import dev.azwifn.corpus.LiveCluster.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every cluster that CAPZ ships runs, and is migrated step by step as the program prints it. */
class RolloutCorpusTest {
    private static final Pattern TOTAL = Pattern.compile("rollout: (\\d+) machines? (is|are) replaced");
    private static final Pattern STEP = Pattern.compile("rollout, step \\d+ of \\d+: (.*)");

    private static final Map<Path, Rollout> OF_FILES = new ConcurrentHashMap<>();

    private static CrdSchemas schemas;

    @BeforeAll
    static void loadSchemas() throws IOException {
        schemas = CrdSchemas.in(Corpus.folder().resolve("crds"));
    }

    static List<Path> clusters() throws IOException {
        return CorpusTest.manifests().stream()
                .filter(file -> !file.toString().contains("unrendered"))
                .toList();
    }

    private static Rollout of(Path file) {
        return OF_FILES.computeIfAbsent(file, each -> Rollout.of(Corpus.read(each)));
    }

    /** @param documents resources, out of lists too */
    private record Rollout(String output, List<JsonNode> documents, List<String> messages) {
        static Rollout of(String input, String... options) {
            List<String> all = new ArrayList<>(List.of("--rollout", "--output", "json"));
            all.addAll(List.of(options));
            Program.Run run = Corpus.transform(input.getBytes(StandardCharsets.UTF_8), all.toArray(String[]::new))
                    .succeeds();
            List<String> messages = new ArrayList<>();
            Results.of(run)
                    .forEach(result -> messages.add(result.path("message").asString()));
            return new Rollout(run.text(), documents(run.text()), messages);
        }

        private static List<JsonNode> documents(String output) {
            List<JsonNode> documents = new ArrayList<>();
            for (JsonNode document : Manifest.parse(output).documents()) {
                if (document.path("kind").asString("").equals("List")) {
                    document.path("items").forEach(documents::add);
                } else if (document.isObject()) {
                    documents.add(document);
                }
            }
            return documents;
        }

        List<String> steps() {
            return matches(STEP);
        }

        int machines() {
            return matches(TOTAL).stream().mapToInt(Integer::parseInt).sum();
        }

        private List<String> matches(Pattern pattern) {
            List<String> found = new ArrayList<>();
            for (String message : messages) {
                Matcher matcher = pattern.matcher(message);
                if (matcher.lookingAt()) {
                    found.add(matcher.group(1));
                }
            }
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void everyStepIsAcceptedInItsOrder(Path file) {
        LiveCluster cluster = cluster(file);
        Rollout rollout = of(file);

        migrate(cluster, rollout);

        assertThat(Rollout.of(rollout.output).output).as("of a second run").isEqualTo(rollout.output);
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void soIsWhatIsMadeOfTheObjectsInTheCluster(Path file) {
        LiveCluster cluster = cluster(file);

        migrate(cluster, Rollout.of(cluster.get()));
    }

    /** The server has filled in defaults, and what is replaced is still there: nothing gets a new name because of that. */
    @ParameterizedTest
    @MethodSource("someClusters")
    void whatTheClusterPrintsAfterwardsNeedsNothing(Path file) {
        for (boolean fromManifest : List.of(true, false)) {
            LiveCluster cluster = cluster(file);
            Rollout first = fromManifest ? of(file) : Rollout.of(cluster.get());
            first.documents().forEach(cluster::apply);
            List<String> names = cluster.names();

            Rollout second = Rollout.of(cluster.get());

            assertThat(second.steps()).as("steps").isEmpty();
            second.documents().forEach(cluster::apply);
            assertThat(cluster.names()).isEqualTo(names);
        }
    }

    /** So it is after a change, which gives new names that are no longer than those of before. */
    @ParameterizedTest
    @MethodSource("someClusters")
    void namesDoNotGrowByWhatTheServerFillsIn(Path file) {
        LiveCluster cluster = cluster(file);
        migrate(cluster, of(file));
        List<String> names = cluster.names();

        Rollout second = Rollout.of(cluster.get(), "--provider-id=" + Corpus.MACHINES.replace("machines", "others"));
        second.documents().forEach(cluster::apply);

        assertThat(second.steps()).isNotEmpty();
        assertThat(cluster.names().stream()
                        .map(name -> name.replaceFirst("-[0-9a-f]{8}$", ""))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(names.stream()
                        .map(name -> name.replaceFirst("-[0-9a-f]{8}$", ""))
                        .toList());
    }

    /** Of the newest release those that are no variants for tests. */
    static List<Path> someClusters() throws IOException {
        return clusters().stream()
                .filter(file ->
                        file.toString().contains("v1.26.0") && !file.toString().contains("prow"))
                .filter(file -> of(file).machines() > 0)
                .toList();
    }

    /** Without the machines first, so that nothing is replaced before the identity works. */
    @Test
    void theIdentityCanGoFirst() throws IOException {
        int tried = 0;
        for (Path file : clusters()) {
            Rollout whole = of(file);
            if (whole.machines() > 0 && file.toString().contains("v1.13.0")) {
                tried++;
                LiveCluster cluster = cluster(file);
                Rollout first = Rollout.of(Corpus.read(file), "--transformers=ClusterIdentity,Rollout");
                assertThat(first.machines()).as(file.toString()).isZero();
                migrate(cluster, first);
                Rollout second = Rollout.of(first.output);
                assertThat(second.output).isEqualTo(whole.output);
                migrate(cluster, second);
            }
        }
        assertThat(tried).isGreaterThan(15);
    }

    private static LiveCluster cluster(Path file) {
        return new LiveCluster(schemas, Corpus.transformed(file).input().documents());
    }

    private static void migrate(LiveCluster cluster, Rollout rollout) {
        if (rollout.steps().isEmpty()) {
            rollout.documents().forEach(cluster::apply);
        }
        for (String step : rollout.steps()) {
            carryOut(step, cluster, rollout);
            assertThat(cluster.dangling()).as(step).isEmpty();
        }
        cluster.reconcile();
        assertThat(cluster.replaced()).as("machines replaced").isEqualTo(rollout.machines());
    }

    private static void carryOut(String step, LiveCluster cluster, Rollout rollout) {
        int command = step.indexOf(": kubectl ");
        if (step.startsWith("apply this output")) {
            rollout.documents().forEach(cluster::apply);
        } else if (step.startsWith("wait ")) {
            cluster.reconcile();
        } else {
            for (String each : step.substring(command + 2).split(" && ")) {
                carryOut(each.split(" "), cluster);
            }
        }
    }

    /** {@code kubectl delete -n NAMESPACE KIND/NAME…}, or {@code kubectl patch} of finalizers. */
    private static void carryOut(String[] words, LiveCluster cluster) {
        String namespace = "default";
        for (int i = 2; i < words.length && !words[i].startsWith("--"); i++) {
            if (words[i].equals("-n")) {
                namespace = words[++i];
            } else {
                String kind = words[i].substring(0, words[i].indexOf('/'));
                String name = words[i].substring(words[i].indexOf('/') + 1);
                if (words[1].equals("patch")) {
                    cluster.removeFinalizers(kind, namespace, name);
                } else {
                    cluster.delete(kind, namespace, name);
                }
            }
        }
    }

    /** Otherwise the tests above might be of a server that takes everything. */
    @Test
    void theNaiveWayIsRefused() throws IOException {
        int refused = 0;
        for (Path file : clusters()) {
            boolean needed = !of(file).steps().isEmpty();
            LiveCluster cluster = cluster(file);
            List<JsonNode> naive = Corpus.transformed(file).output().documents();
            if (needed) {
                refused++;
                assertThatExceptionOfType(Refused.class)
                        .as(file.toString())
                        .isThrownBy(
                                () -> naive.stream().filter(JsonNode::isObject).forEach(cluster::apply))
                        .withMessageContaining("immutable");
            } else {
                naive.stream().filter(JsonNode::isObject).forEach(cluster::apply);
            }
        }
        assertThat(refused).isGreaterThan(70);
    }

    @Test
    void soIsAnotherOrder() throws IOException {
        int tried = 0;
        for (Path file : clusters()) {
            Rollout rollout = of(file);
            if (rollout.machines() > 0) {
                tried++;
                List<String> steps = new ArrayList<>(rollout.steps());
                Collections.reverse(steps.subList(1, steps.size()));
                LiveCluster cluster = cluster(file);
                assertThatExceptionOfType(Refused.class)
                        .as(file.toString())
                        .isThrownBy(() -> steps.forEach(step -> carryOut(step, cluster, rollout)));
            }
        }
        assertThat(tried).isGreaterThan(60);
    }
}
