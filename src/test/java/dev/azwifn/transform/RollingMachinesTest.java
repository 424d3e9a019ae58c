package dev.azwifn.transform;

import static dev.azwifn.transform.RolloutRun.deployment;
import static dev.azwifn.transform.RolloutRun.template;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rollout says of the machines that it replaces. */
class RollingMachinesTest {
    private static final String SAME_TIME =
            ", the control plane and the workers at the same time, each by its own strategy";
    private static final String WORKERS = template("{name: w, namespace: a}", "{vmSize: small}");
    private static final String CLASS =
            "{apiVersion: cluster.x-k8s.io/v1beta2, kind: ClusterClass, metadata: {name: k, namespace: a}, spec: {controlPlane:"
                    + " {templateRef: {kind: RKE2ControlPlaneTemplate, name: p}},"
                    + " workers: {machineDeployments: [{infrastructure: {templateRef: {kind: AzureMachineTemplate, name: w}}}]}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''             | 1 machine is replaced     | 1 machine is replaced",
                "'replicas: 2, '| 2 machines are replaced   | 2 machines are replaced",
                "'replicas: x, ' | its machines are replaced | machines are replaced"
            })
    void ofADeploymentAsManyAsItHas(String replicas, String said, String total) {
        RolloutRun run = RolloutRun.of(WORKERS, deployment("{name: md, namespace: a}", replicas, "w"));

        assertThat(run.results())
                .contains("info: MachineDeployment/a/md: " + said, "info: rollout: " + total + SAME_TIME);
    }

    @Test
    void whatIsNotKnownComesOnTop() {
        RolloutRun run = RolloutRun.of(
                WORKERS,
                deployment("{name: one, namespace: a}", "replicas: 2, ", "w"),
                deployment("{name: two, namespace: a}", "replicas: '${N}', ", "w"));

        assertThat(run.results()).contains("info: rollout: at least 2 machines are replaced" + SAME_TIME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollout: {strategy: {type: OnDelete}}, ",
                "rolloutStrategy: {type: OnDelete}, ",
                "strategy: {type: OnDelete}, "
            })
    void onDeleteNeedsSomebodyToDelete(String strategy) {
        RolloutRun run = RolloutRun.of(WORKERS, deployment("{name: md, namespace: a}", strategy, "w"));

        assertThat(run.warnings())
                .containsExactly(
                        "warning: MachineDeployment/a/md: 1 machine is replaced, but each only when you delete it:"
                                + " the strategy is OnDelete");
    }

    @Test
    void aRollingUpdateDoesNot() {
        assertThat(RolloutRun.of(
                                WORKERS,
                                deployment("{name: md, namespace: a}", "strategy: {type: RollingUpdate}, ", "w"))
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class: k",
                "class: k, classNamespace: a",
                "classRef: {name: k}",
                "classRef: {name: k, namespace: a}"
            })
    void ofAClassThoseOfItsClusters(String topology) {
        RolloutRun run = RolloutRun.of(
                WORKERS,
                CLASS,
                topologyCluster(
                        "a",
                        topology
                                + ", controlPlane: {replicas: 3}, workers: {machineDeployments: [{name: one, replicas: 2}, {name: two}]}"));

        assertThat(run.results())
                .contains(
                        "info: Cluster/a/c: 6 machines are replaced: 3 of the control plane, 2 of one, 1 of two",
                        "info: rollout: 6 machines are replaced" + SAME_TIME);
        assertThat(run.steps()).anyMatch(step -> step.endsWith(": kubectl get machinedeployment,rke2controlplane -A"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | class: other",
                "b | class: k",
                "a | 'class: k, classNamespace: b'",
                "a | 'classRef: {name: k, namespace: b}'",
                "a | 'class: k, classRef: {name: other}'"
            })
    void notThoseOfOthers(String namespace, String topology) {
        RolloutRun run = RolloutRun.of(WORKERS, CLASS, topologyCluster(namespace, topology));

        assertThat(run.results())
                .contains(
                        "info: ClusterClass/a/k: the machines of every Cluster of this class are replaced; none is in the"
                                + " input",
                        "info: rollout: machines are replaced" + SAME_TIME);
    }

    private static String topologyCluster(String namespace, String topology) {
        return "{apiVersion: cluster.x-k8s.io/v1beta1, kind: Cluster, metadata: {name: c, namespace: " + namespace
                + "}, spec: {topology: {" + topology + "}}}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{name: c}' | 'paused: true' | 1",
                "'{name: c, annotations: {cluster.x-k8s.io/paused: \"true\"}}' | '' | 1",
                "'{name: c}' | 'paused: false' | 0",
                "'{name: c}' | '' | 0"
            })
    void aPausedClusterWaits(String metadata, String spec, int warnings) {
        RolloutRun run = RolloutRun.of("{apiVersion: cluster.x-k8s.io/v1beta1, kind: Cluster, metadata: " + metadata
                + ", spec: {" + spec + "}}");

        assertThat(run.warnings())
                .hasSize(warnings)
                .allMatch(line ->
                        line.endsWith("Cluster/c: is paused: no machine is replaced before that is taken away"));
    }

    @Test
    void aMachineSetReplacesNone() {
        RolloutRun run = RolloutRun.of(
                WORKERS, deployment("{name: ms, namespace: a}", "", "w").replace("MachineDeployment", "MachineSet"));

        assertThat(run.warnings())
                .containsExactly(
                        "warning: MachineSet/a/ms: its machines stay as they are: delete them one after the other,"
                                + " and it makes new ones of the new template");
        assertThat(run.results()).contains("info: rollout: no machine is replaced because of it");
    }

    /** Azure replaces none because of the identity with which CAPZ signs in. */
    @Test
    void aManagedControlPlaneHasNoMachines() {
        RolloutRun run = RolloutRun.of(
                RolloutRun.identity("{name: id}", "{type: ServicePrincipal}"),
                RolloutRun.cluster("{name: c}", "id").replace("AzureCluster,", "AzureManagedControlPlane,"));

        assertThat(run.results()).contains("info: rollout: no machine is replaced because of it");
        assertThat(run.ofKind("AzureManagedControlPlane"))
                .singleElement()
                .extracting(view -> view.at("/spec/identityRef/name").asString())
                .isEqualTo(run.name("AzureClusterIdentity"));
    }

    @Test
    void aPoolIsWarnedOfWhereItChanges() {
        String pool =
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachinePool, metadata: {name: p},"
                        + " spec: {location: here}}";
        RolloutRun run = RolloutRun.of(pool);

        assertThat(run.warnings()).singleElement().asString().contains("AzureMachinePool/p: changed in place: ");
        assertThat(RolloutRun.of(run.output().strip()).warnings()).isEmpty();
    }
}
