package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The whole program as a function: a ResourceList in, a ResourceList out. */
class FunctionTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AZURE_TENANT_ID", "99999999-9999-4999-8999-999999999999",
            "AZURE_CLIENT_ID", "99999999-9999-4999-8999-999999999999");

    private static Program.Run run(String list, String... args) {
        return Lists.run(list, args);
    }

    private static Program.Run runIn(Map<String, String> environment, String list) {
        return Lists.run(Path.of(""), environment, list.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode spec(Program.Run outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return Lists.items(outcome).path(0).path("spec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\n",
                "apiVersion: config.kubernetes.io/v1beta1\nkind: ResourceList\n",
                "apiVersion: config.kubernetes.io/v1alpha1\nkind: ResourceList\n",
                "kind: ResourceList\n",
                "apiVersion: config.kubernetes.io/v1\n",
                "",
                "---\n# from somewhere\nkind: 'ResourceList' # quoted\n"
            })
    void everyVersionOfTheList(String head) {
        Program.Run outcome = run(Lists.of(head, Lists.CONFIG, new String[] {Lists.IDENTITY}));

        assertThat(spec(outcome).path("type").asString()).isEqualTo("WorkloadIdentity");
        assertThat(outcome.text()).startsWith(head + "functionConfig:\n");
    }

    /** kustomize and kpt write the items first, other clients the config. */
    @Test
    void functionConfigBehindTheItems() {
        String list = Lists.of("", Lists.IDENTITY) + "functionConfig:\n" + Lists.CONFIG.indent(2);

        assertThat(spec(run(list)).path("clientID").asString()).isEqualTo(Lists.CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "functionConfig: null\n",
                "functionConfig:\n",
                "functionConfig: {apiVersion: v1, kind: ConfigMap, metadata: {name: function-input}}\n",
                "functionConfig: {apiVersion: v1, kind: ConfigMap, metadata: {name: function-input}, data: {}}\n"
            })
    void withoutAFunctionConfigTheEnvironmentCounts(String functionConfig) {
        String list = Lists.of("", Lists.IDENTITY) + functionConfig;

        assertThat(spec(runIn(ENVIRONMENT, list)).path("tenantID").asString())
                .isEqualTo("99999999-9999-4999-8999-999999999999");
    }

    @Test
    void aFunctionConfigKeepsTheEnvironmentOut() {
        String config = "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nspec: {clusterIdentity: {clientID: "
                + Lists.CLIENT + "}}\n";
        String list = Lists.of(config, Lists.IDENTITY, Lists.MACHINES);

        Program.Run outcome = runIn(ENVIRONMENT, list);

        assertThat(spec(outcome).path("tenantID").asString()).isEqualTo("old");
        assertThat(outcome.text()).isEqualTo(run(list).text());
    }

    @Test
    void aConfigMapWithFlatKeys() {
        String config = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: function-input}
                data:
                  tenantID: %s
                  clientID: %s
                  azure.location: eastus
                """.formatted(Lists.TENANT, Lists.CLIENT);

        JsonNode spec = spec(run(Lists.of(config, Lists.IDENTITY)));

        assertThat(spec.path("tenantID").asString()).isEqualTo(Lists.TENANT);
        assertThat(spec.path("clientID").asString()).isEqualTo(Lists.CLIENT);
    }

    @Test
    void aCheckChangesNothingAndFails() {
        String list = Lists.of(Lists.CHECK, Lists.IDENTITY, Lists.MACHINES, Lists.OTHER);

        Program.Run outcome = run(list);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).startsWith(list + "results:\n");
        assertThat(Lists.messages(outcome))
                .containsExactly(
                        "error: type is ServicePrincipal, not WorkloadIdentity",
                        "error: clientID is old, not " + Lists.CLIENT,
                        "error: tenantID is old, not " + Lists.TENANT,
                        "error: clientSecret is still there: workload identity needs no secret",
                        "error: identity is missing: it should be UserAssigned",
                        "error: userAssignedIdentities is missing: not yet userAssignedIdentities set to machines");
        assertThat(outcome.err())
                .startsWith("error: clusters/one.yaml: AzureClusterIdentity/default/identity: type is");
    }

    @Test
    void aCheckFindsThePlaceholderAndAnotherIdentity() {
        String machines = Lists.MACHINES.replace("vmSize: Standard_D2s_v3", """
                identity: UserAssigned
                      userAssignedIdentities:
                      - providerID: %s""");
        String placeholder =
                machines.formatted("/subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/capz-ci"
                        + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity");

        Program.Run outcome = run(Lists.of(Lists.CHECK, placeholder));

        assertThat(outcome.exitCode()).isOne();
        assertThat(Lists.messages(outcome))
                .singleElement()
                .asString()
                .startsWith("error: providerID is /subscriptions/");
        assertThat(run(Lists.of(Lists.CHECK, machines.formatted(Lists.PROVIDER_ID)))
                        .exitCode())
                .isZero();
    }

    @Test
    void aCheckPassesWhatTheFunctionMade() {
        String list = Lists.of(Lists.CONFIG, Lists.IDENTITY, Lists.MACHINES, Lists.OTHER);
        String done = run(list).text().replace("kind: WorkloadIdentity\n", "kind: WorkloadIdentityCheck\n");
        String without = done.substring(0, done.indexOf("results:"));

        Program.Run outcome = run(without);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.text()).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{apiVersion: azwi-fn.dev/v1alpha1, kind: WorkloadIdentiy} | 'WorkloadIdentiy' is not a known kind;"
                        + " did you mean WorkloadIdentity?",
                "{apiVersion: example.org/v1, kind: Other} | 'Other' is not a known kind",
                "{apiVersion: azwi-fn.dev/v2, kind: WorkloadIdentity} | 'azwi-fn.dev/v2' is not a known version",
                "{apiVersion: azwi-fn.dev/v1alpha1, kind: WorkloadIdentity, spec: {azure: {tenantId: x}}} |"
                        + " did you mean tenantID?",
                "{apiVersion: v1, kind: ConfigMap, data: {clientId: x}} | did you mean clientID?",
                "[] | a list where a WorkloadIdentity resource is expected"
            })
    void aWrongConfigIsAResultAndTheListComesBack(String config, String message) {
        String list = Lists.of("", Lists.IDENTITY, Lists.OTHER) + "functionConfig: " + config + "\n";

        Program.Run outcome = run(list);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.text()).startsWith(list + "results:\n");
        assertThat(Lists.messages(outcome))
                .first()
                .asString()
                .startsWith("error: ")
                .contains(message);
        assertThat(outcome.err()).contains(message);
    }

    @Test
    void resultsBehindThoseThatCameInTheMostImportantFirst() {
        String shared = """
                apiVersion: v1
                kind: Secret
                metadata: {name: secret, namespace: default}
                """;
        String user = """
                apiVersion: v1
                kind: Pod
                metadata: {name: user, namespace: default}
                spec: {volumes: [{name: v, secret: {secretName: secret}}]}
                """;
        String list = Lists.of(Lists.CONFIG, Lists.IDENTITY, shared, user) + """
                results:
                - {message: "before", severity: info, tags: {a: b}}
                - message: and this
                """;

        Program.Run outcome = run(list);

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(Lists.messages(outcome))
                .startsWith("info: before", ": and this")
                .element(2)
                .asString()
                .startsWith("warning: kept, because");
        assertThat(Lists.messages(outcome)).element(3).isEqualTo("info: type set to WorkloadIdentity");
        assertThat(Lists.results(outcome).path(0).path("tags").path("a").asString())
                .isEqualTo("b");
        assertThat(outcome.err()).startsWith("warning: ");
    }

    @Test
    void aResultNamesResourceFieldAndFile() {
        Program.Run outcome = run(Lists.of(Lists.CONFIG, Lists.IDENTITY, Lists.MACHINES));

        assertThat(Lists.results(outcome).path(0)).isEqualTo(Lists.view("""
                message: type set to WorkloadIdentity
                severity: info
                resourceRef:
                  apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                  kind: AzureClusterIdentity
                  name: identity
                  namespace: default
                field:
                  path: spec.type
                  currentValue: ServicePrincipal
                  proposedValue: WorkloadIdentity
                file:
                  path: clusters/one.yaml
                  index: 3
                tags:
                  transformer: ClusterIdentity
                """));
        // A value that is not a scalar, a list, nothing before; and no file, because the client named none.
        assertThat(Lists.results(outcome).path(3).path("field").path("currentValue"))
                .isEqualTo(Lists.view("{name: secret, namespace: default}"));
        assertThat(Lists.results(outcome).path(5)).isEqualTo(Lists.view("""
                message: userAssignedIdentities set to machines
                severity: info
                resourceRef:
                  apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                  kind: AzureMachineTemplate
                  name: machines
                field:
                  path: spec.template.spec.userAssignedIdentities
                  proposedValue:
                  - providerID: %s
                tags:
                  transformer: MachineIdentity
                """.formatted(Lists.PROVIDER_ID)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.kubernetes.io/local-config: 'true'", "config.kubernetes.io/local-config: anything"})
    void localItemsAreLeftAlone(String annotation) {
        String local = Lists.IDENTITY.replace("annotations:\n", "annotations:\n    " + annotation + "\n");
        String list = Lists.of(Lists.CONFIG, local, Lists.OTHER);

        assertThat(run(list).text()).startsWith(list);
    }

    @Test
    void theClientsFilesAndConfigsAreLeftAlone() {
        String edit = "patches: [{target: {kind: '.*'}, patch: [{op: add, path: /spec/seen, value: true}]}]\n";
        String config = Lists.CONFIG + "  " + edit;
        String kptfile = """
                apiVersion: kpt.dev/v1
                kind: Kptfile
                metadata: {name: package}
                pipeline: {mutators: [{image: a, configPath: wi.yaml}]}
                spec: {}
                """;
        String notLocal = Lists.MACHINES.replace(
                "name: machines", "name: machines\n  annotations: {config.kubernetes.io/local-config: 'false'}");

        Program.Run outcome = run(Lists.of(config, kptfile, config, Lists.CHECK, notLocal));

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.text()).contains("items:\n" + Lists.items(kptfile, config, Lists.CHECK));
        assertThat(Lists.items(outcome).path(3).path("spec").path("seen").asBoolean())
                .isTrue();
    }

    /** kpt and kustomize call a function without arguments; one from the command line is the config. */
    @Test
    void theConfigAsTheFirstArgument(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("config.yaml"), Lists.CONFIG);
        byte[] list = Lists.of("", Lists.IDENTITY).getBytes(StandardCharsets.UTF_8);
        byte[] stream = (Lists.IDENTITY + "---\n" + Lists.OTHER).getBytes(StandardCharsets.UTF_8);

        Program.Run ofList = Lists.run(folder, ENVIRONMENT, list, "config.yaml");
        Program.Run ofStream = Lists.run(folder, ENVIRONMENT, stream, "config.yaml");

        assertThat(spec(ofList).path("clientID").asString()).isEqualTo(Lists.CLIENT);
        assertThat(ofStream.exitCode()).isZero();
        assertThat(ofStream.text()).contains("clientID: " + Lists.CLIENT).endsWith("---\n" + Lists.OTHER);
    }

    /** What {@code kpt fn doc} shows is what this prints. */
    @Test
    void helpIsOnStandardOutput() {
        Program.Run outcome = run("", "--help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.text())
                .contains("Usage: azwi-fn")
                .contains("ClusterIdentity")
                .contains("schema");
    }

    @Test
    void theKindConfigIsGeneratedOnce(@TempDir Path folder) {
        Lists.run(folder, Map.of(), new byte[0], "keys");
        String config = Lists.CONFIG + "  issuer: {url: 'https://example.org/'}\n"
                + "  transformers: [ClusterIdentity, ClientSecret, KindConfig]\n";
        String secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: secret, namespace: default}\n";
        String list = Lists.of(config, secret, Lists.OTHER, Lists.IDENTITY);

        Program.Run first = Lists.run(folder, Map.of(), list.getBytes(StandardCharsets.UTF_8));
        assertThat(first.exitCode()).as(first.err()).isZero();
        JsonNode generated = Lists.items(first).path(2);
        assertThat(generated.path("kind").asString()).isEqualTo("ConfigMap");

        // As a client sends it again, with annotations of its own and in the file to which the user has moved it; and
        // with the
        // secret back in front, whose removal must not shift what is brought up to date.
        String again = first.text()
                .replaceAll("(?s)results:.*", "")
                .replace("path: kind-config.yaml", "path: moved.yaml")
                .replace(
                        "      internal.config.kubernetes.io/path: moved",
                        "      internal.config.kubernetes.io/index: '0'\n      internal.config.kubernetes.io/path: moved")
                .replace("nodes:", "nodes: # old")
                .replace("items:\n", "items:\n" + Lists.items(secret))
                .replace("type: WorkloadIdentity", "type: ServicePrincipal")
                .replace(
                        "\n    clientID: " + Lists.CLIENT,
                        "\n    clientID: old\n    clientSecret: {name: secret, namespace: default}");
        Program.Run second = Lists.run(folder, Map.of(), again.getBytes(StandardCharsets.UTF_8));

        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(Lists.items(second)).hasSize(3);
        JsonNode updated = Lists.items(second).path(2);
        assertThat(updated.path("data")).isEqualTo(generated.path("data"));
        assertThat(updated.path("metadata")
                        .path("annotations")
                        .path("internal.config.kubernetes.io/path")
                        .asString())
                .isEqualTo("moved.yaml");
        assertThat(updated.path("metadata")
                        .path("annotations")
                        .path("internal.config.kubernetes.io/index")
                        .asString())
                .isEqualTo("0");
        String third = second.text().replaceAll("(?s)results:.*", "");
        assertThat(Lists.run(folder, Map.of(), third.getBytes(StandardCharsets.UTF_8))
                        .text())
                .isEqualTo(third);
    }
}
