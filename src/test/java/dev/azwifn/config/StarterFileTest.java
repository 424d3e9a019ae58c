package dev.azwifn.config;

import static dev.azwifn.config.Load.GUID;
import static dev.azwifn.config.Load.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StarterFileTest {
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("AZURE_ENVIRONMENT", List.of("AzureChinaCloud")),
            Map.entry("AZURE_TENANT_ID", List.of(GUID)),
            Map.entry("AZURE_SUBSCRIPTION_ID", List.of(GUID)),
            Map.entry("AZURE_LOCATION", List.of("eastus")),
            Map.entry("RESOURCE_GROUP", List.of("rg", "123", "true", "1e3")),
            Map.entry("CI_RG", List.of("ci", "0x1F", "(a)")),
            Map.entry("SERVICE_ACCOUNT_ISSUER", List.of("https://example.org/a,b", "https://example.org:1/%20:")),
            Map.entry("AZURE_STORAGE_ACCOUNT", List.of("oidc", "12345", "0o17", "null")),
            Map.entry("AZURE_STORAGE_CONTAINER", List.of("$web", "123", "yes")),
            Map.entry("SERVICE_ACCOUNT_SIGNING_KEY_FILE", List.of("/a b/sa.key", "C:\\keys\\\"x\" #1", "sa: key", "~")),
            Map.entry(
                    "SERVICE_ACCOUNT_KEY_FILE",
                    List.of("/ä/sa.pub", "- a", "a\tb\n", "{a}", "\u0085\u2028\ud83d\ude00")),
            Map.entry("AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY", List.of(GUID)),
            Map.entry("AZURE_CLIENT_ID", List.of(GUID)),
            Map.entry("USER_ASSIGNED_IDENTITY_NAME", List.of("capz", "2001-12-14", "123")),
            Map.entry("USER_IDENTITY", List.of("machines", "off")),
            Map.entry("SERVICE_ACCOUNT_NAMESPACE", List.of("azure-system", "123")),
            Map.entry("KIND_CLUSTER_NAME", List.of("mgmt", "1.5", "no")));

    @Test
    void loadingItGivesWhatTheEnvironmentGave() {
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            Map<String, String> environment = new HashMap<>();
            VALUES.forEach((variable, values) -> {
                if (random.nextBoolean()) {
                    environment.put(variable, values.get(random.nextInt(values.size())));
                }
            });
            Sources sources = new Sources(Map.of(), environment);
            String file = StarterFile.of(sources);

            assertThat(Load.file(file)).as(file).isEqualTo(sources.load());
            assertThat(Load.file(sources, file)).as(file).isEqualTo(sources.load());
        }
    }

    @Test
    void everyCommentedFieldIsOneStepFromBeingSet() {
        // The parts would contradict the provider ID, which says the same in one.
        String all = StarterFile.of(Load.NOTHING_ELSE)
                .replaceAll("(?m)^    #(subscriptionID|resourceGroup|name): (?!a)", "    #$1: ")
                .replaceAll("(?m)^( *)#([^ ]|  )", "$1$2");

        WorkloadIdentity config = Load.file(all);

        assertThat(config.azure().tenantID()).isEqualTo(GUID);
        assertThat(config.machineIdentity().providerID()).isNotNull();
        assertThat(config.clusterIdentity().names()).containsExactly("cluster-identity");
        assertThat(config.transformers())
                .containsExactly("ClusterIdentity", "ClientSecret", "MachineIdentity", "Patches");
        assertThat(config.patches()).hasSize(1);
        assertThat(config.serviceAccounts()).isEqualTo(Load.NOTHING_ELSE.load().serviceAccounts());
    }

    @Test
    void readsLikeThis() {
        assertThat(StarterFile.of(new Sources(Map.of("--cloud", "AzureChinaCloud"), Map.of("AZURE_TENANT_ID", GUID))))
                .startsWith("""
                        # yaml-language-server: $schema=workload-identity.schema.json
                        # For editors: azwi-fn schema --output json > workload-identity.schema.json makes that file.
                        #
                        # azwi-fn: the workload identity of your clusters, every fact once.
                        # A field behind a '#' is not set: the environment variable in [brackets] counts then, and else the default.
                        # Remove the '#' to set it.
                        apiVersion: azwi-fn.dev/v1alpha1
                        kind: WorkloadIdentity
                        metadata:
                          name: workload-identity
                        spec:
                          # Where in Azure.
                          azure:
                            # The cloud: AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud. [AZURE_ENVIRONMENT]
                            cloud: AzureChinaCloud
                            # The Entra ID tenant. [AZURE_TENANT_ID]
                            tenantID: 01234567-89ab-cdef-0123-456789abcdef
                            # The subscription. [AZURE_SUBSCRIPTION_ID]
                            #subscriptionID: 01234567-89ab-cdef-0123-456789abcdef
                        """)
                .endsWith("""
                          # Further edits: JSON Patch (RFC 6902) operations for the resources that a target selects.
                          #patches:
                          #  - target: {kind: AzureCluster}
                          #    patch:
                          #      - {op: add, path: /spec/location, value: eastus}
                        """);
    }

    @Test
    void aWrongVariableIsAnError() {
        assertProblems(
                () -> StarterFile.of(new Sources(Map.of(), Map.of("AZURE_TENANT_ID", "x"))),
                "AZURE_TENANT_ID: 'x' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef");
    }
}
