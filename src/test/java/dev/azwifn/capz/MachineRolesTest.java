package dev.azwifn.capz;

import static dev.azwifn.capz.MachineRole.CONTROL_PLANE;
import static dev.azwifn.capz.MachineRole.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

class MachineRolesTest {
    private static final String REF =
            "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachineTemplate, name: m}";
    private static final String REF_V1BETA2 =
            "{apiGroup: infrastructure.cluster.x-k8s.io, kind: AzureMachineTemplate, name: m}";
    private static final Resource TEMPLATE = machine("AzureMachineTemplate", "{name: m}");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KubeadmControlPlane     | controlplane.cluster.x-k8s.io/v1beta1  | {machineTemplate: {infrastructureRef: REF}}",
                "KubeadmControlPlane     | controlplane.cluster.x-k8s.io/v1beta2  | {machineTemplate: {spec: {infrastructureRef: REF2}}}",
                "KubeadmControlPlane     | controlplane.cluster.x-k8s.io/v1alpha3 | {infrastructureTemplate: REF}",
                "RKE2ControlPlane        | controlplane.cluster.x-k8s.io/v1alpha1 | {infrastructureRef: REF}",
                "RKE2ControlPlane        | controlplane.cluster.x-k8s.io/v1beta1  | {machineTemplate: {infrastructureRef: REF}}",
                "TalosControlPlane       | controlplane.cluster.x-k8s.io/v1alpha3 | {infrastructureTemplate: REF}",
                "MyControlPlaneTemplate  | controlplane.cluster.x-k8s.io/v1beta1  | {template: {spec: {machineTemplate: {infrastructureRef: REF}}}}",
                "ClusterClass            | cluster.x-k8s.io/v1beta1               | {controlPlane: {machineInfrastructure: {ref: REF}}}",
                "ClusterClass            | cluster.x-k8s.io/v1beta2               | {controlPlane: {machineInfrastructure: {templateRef: REF}}}",
            })
    void controlPlane(String kind, String apiVersion, String spec) {
        assertThat(rolesBy(kind, apiVersion, spec)).containsExactly(CONTROL_PLANE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MachineDeployment | cluster.x-k8s.io/v1beta1      | {template: {spec: {infrastructureRef: REF}}}",
                "MachineDeployment | cluster.x-k8s.io/v1beta2      | {template: {spec: {infrastructureRef: REF2}}}",
                "MachineSet        | cluster.x-k8s.io/v1beta1      | {template: {spec: {infrastructureRef: REF}}}",
                "MachinePool       | exp.cluster.x-k8s.io/v1alpha3 | {template: {spec: {infrastructureRef: REF}}}",
                "Machine           | cluster.x-k8s.io/v1beta1      | {infrastructureRef: REF}",
                "ClusterClass      | cluster.x-k8s.io/v1beta1      | {workers: {machineDeployments: [{}, {template: {infrastructure: {ref: REF}}}]}}",
                "ClusterClass      | cluster.x-k8s.io/v1beta2      | {workers: {machineDeployments: [{infrastructure: {templateRef: REF}}]}}",
                "ClusterClass      | cluster.x-k8s.io/v1beta1      | {workers: {machinePools: [{template: {infrastructure: {ref: REF}}}]}}",
                "ClusterClass      | cluster.x-k8s.io/v1beta2      | {workers: {machinePools: [{infrastructure: {templateRef: REF}}]}}",
            })
    void worker(String kind, String apiVersion, String spec) {
        assertThat(rolesBy(kind, apiVersion, spec)).containsExactly(WORKER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "KubeadmControlPlane      | example.com/v1                        | {machineTemplate: {infrastructureRef: REF}}",
                "Deployment               | apps/v1                               | {template: {spec: {infrastructureRef: REF}}}",
                "AzureManagedControlPlane | infrastructure.cluster.x-k8s.io/v1beta1 | {machineTemplate: {infrastructureRef: REF}}",
                "KubeadmControlPlane      | controlplane.cluster.x-k8s.io/v1beta1 | {machineTemplate: {infrastructureRef: {kind: AzureMachine, name: m}}}",
                "KubeadmControlPlane      | controlplane.cluster.x-k8s.io/v1beta1 | {machineTemplate: {infrastructureRef: {kind: AzureMachineTemplate, name: n}}}",
                "KubeadmControlPlane      | controlplane.cluster.x-k8s.io/v1beta1 | {machineTemplate: m}",
                "ClusterClass             | cluster.x-k8s.io/v1beta1              | {workers: {machineDeployments: {a: b}}}",
            })
    void nothingRefersToIt(String kind, String apiVersion, String spec) {
        assertThat(rolesBy(kind, apiVersion, spec)).isEmpty();
    }

    @Test
    void sharedTemplateHasBothRoles() {
        MachineRoles roles = MachineRoles.by(List.of(
                referrer(
                        "KubeadmControlPlane",
                        "controlplane.cluster.x-k8s.io/v1beta1",
                        "{name: a}",
                        "{machineTemplate: {infrastructureRef: REF}}"),
                referrer(
                        "MachineDeployment",
                        "cluster.x-k8s.io/v1beta1",
                        "{name: b}",
                        "{template: {spec: {infrastructureRef: REF}}}")));
        assertThat(roles.of(TEMPLATE)).containsExactly(CONTROL_PLANE, WORKER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a}               | {name: m}               | true",
                "{name: a, namespace: x} | {name: m, namespace: x} | true",
                "{name: a, namespace: x} | {name: m, namespace: y} | false",
                "{name: a, namespace: default} | {name: m}         | true",
                "{name: a}               | {name: m, namespace: default} | true",
            })
    void referenceIsInTheNamespaceOfItsReferrer(String referrer, String machine, boolean fits) {
        MachineRoles roles = MachineRoles.by(List.of(referrer(
                "MachineDeployment",
                "cluster.x-k8s.io/v1beta1",
                referrer,
                "{template: {spec: {infrastructureRef: REF}}}")));
        assertThat(roles.of(machine("AzureMachineTemplate", machine))).hasSize(fits ? 1 : 0);
    }

    @Test
    void namespaceOfTheReferenceComesFirst() {
        MachineRoles roles = MachineRoles.by(List.of(referrer(
                "MachineDeployment",
                "cluster.x-k8s.io/v1beta1",
                "{name: a, namespace: x}",
                "{template: {spec: {infrastructureRef: {kind: AzureMachineTemplate, name: m, namespace: y}}}}")));
        assertThat(roles.of(machine("AzureMachineTemplate", "{name: m, namespace: y}")))
                .containsExactly(WORKER);
        assertThat(roles.of(machine("AzureMachineTemplate", "{name: m, namespace: x}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "'true'", "null"})
    void machineSaysItselfThatItIsControlPlane(String value) {
        String metadata = "{name: m, labels: {cluster.x-k8s.io/control-plane: " + value + "}}";
        assertThat(MachineRoles.by(List.of()).of(machine("AzureMachine", metadata)))
                .containsExactly(CONTROL_PLANE);

        Resource owner = referrer(
                "Machine", "cluster.x-k8s.io/v1beta1", metadata, "{infrastructureRef: {kind: AzureMachine, name: n}}");
        assertThat(MachineRoles.by(List.of(owner)).of(machine("AzureMachine", "{name: n}")))
                .containsExactly(CONTROL_PLANE);
    }

    @Test
    void poolIsAlwaysAWorker() {
        assertThat(MachineRoles.by(List.of()).of(machine("AzureMachinePool", "{name: m}")))
                .containsExactly(WORKER);
    }

    private static Set<MachineRole> rolesBy(String kind, String apiVersion, String spec) {
        assertThat(MachineRoles.by(List.of()).of(TEMPLATE)).isEmpty();
        return MachineRoles.by(List.of(referrer(kind, apiVersion, "{name: owner}", spec)))
                .of(TEMPLATE);
    }

    private static Resource referrer(String kind, String apiVersion, String metadata, String spec) {
        String refs = spec.replace("REF2", REF_V1BETA2).replace("REF", REF);
        return resource(
                "{apiVersion: %s, kind: %s, metadata: %s, spec: %s}".formatted(apiVersion, kind, metadata, refs));
    }

    private static Resource machine(String kind, String metadata) {
        return resource("{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: %s, metadata: %s}"
                .formatted(kind, metadata));
    }

    private static Resource resource(String yaml) {
        YamlDocument document = YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "test")
                .documents()
                .get(0);
        return Resource.at(new Resource.Origin(document, JsonPointer.empty()));
    }
}
