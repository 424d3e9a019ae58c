package dev.azwifn.transform;

import static dev.azwifn.transform.Configs.CLIENT;
import static dev.azwifn.transform.Configs.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterIdentityTest {
    private static final String OLD_CLIENT = "99999999-0000-4111-8222-333333333333";

    @Test
    void servicePrincipalBecomesWorkloadIdentity() {
        Run run = run(Configs.full(), """
                type: ServicePrincipal
                allowedNamespaces: {}
                tenantID: other
                clientID: %s
                clientSecret: {name: secret, namespace: default}
                """.formatted(OLD_CLIENT));

        assertThat(run.spec("id")).isEqualTo(Run.json("""
                type: WorkloadIdentity
                allowedNamespaces: {}
                tenantID: %s
                clientID: %s
                """.formatted(TENANT, CLIENT)));
        assertThat(run.messages(Severity.INFO))
                .containsExactly(
                        "type set to WorkloadIdentity",
                        "clientID set to " + CLIENT,
                        "tenantID set to " + TENANT,
                        "clientSecret removed: workload identity needs no secret");
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void fieldsOfOtherTypesGo() {
        Run run = run(Configs.full(), """
                type: UserAssignedMSI
                allowedNamespaces: {list: []}
                certPath: /mnt/cert
                resourceID: /subscriptions/x
                userAssignedIdentityCredentialsPath: /mnt/credentials
                userAssignedIdentityCredentialsCloudType: public
                clientSecret: null
                tenantID: %s
                clientID: %s
                """.formatted(TENANT, CLIENT));

        assertThat(run.spec("id")).isEqualTo(Run.json("""
                {type: WorkloadIdentity, allowedNamespaces: {list: []}, tenantID: %s, clientID: %s}
                """.formatted(TENANT, CLIENT)));
        assertThat(run.operations())
                .extracting(Operation::path)
                .map(Object::toString)
                .containsExactly(
                        "/spec/type",
                        "/spec/certPath",
                        "/spec/resourceID",
                        "/spec/userAssignedIdentityCredentialsPath",
                        "/spec/userAssignedIdentityCredentialsCloudType",
                        "/spec/clientSecret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{list: []}", "{selector: {}}", "null", "{list: [a, b], selector: {matchLabels: {x: y}}}"})
    void allowedNamespacesStayAsTheyAre(String allowed) {
        Run run = run(Configs.full(), "type: ServicePrincipal\nallowedNamespaces: " + allowed + "\n");
        assertThat(run.spec("id").get("allowedNamespaces")).isEqualTo(Run.json(allowed));
        assertThat(run(Configs.full(), "type: ServicePrincipal\n").spec("id").has("allowedNamespaces"))
                .isFalse();
    }

    @Test
    void nothingToDoForWorkloadIdentityWithTheSameIds() {
        Run run = run(
                Configs.full(),
                "{type: WorkloadIdentity, tenantID: %s, clientID: %s}"
                        .formatted(TENANT, CLIENT.toUpperCase(Locale.ROOT)));
        assertThat(run.operations()).isEmpty();
        assertThat(run.findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "null"})
    void missingFieldsAreAdded(String spec) {
        assertThat(run(Configs.full(), spec).spec("id"))
                .isEqualTo(Run.json("{type: WorkloadIdentity, tenantID: %s, clientID: %s}".formatted(TENANT, CLIENT)));
    }

    @Test
    void specThatIsNoMappingIsLeftAlone() {
        Run run = run(Configs.full(), "[]");
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).singleElement().asString().contains("spec is not a mapping");
    }

    @ParameterizedTest
    @CsvSource({
        "ServicePrincipal, true",
        "ManualServicePrincipal, true",
        "ServicePrincipalCertificate, true",
        "${TYPE:=ServicePrincipal}, true",
        "${TYPE:=WorkloadIdentity}, false",
        "UserAssignedMSI, false",
        "WorkloadIdentity, false"
    })
    void keptClientIdOfAServicePrincipalIsNamed(String type, boolean named) {
        Run run = run(Configs.empty(), "{type: '%s', tenantID: t, clientID: %s}".formatted(type, OLD_CLIENT));
        assertThat(run.spec("id").path("clientID").stringValue()).isEqualTo(OLD_CLIENT);
        assertThat(run.messages(Severity.INFO).stream()
                        .filter(message -> message.contains(OLD_CLIENT))
                        .filter(message -> message.contains("old service principal"))
                        .filter(message -> message.contains("spec.clusterIdentity.clientID")))
                .hasSize(named ? 1 : 0);
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void missingIdsAreWarnedOf() {
        Run run = run(Configs.empty(), "{type: ServicePrincipal, tenantID: ''}");
        assertThat(run.warnings()).hasSize(2);
        assertThat(run.warnings().get(0)).contains("clientID is missing", "set spec.clusterIdentity.clientID");
        assertThat(run.warnings().get(1)).contains("tenantID is missing", "set spec.azure.tenantID");
    }

    @Test
    void unrenderedIdsAreFineAndGiveWayToConfiguredOnes() {
        String spec = "{type: '${CLUSTER_IDENTITY_TYPE:=WorkloadIdentity}', tenantID: '${AZURE_TENANT_ID}',"
                + " clientID: '${AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY}'}";

        Run without = run(Configs.empty(), spec);
        assertThat(without.messages(Severity.INFO)).containsExactly("type set to WorkloadIdentity");
        assertThat(without.warnings()).isEmpty();

        assertThat(run(Configs.full(), spec).spec("id"))
                .isEqualTo(Run.json("{type: WorkloadIdentity, tenantID: %s, clientID: %s}".formatted(TENANT, CLIENT)));
    }

    @Test
    void namesLimitTheObjects() {
        String yaml = """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterIdentity
                metadata: {name: a}
                spec: {type: ServicePrincipal}
                ---
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterIdentity
                metadata: {name: b}
                spec: {type: ServicePrincipal}
                """;
        Run run = Run.of(Configs.full().names("b", "c"), yaml, new ClusterIdentity());
        assertThat(run.spec("a")).isEqualTo(Run.json("{type: ServicePrincipal}"));
        assertThat(run.spec("b").path("type").stringValue()).isEqualTo("WorkloadIdentity");
        assertThat(run.warnings()).singleElement().asString().contains("named c", "spec.clusterIdentity.names");
    }

    @ParameterizedTest
    @CsvSource({
        "infrastructure.cluster.x-k8s.io/v1alpha3, true, false",
        "infrastructure.cluster.x-k8s.io/v1alpha4, true, false",
        "infrastructure.cluster.x-k8s.io/v1beta1, true, false",
        "infrastructure.cluster.x-k8s.io/v1beta2, true, true",
        "infrastructure.cluster.x-k8s.io/v1, true, true",
        "example.com/v1beta1, false, false"
    })
    void apiVersions(String apiVersion, boolean edited, boolean warned) {
        String yaml =
                "{apiVersion: %s, kind: AzureClusterIdentity, metadata: {name: id}, spec: {type: ServicePrincipal}}"
                        .formatted(apiVersion);
        Run run = Run.of(Configs.full(), yaml, new ClusterIdentity());
        assertThat(run.operations().isEmpty()).isNotEqualTo(edited);
        assertThat(run.warnings()).hasSize(warned ? 1 : 0);
        assertThat(run.warnings()).allMatch(message -> message.contains("is not known to this version"));
    }

    private static Run run(Configs configs, String spec) {
        String yaml = """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterIdentity
                metadata:
                  name: id
                  labels: {clusterctl.cluster.x-k8s.io/move-hierarchy: "true"}
                spec:
                  %s
                """.formatted(spec.strip().replace("\n", "\n  "));
        return Run.of(configs, yaml, new ClusterIdentity());
    }
}
