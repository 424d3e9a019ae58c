package dev.azwifn.config;

import static dev.azwifn.config.Load.GUID;
import static dev.azwifn.config.Load.OTHER_GUID;
import static dev.azwifn.config.Load.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.config.WorkloadIdentity.Azure;
import dev.azwifn.config.WorkloadIdentity.ClusterIdentity;
import dev.azwifn.config.WorkloadIdentity.Issuer;
import dev.azwifn.config.WorkloadIdentity.Keys;
import dev.azwifn.config.WorkloadIdentity.KindCluster;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static Sources flags(Map<String, String> flags) {
        return new Sources(flags, Map.of());
    }

    private static Sources environment(Map<String, String> environment) {
        return new Sources(Map.of(), environment);
    }

    @Test
    void defaults() {
        WorkloadIdentity config = Load.NOTHING_ELSE.load();

        assertThat(config.checkOnly()).isFalse();
        assertThat(config.azure()).isEqualTo(new Azure("AzurePublicCloud", null, null, null, null));
        assertThat(config.issuer()).isEqualTo(new Issuer(null, List.of(), null, null));
        assertThat(config.keys()).isEqualTo(new Keys("sa.key", "sa.pub"));
        assertThat(config.clusterIdentity().clientID()).isNull();
        assertThat(config.clusterIdentity().names()).isEmpty();
        assertThat(config.machineIdentity().providerID()).isNull();
        assertThat(config.machineIdentity().targets()).containsExactly(MachineRole.CONTROL_PLANE, MachineRole.WORKER);
        assertThat(config.serviceAccounts())
                .containsExactly(
                        new ServiceAccount("capz-system", "capz-manager"),
                        new ServiceAccount("capz-system", "azureserviceoperator-default"));
        assertThat(config.kindCluster()).isEqualTo(new KindCluster("azure-workload-identity", 1, 0, null, List.of()));
        assertThat(config.transformers()).isEmpty();
        assertThat(config.patches()).isEmpty();
    }

    @Test
    void readsEveryFieldOfAFile() {
        WorkloadIdentity config = Load.spec("""
                  azure:
                    cloud: AzureChinaCloud
                    tenantID: 01234567-89ab-cdef-0123-456789abcdef
                    subscriptionID: FEDCBA98-7654-3210-FEDC-BA9876543210
                    location: chinaeast2
                    resourceGroup: rg
                  issuer: {url: "https://example.org/oidc/", storageAccount: "1234", container: $web}
                  keys: {privateKeyFile: /k/a.key, publicKeyFile: /k/a.pub}
                  clusterIdentity: {clientID: 01234567-89ab-cdef-0123-456789abcdef, managedIdentityName: capz, names: [a, b]}
                  machineIdentity: {providerID: /subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourcegroups/mrg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines, targets: [Worker]}
                  serviceAccounts: [{namespace: ns, name: sa}]
                  kindCluster: {name: mgmt, controlPlaneNodes: 3, workerNodes: 2}
                  transformers: [MachineIdentity, ClusterIdentity]
                """);

        assertThat(config.azure())
                .isEqualTo(
                        new Azure("AzureChinaCloud", GUID, "FEDCBA98-7654-3210-FEDC-BA9876543210", "chinaeast2", "rg"));
        assertThat(config.issuer()).isEqualTo(new Issuer("https://example.org/oidc/", List.of(), "1234", "$web"));
        assertThat(config.keys()).isEqualTo(new Keys("/k/a.key", "/k/a.pub"));
        assertThat(config.clusterIdentity())
                .isEqualTo(new ClusterIdentity(GUID, null, "capz", List.of("a", "b"), List.of()));
        assertThat(config.machineIdentity().providerID())
                .hasToString("azure:///subscriptions/" + GUID
                        + "/resourceGroups/mrg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines");
        assertThat(config.machineIdentity().targets()).containsExactly(MachineRole.WORKER);
        assertThat(config.serviceAccounts()).containsExactly(new ServiceAccount("ns", "sa"));
        assertThat(config.kindCluster()).isEqualTo(new KindCluster("mgmt", 3, 2, null, List.of()));
        assertThat(config.transformers()).containsExactly("MachineIdentity", "ClusterIdentity");
    }

    @Test
    void aCheckIsTheSameResourceByAnotherName() {
        assertThat(Load.file("apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentityCheck\n")
                        .checkOnly())
                .isTrue();
    }

    @Test
    void nothingInSpecAndKeysWithoutValuesAreAnEmptyConfig() {
        WorkloadIdentity empty = Load.NOTHING_ELSE.load();
        assertThat(Load.file(Load.HEAD)).isEqualTo(empty);
        assertThat(Load.file(Load.HEAD + "spec:\n")).isEqualTo(empty);
        assertThat(Load.spec("  azure:\n  issuer: {url: }\n  serviceAccounts: null\n  transformers: []\n"))
                .isEqualTo(empty);
    }

    @Test
    void metadataIsFreeAndCommentDocumentsDoNotCount() {
        assertThat(Load.file("# one\n---\n" + Load.HEAD + "metadata: {name: x, labels: {a: b}}\n---\n# two\n"))
                .isEqualTo(Load.NOTHING_ELSE.load());
    }

    @Test
    void flagsBeforeFileBeforeEnvironmentEachFieldByItself() {
        Sources sources = new Sources(
                Map.of("--location", "flagregion"),
                Map.of(
                        "AZURE_LOCATION", "envregion",
                        "RESOURCE_GROUP", "env-rg",
                        "AZURE_STORAGE_ACCOUNT", "envaccount"));

        WorkloadIdentity config = Load.spec(sources, "  azure: {location: fileregion, resourceGroup: file-rg}\n");

        assertThat(config.azure().location()).isEqualTo("flagregion");
        assertThat(config.azure().resourceGroup()).isEqualTo("file-rg");
        assertThat(config.issuer().storageAccount()).isEqualTo("envaccount");
    }

    @Test
    void variablesHaveAPrecedenceAndEmptyOnesAreUnset() {
        assertThat(environment(Map.of("AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY", GUID, "AZURE_CLIENT_ID", OTHER_GUID))
                        .load()
                        .clusterIdentity()
                        .clientID())
                .isEqualTo(GUID);
        assertThat(environment(Map.of("AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY", "", "AZURE_CLIENT_ID", OTHER_GUID))
                        .load()
                        .clusterIdentity()
                        .clientID())
                .isEqualTo(OTHER_GUID);
        assertThat(environment(Map.of("RESOURCE_GROUP", "rg", "CI_RG", "ci"))
                        .load()
                        .azure()
                        .resourceGroup())
                .isEqualTo("rg");
    }

    @Test
    void theNamespaceVariableMovesBothServiceAccounts() {
        assertThat(environment(Map.of("SERVICE_ACCOUNT_NAMESPACE", "azure-system"))
                        .load()
                        .serviceAccounts())
                .containsExactly(
                        new ServiceAccount("azure-system", "capz-manager"),
                        new ServiceAccount("azure-system", "azureserviceoperator-default"));
    }

    @Test
    void keyFileVariablesAreNamedForTheApiServer() {
        assertThat(environment(Map.of(
                                "SERVICE_ACCOUNT_SIGNING_KEY_FILE", "/k/private",
                                "SERVICE_ACCOUNT_KEY_FILE", "/k/public"))
                        .load()
                        .keys())
                .isEqualTo(new Keys("/k/private", "/k/public"));
    }

    @Test
    void listsInFlagsAreCommaSeparated() {
        WorkloadIdentity config = flags(Map.of(
                        "--transformers", "Patches, ClusterIdentity",
                        "--targets", "Worker",
                        "--service-accounts", "ns/a,ns/b",
                        "--cluster-identity-names", "x"))
                .load();

        assertThat(config.transformers()).containsExactly("Patches", "ClusterIdentity");
        assertThat(config.machineIdentity().targets()).containsExactly(MachineRole.WORKER);
        assertThat(config.serviceAccounts())
                .containsExactly(new ServiceAccount("ns", "a"), new ServiceAccount("ns", "b"));
        assertThat(config.clusterIdentity().names()).containsExactly("x");
    }

    @Test
    void flagsAndVariablesAreCheckedAndNamed() {
        assertProblems(
                () -> new Sources(
                                Map.of("--tenant-id", "", "--transformers", "Patches,,Patches"),
                                Map.of("AZURE_CLIENT_ID", "x", "SERVICE_ACCOUNT_NAMESPACE", "A"))
                        .load(),
                "--tenant-id: empty; give a value, or leave it out",
                "--transformers: empty; give a value, or leave it out",
                "--transformers: 'Patches' is given twice; remove one",
                "AZURE_CLIENT_ID: 'x' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef",
                "SERVICE_ACCOUNT_NAMESPACE: 'A' is not a namespace's name; it has 1 to 63 lower-case letters, digits"
                        + " or '-', and begins and ends with a letter or digit");
    }

    @Test
    void aWrongVariableThatDoesNotCountIsNoError() {
        Sources sources = environment(Map.of(
                "AZURE_TENANT_ID", "contoso.onmicrosoft.com", "RESOURCE_GROUP", "not/a/group", "USER_IDENTITY", "?"));

        WorkloadIdentity config = Load.spec(sources, """
                  azure: {tenantID: 01234567-89ab-cdef-0123-456789abcdef, resourceGroup: rg}
                  clusterIdentity: {managedIdentityName: capz}
                """);

        assertThat(config.azure().tenantID()).isEqualTo(GUID);
    }

    @Test
    void aWrongFileIsWrongEvenUnderAFlag() {
        assertProblems(
                () -> Load.spec(flags(Map.of("--tenant-id", GUID)), "  azure: {tenantID: x}\n"),
                "wi.yaml:4:11: spec.azure.tenantID: 'x' is not a GUID; it looks like"
                        + " 01234567-89ab-cdef-0123-456789abcdef");
    }
}
