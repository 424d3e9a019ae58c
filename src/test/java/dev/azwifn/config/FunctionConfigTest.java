package dev.azwifn.config;

import static dev.azwifn.config.Load.GUID;
import static dev.azwifn.config.Load.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.yaml.Operation;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;

class FunctionConfigTest {
    private static final Sources WITH_ENVIRONMENT =
            new Sources(Map.of("--cloud", "AzureChinaCloud"), Map.of("AZURE_LOCATION", "eastus"));

    private static WorkloadIdentity inList(String functionConfig) {
        String list = """
                apiVersion: config.kubernetes.io/v1
                kind: ResourceList
                items: []
                functionConfig:
                """;
        return Load.functionConfig(WITH_ENVIRONMENT, list + functionConfig.indent(2), "/functionConfig");
    }

    @Test
    void keepsTheEnvironmentOutButNotTheFlags() {
        WorkloadIdentity config = inList(Load.HEAD + "spec: {azure: {resourceGroup: rg}}\n");

        assertThat(config.azure().resourceGroup()).isEqualTo("rg");
        assertThat(config.azure().location()).isNull();
        assertThat(config.azure().cloud()).isEqualTo("AzureChinaCloud");
    }

    @Test
    void problemsAreInLinesOfTheStream() {
        assertProblems(
                () -> inList(Load.HEAD + "spec: {azure: {tenantid: x}}\n"),
                "<stdin>:7:18: spec.azure.tenantid: unknown field; did you mean tenantID?");
    }

    @Test
    void noneIsTheSameAsNothing() {
        String made = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: function-input}\n";
        for (String absent : new String[] {"null\n", made, made + "data: {}\n", made + "data:\n"}) {
            assertThat(inList(absent)).isEqualTo(WITH_ENVIRONMENT.load());
        }
        assertThat(Load.functionConfig(WITH_ENVIRONMENT, "items: []\n", "/functionConfig"))
                .isEqualTo(WITH_ENVIRONMENT.load());
        assertThat(inList(made.replace("function-input", "mine")).azure().location())
                .isNull();
    }

    @Test
    void aConfigMapHasFlatKeysOrDottedPaths() {
        WorkloadIdentity config = inList("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: function-input}
                data:
                  tenantID: 01234567-89ab-cdef-0123-456789abcdef
                  azure.subscriptionID: 01234567-89ab-cdef-0123-456789abcdef
                  machineIdentityName: machines
                  machineIdentity.resourceGroup: rg
                  targets: Worker
                  names: a, b
                  serviceAccounts: ns/a,ns/b
                  workerNodes: "2"
                  url: https://example.org/
                  patches: |
                    - target: {kind: AzureCluster}
                      patch: [{op: remove, path: /spec/location}]
                """);

        assertThat(config.azure().tenantID()).isEqualTo(GUID);
        assertThat(config.machineIdentity().providerID()).isEqualTo(new ProviderId(GUID, "rg", "machines"));
        assertThat(config.machineIdentity().targets()).containsExactly(MachineRole.WORKER);
        assertThat(config.clusterIdentity().names()).containsExactly("a", "b");
        assertThat(config.serviceAccounts())
                .containsExactly(new ServiceAccount("ns", "a"), new ServiceAccount("ns", "b"));
        assertThat(config.kindCluster().workerNodes()).isEqualTo(2);
        assertThat(config.issuer().url()).isEqualTo("https://example.org/");
        assertThat(config.patches().get(0).operations())
                .containsExactly(Operation.remove(JsonPointer.compile("/spec/location")));
    }

    @Test
    void problemsOfAConfigMap() {
        assertProblems(
                () -> Load.file("""
                        apiVersion: v2
                        kind: ConfigMap
                        spec: {}
                        data:
                          tenantId: x
                          clientID: x
                          workerNodes: 2
                          location: eastus
                          azure.location: westus
                          targets: Worker,Master
                          patches: "- target: {kind: A}\\n  patch: [{op: ad, path: /x}]"
                        """),
                "wi.yaml:1:1: apiVersion: 'v2' is not a known version; write v1",
                "wi.yaml:3:1: spec: unknown field; write apiVersion, kind, metadata, data or immutable",
                "wi.yaml:5:3: data.tenantId: unknown field; did you mean tenantID?",
                "wi.yaml:6:3: data.clientID: 'x' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef",
                "wi.yaml:7:3: data.workerNodes: a number where text is expected; put it in quotes",
                "wi.yaml:9:3: data.azure.location: given twice, as location and as azure.location; remove one",
                "wi.yaml:10:3: data.targets: 'Master' is not a known target; write ControlPlane or Worker",
                "wi.yaml:11:3: data.patches[0].patch[0].op: 'ad' is not an operation; did you mean add?");
        assertProblems(
                () -> Load.file("apiVersion: v1\nkind: ConfigMap\ndata: [a]\n"),
                "wi.yaml:3:1: data: a list where a mapping is expected");
        assertProblems(
                () -> Load.file("apiVersion: v1\nkind: ConfigMap\ndata: {colour: red}\n"),
                "wi.yaml:3:8: data.colour: unknown field; write cloud, tenantID, subscriptionID, location,"
                        + " resourceGroup, url, storageAccount, container, formerURLs, privateKeyFile, publicKeyFile, clientID,"
                        + " principalID, managedIdentityName, names, roleScopes, providerID, machineIdentitySubscriptionID,"
                        + " machineIdentityResourceGroup, machineIdentityName, targets, serviceAccounts,"
                        + " kindClusterName, controlPlaneNodes, workerNodes, nodeImage, kubeadmConfigPatches,"
                        + " rollout, selfHosted, selfHostedClusters, transformers or patches");
    }
}
