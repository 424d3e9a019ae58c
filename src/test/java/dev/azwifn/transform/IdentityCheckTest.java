package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.Sources;
import dev.azwifn.krm.Severity;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityCheckTest {
    private static final String OWNERS = """
            apiVersion: controlplane.cluster.x-k8s.io/v1beta1
            kind: KubeadmControlPlane
            metadata: {name: owner}
            spec: {machineTemplate: {infrastructureRef: {kind: AzureMachineTemplate, name: m}}}
            ---
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                      | true",
                "{identity: None}                                        | true",
                "{identity: UserAssigned}                                | true",
                "{identity: UserAssigned, userAssignedIdentities: []}    | true",
                "{identity: UserAssigned, userAssignedIdentities: null}  | true",
                "{identity: UserAssigned, userAssignedIdentities: [{}]}  | false",
                "{identity: SystemAssigned}                              | false",
                "{identity: '${IDENTITY}'}                               | false",
            })
    void controlPlaneWithoutIdentityUnderWorkloadIdentity(String fields, boolean warned) {
        Run run = run(OWNERS + template(fields) + identity("WorkloadIdentity"));
        assertThat(run.warnings()).hasSize(warned ? 1 : 0);
        assertThat(run.warnings())
                .allSatisfy(message -> assertThat(message)
                        .contains(
                                "Azure cloud provider is starting without credentials",
                                "node.cloudprovider.kubernetes.io/uninitialized",
                                "spec.machineIdentity"));
    }

    @Test
    void workersMayHaveNone() {
        assertThat(run(template("{}") + identity("WorkloadIdentity")).findings())
                .isEmpty();
    }

    @Test
    void otherTypesDoNotNeedIt() {
        assertThat(run(OWNERS + template("{}") + identity("ServicePrincipal")).findings())
                .isEmpty();
        assertThat(run(OWNERS + template("{}")).findings()).isEmpty();
    }

    @Test
    void looksAtWhatTheTransformersMade() {
        String yaml = OWNERS + template("{}") + identity("ServicePrincipal");
        Run converted =
                Run.of(Configs.empty(), yaml, new ClusterIdentity(), new MachineIdentity(), new IdentityCheck());
        assertThat(converted.warnings()).anyMatch(message -> message.contains("starting without credentials"));
        Run full = Run.of(Configs.full(), yaml, new ClusterIdentity(), new MachineIdentity(), new IdentityCheck());
        assertThat(full.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: cluster.x-k8s.io/v1beta1, kind: Cluster, metadata: {name: c}, spec: {topology: {class: x}}}",
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1alpha1, kind: AzureASOManagedControlPlane, metadata: {name: c}}",
                "{apiVersion: example.com/v1, kind: AzureMachine, metadata: {name: c}}",
                "# nothing",
            })
    void inputWithoutAnyIdentityPassesWithAnInfo(String yaml) {
        Run run = run(yaml);
        assertThat(run.messages(Severity.INFO)).singleElement().asString().contains("there is no identity to set");
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-             | -                         | 1",
                "--self-hosted | true                      | 0",
                "--self-hosted | false                     | 1",
                "--transformers| SelfHosted,ClusterIdentity| 0",
            })
    void clustersThatAreNamedToNoEffectAreWarnedOf(String flag, String value, int warnings) {
        Map<String, String> flags = new HashMap<>(Map.of("--self-hosted-clusters", "one"));
        if (flag != null) {
            flags.put(flag, value);
        }

        Run run = Run.of(new Sources(flags, Map.of()).load(), identity("WorkloadIdentity"), new IdentityCheck());

        assertThat(run.warnings())
                .hasSize(warnings)
                .allMatch(warning ->
                        warning.equals("spec.selfHostedClusters is without effect: set spec.selfHosted: true,"
                                + " too, or use --self-hosted"));
    }

    private static Run run(String yaml) {
        return Run.of(Configs.empty(), yaml, new IdentityCheck());
    }

    private static String template(String fields) {
        return """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureMachineTemplate
                metadata: {name: m}
                spec: {template: {spec: %s}}
                ---
                """.formatted(fields);
    }

    private static String identity(String type) {
        return """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterIdentity
                metadata: {name: id}
                spec: {type: %s, clientID: a, tenantID: b}
                """.formatted(type);
    }
}
