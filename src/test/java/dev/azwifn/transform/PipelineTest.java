package dev.azwifn.transform;

import static dev.azwifn.transform.Configs.patch;
import static dev.azwifn.transform.Configs.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.config.Sources;
import dev.azwifn.config.ValueKind;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class PipelineTest {
    private static final String IDENTITY = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata:
              name: id # ours
            spec:
              type: ServicePrincipal
              clientSecret:
                name: the-secret
              clientID: 'old'
              tenantID: 00000000-1111-4222-8333-444444444444
            """;
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: the-secret
            stringData:
              clientSecret: not-for-your-eyes
            """;
    private static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: x}
            data: {a:   b}
            """;

    @Test
    void editsDropsAndKeeps() {
        List<YamlDocument> input = documents(CONFIG_MAP + "---\n" + SECRET + "---\n" + IDENTITY);
        Outcome outcome = Pipeline.of(Configs.full().build()).run(input);

        assertThat(outcome.failed()).isFalse();
        assertThat(outcome.changes()).isTrue();
        assertThat(outcome.dropped()).containsExactly(1);
        assertThat(outcome.edited()).containsOnlyKeys(2);
        assertThat(outcome.edited().get(2).text()).isEqualTo("---\n" + """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterIdentity
                metadata:
                  name: id # ours
                spec:
                  type: WorkloadIdentity
                  clientID: '77777777-8888-4999-8aaa-bbbbbbbbbbbb'
                  tenantID: 00000000-1111-4222-8333-444444444444
                """);
    }

    @Test
    void resultsSayWhatAndWhere() {
        Outcome outcome = Pipeline.of(Configs.full().build()).run(documents(CONFIG_MAP + "---\n" + IDENTITY));
        Result type = outcome.results().get(0);
        assertThat(type.severity()).isEqualTo(Severity.INFO);
        assertThat(type.message()).isEqualTo("type set to WorkloadIdentity");
        assertThat(type.resourceRef()).hasToString("AzureClusterIdentity/id");
        assertThat(type.field())
                .isEqualTo(new Result.Field(
                        "spec.type", Operation.text("ServicePrincipal"), Operation.text("WorkloadIdentity")));
        assertThat(type.file()).isEqualTo(new Result.File("test.yaml", 1, 11));
        assertThat(type.tags()).isEqualTo(Map.of("transformer", "ClusterIdentity"));
    }

    @Test
    void secondRunChangesNothing() {
        List<YamlDocument> input = documents(IDENTITY);
        Pipeline pipeline = Pipeline.of(Configs.full().build());
        YamlDocument edited = pipeline.run(input).edited().get(0);
        Outcome second = pipeline.run(documents(edited.text()));
        assertThat(second.changes()).isFalse();
        assertThat(second.results()).isEmpty();
    }

    @Test
    void itemsOfListsAreResources() {
        String list = "apiVersion: v1\nkind: List\nitems:\n" + item(SECRET) + item(CONFIG_MAP)
                + item(SECRET.replace("the-secret", "other")) + item(IDENTITY) + "- not a resource\n";
        Outcome outcome = Pipeline.of(Configs.full().build()).run(documents(list));
        assertThat(outcome.dropped()).isEmpty();
        assertThat(outcome.edited().get(0).view())
                .isEqualTo(Run.json("apiVersion: v1\nkind: List\nitems:\n" + item(CONFIG_MAP)
                        + item(SECRET.replace("the-secret", "other")) + item("""
                        apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                        kind: AzureClusterIdentity
                        metadata:
                          name: id
                        spec:
                          type: WorkloadIdentity
                          clientID: 77777777-8888-4999-8aaa-bbbbbbbbbbbb
                          tenantID: 00000000-1111-4222-8333-444444444444
                        """) + "- not a resource\n"));
        assertThat(messages(outcome))
                .contains("removed: workload identity needs no client secret, and nothing else names it");
    }

    @Test
    void secretsStayOutOfResults() {
        Outcome outcome = Pipeline.of(Configs.full()
                        .patches(patch(
                                target("Secret", null),
                                Operation.replace(
                                        JsonPointer.compile("/stringData/clientSecret"),
                                        Operation.text("also-secret"))))
                        .transformers("Patches")
                        .build())
                .run(documents(SECRET));
        assertThat(outcome.changes()).isTrue();
        assertThat(outcome.results().toString()).doesNotContain("not-for-your-eyes", "also-secret");
    }

    @Test
    void errorLeavesEverythingAsItIs() {
        Outcome outcome = Pipeline.of(Configs.full()
                        .patches(patch(
                                target("AzureClusterIdentity", null),
                                Operation.test(JsonPointer.compile("/spec/tenantID"), Operation.text("other"))))
                        .build())
                .run(documents(SECRET + "---\n" + IDENTITY));
        assertThat(outcome.failed()).isTrue();
        assertThat(outcome.changes()).isFalse();
        assertThat(messages(outcome)).contains("spec.patches[0]: test /spec/tenantID failed: expected \"other\"");
        assertThat(outcome.results()).extracting(Result::severity).doesNotContain(Severity.INFO);
    }

    @Test
    void orderIsTheConfigs() {
        Configs configs = Configs.full()
                .patches(patch(
                        target("AzureClusterIdentity", null),
                        Operation.test(JsonPointer.compile("/spec/type"), Operation.text("WorkloadIdentity"))));
        assertThat(Pipeline.of(configs.build()).run(documents(IDENTITY)).failed())
                .isFalse();
        assertThat(Pipeline.of(configs.transformers("Patches", "ClusterIdentity")
                                .build())
                        .run(documents(IDENTITY))
                        .failed())
                .isTrue();
        assertThat(Pipeline.names()).containsExactly("ClusterIdentity", "ClientSecret", "MachineIdentity", "Patches");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Pipeline.of(Configs.full().transformers("Nobody").build()))
                .withMessageContaining("ClusterIdentity, ClientSecret");
    }

    @Test
    void whoOnlyPatchesIsNotToldOfIdentities() {
        assertThat(Pipeline.of(Configs.full().transformers("Patches").build())
                        .run(documents(CONFIG_MAP))
                        .results())
                .isEmpty();
        assertThat(messages(Pipeline.of(Configs.full().build()).run(documents(CONFIG_MAP))))
                .contains("there is no identity to set");
    }

    /** The file holds what a rollout makes, or what it is made of; to rename is no check. */
    @Test
    void aCheckIsNoRollout() {
        Map<String, String> flags = Map.of("--rollout", "true", "--client-id", Configs.CLIENT);
        WorkloadIdentity rollout = new Sources(flags, Map.of()).load();
        WorkloadIdentity check = new WorkloadIdentity(
                true,
                rollout.azure(),
                rollout.issuer(),
                rollout.keys(),
                rollout.clusterIdentity(),
                rollout.machineIdentity(),
                rollout.serviceAccounts(),
                rollout.kindCluster(),
                rollout.rollout(),
                rollout.selfHosted(),
                rollout.selfHostedClusters(),
                rollout.transformers(),
                rollout.patches());

        assertThat(messages(Pipeline.of(rollout).run(documents(IDENTITY)))).contains("renamed id-");
        assertThat(messages(Pipeline.of(check).run(documents(IDENTITY))))
                .contains("type is ServicePrincipal, not WorkloadIdentity")
                .doesNotContain("renamed", "name is");
    }

    @Test
    void transformersThatUndoEachOtherChangeNothing() {
        String done = IDENTITY.replace("type: ServicePrincipal", "type: ManualServicePrincipal")
                .replace("  clientSecret:\n    name: the-secret\n", "")
                .replace("'old'", "'" + Configs.CLIENT + "'");
        Configs configs = Configs.full()
                .patches(patch(
                        target("AzureClusterIdentity", null),
                        Operation.replace(
                                JsonPointer.compile("/spec/type"), Operation.text("ManualServicePrincipal"))));
        Outcome outcome = Pipeline.of(configs.build()).run(documents(done));
        assertThat(outcome.changes()).isFalse();
    }

    /** Patches goes through a document at once, while MachineIdentity waits for the others. */
    @Test
    void eachTransformerSeesWhatThoseBeforeItMade() {
        String machine = RolloutRun.template("{name: m}", "{vmSize: small}");
        Configs configs = Configs.full()
                .targets(MachineRole.WORKER)
                .patches(patch(
                        target("MachineDeployment", null),
                        Operation.replace(
                                JsonPointer.compile("/spec/template/spec/infrastructureRef/name"),
                                Operation.text("other")),
                        Operation.replace(JsonPointer.compile("/kind"), Operation.text("Other"))));
        List<YamlDocument> input = documents(RolloutRun.deployment("{name: md}", "", "m") + "\n---\n" + machine + "\n");

        assertThat(Pipeline.of(configs.build()).run(input).edited()).containsOnlyKeys(0, 1);
        assertThat(Pipeline.of(configs.transformers("Patches", "MachineIdentity")
                                .build())
                        .run(input)
                        .edited())
                .containsOnlyKeys(0);
    }

    @Test
    void everyDocumentIsCheckedEvenIfNobodyReadsIt() {
        List<YamlDocument> documents = documents(IDENTITY + "---\n" + CONFIG_MAP + "a: 1\na: 2\n");
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Pipeline.of(Configs.full().build()).run(documents))
                .withMessageContaining("document 2");
    }

    /** Whether a document is read depends on its kind, which is looked for at the start of a line. */
    @Test
    void aKindInsideAnotherValueIsAnErrorBecauseItMayHaveBeenTakenForTheDocuments() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Pipeline.of(Configs.full().build()).run(documents("a: {\nkind: B\n}\n")))
                .withMessage("test.yaml:1:1 (document 1): kind: B stands at the start of a line inside another value,"
                        + " so that the document's own kind is in doubt; indent that line");
    }

    @Test
    void whatIsNoResourcePasses() {
        Outcome outcome = Pipeline.of(Configs.full().build())
                .run(
                        documents(
                                "# only a comment\n---\n---\n[a, b]\n---\nplain\n---\nname: no kind\n---\nkind: 7\n---\nkind: MyList\n"));
        assertThat(outcome.changes()).isFalse();
        assertThat(outcome.failed()).isFalse();
        assertThat(Pipeline.of(Configs.full().build()).run(List.of()).changes()).isFalse();
    }

    private static String messages(Outcome outcome) {
        return outcome.results().stream().map(Result::message).collect(Collectors.joining("\n"));
    }

    private static String item(String document) {
        return "- " + document.strip().replace("\n", "\n  ") + "\n";
    }

    private static List<YamlDocument> documents(String yaml) {
        return YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "test.yaml")
                .documents();
    }

    @Test
    void theConfigKnowsTheNamesOfTheTransformers() {
        List<String> known = new ArrayList<>();
        Pipeline.transformers().forEach(each -> known.add(each.name()));
        known.add(WorkloadIdentity.KIND_CONFIG);
        assertThat(ValueKind.TRANSFORMER.choices()).isEqualTo(known);
    }
}
