package dev.azwifn.transform;

import static dev.azwifn.transform.Configs.patch;
import static dev.azwifn.transform.Configs.target;
import static dev.azwifn.transform.RolloutRun.cluster;
import static dev.azwifn.transform.RolloutRun.deployment;
import static dev.azwifn.transform.RolloutRun.identity;
import static dev.azwifn.transform.RolloutRun.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.yaml.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Which objects of running clusters get a new name, and what refers to them. */
class RolloutTest {
    private static final String WORKERS = template("{name: workers, namespace: a}", "{vmSize: small}");
    private static final String DEPLOYMENT = deployment("{name: md, namespace: a}", "", "workers");

    @Test
    void theFirstOfTwoNamespacesIsMeantOnlyWithinIt() {
        RolloutRun run = RolloutRun.of(
                template("{name: workers, namespace: b}", "{vmSize: big}"),
                WORKERS,
                DEPLOYMENT,
                deployment("{name: md, namespace: b}", "", "workers"));

        List<String> names = run.names("AzureMachineTemplate");
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("workers-[0-9a-f]{8}"));
        assertThat(references(run)).containsExactly(names.get(1), names.get(0));
    }

    /** Without a namespace an object goes where it is applied, which may be there. */
    @Test
    void aReferenceWithoutANamespaceMeansTheFirstThatFits() {
        RolloutRun run = RolloutRun.of(
                WORKERS,
                template("{name: workers, namespace: b}", "{vmSize: big}"),
                deployment("{name: md}", "", "workers"));

        assertThat(references(run))
                .containsExactly(run.names("AzureMachineTemplate").get(0));
    }

    private static List<String> references(RolloutRun run) {
        return run.ofKind("MachineDeployment")
                .map(view ->
                        view.at("/spec/template/spec/infrastructureRef/name").asString())
                .toList();
    }

    @Test
    void aNameThatSomethingElseHasIsMadeLonger() {
        String taken = RolloutRun.of(WORKERS, DEPLOYMENT).name("AzureMachineTemplate");
        String other = template("{name: " + taken + ", namespace: NS}", "{vmSize: big, identity: SystemAssigned}");

        RolloutRun run = RolloutRun.of(
                Configs.full().transformers("Patches", "Rollout").patches(identityOf("workers")),
                WORKERS,
                DEPLOYMENT,
                other.replace("NS", "a"));

        assertThat(run.names("AzureMachineTemplate")).first().asString().matches("workers-[0-9a-f]{12}");
        RolloutRun elsewhere = RolloutRun.of(
                Configs.full().transformers("Patches", "Rollout").patches(identityOf("workers")),
                WORKERS,
                DEPLOYMENT,
                other.replace("NS", "b"));
        assertThat(elsewhere.names("AzureMachineTemplate")).containsExactly(taken, taken);
    }

    /** The name would be free again in the second run, which would then rename what the first left. */
    @Test
    void anObjectThatGetsANewNameItselfTakesNoPlace() {
        String taken = RolloutRun.of(WORKERS, DEPLOYMENT).name("AzureMachineTemplate");
        RolloutRun run = RolloutRun.of(WORKERS, DEPLOYMENT, WORKERS.replace("name: workers", "name: " + taken));

        assertThat(run.names("AzureMachineTemplate")).hasSize(2).doesNotContain("workers", taken);
        assertThat(RolloutRun.of(run.output().strip()).output()).isEqualTo(run.output());
    }

    /** What MachineIdentity sets, of one template only. */
    private static WorkloadIdentity.Patch identityOf(String name) {
        return patch(
                target("AzureMachineTemplate", name),
                Operation.add(JsonPointer.compile("/spec/template/spec/identity"), Operation.text("UserAssigned")),
                Operation.add(
                        JsonPointer.compile("/spec/template/spec/userAssignedIdentities"),
                        Run.json("[{providerID: '" + Configs.MACHINES + "'}]")));
    }

    /** A pool of the same name keeps it, and CAPZ makes the Secret of the pool, too. */
    @Test
    void theSecretOfAPoolIsNotThatOfTheTemplate() {
        String config =
                "{apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: KubeadmConfigTemplate, metadata: {name: c, namespace: a},"
                        + " spec: {template: {spec: {files: [{contentFrom: {secret: {name: workers-azure-json, key: k}}}]}}}}";
        String pool = "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachinePool,"
                + " metadata: {name: workers, namespace: a}, spec: {location: here}}";

        assertThat(RolloutRun.of(WORKERS, DEPLOYMENT, config).name("KubeadmConfigTemplate"))
                .matches("c-[0-9a-f]{8}");
        assertThat(RolloutRun.of(WORKERS, DEPLOYMENT, config, pool).name("KubeadmConfigTemplate"))
                .isEqualTo("c");
        assertThat(RolloutRun.of(WORKERS, DEPLOYMENT, config.replace("workers-azure-json", "workers"))
                        .name("KubeadmConfigTemplate"))
                .isEqualTo("c");
    }

    /** Its Secret is made of it, but makes no machines. */
    @Test
    void aReferenceToTheSecretIsNoneToTheTemplate() {
        String config =
                "{apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: KubeadmConfigTemplate, metadata: {name: c, namespace: a},"
                        + " spec: {template: {spec: {files: [{contentFrom: {secret: {name: workers-azure-json, key: k}}}]}}}}";

        assertThat(RolloutRun.of(WORKERS, config).warnings())
                .anyMatch(line -> line.contains("AzureMachineTemplate/a/workers: nothing in the input refers to it"));
    }

    @Test
    void aMachineByItselfIsWarnedOfOnlyIfItShouldChange() {
        String machine =
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachine, metadata: {name: m}, spec: SPEC}";

        assertThat(RolloutRun.of(machine.replace("SPEC", "{vmSize: small}")).warnings())
                .singleElement()
                .asString()
                .contains("the identity of a machine cannot be changed");
        assertThat(RolloutRun.of(machine.replace(
                                "SPEC",
                                "{identity: UserAssigned, userAssignedIdentities: [{providerID: '" + Configs.MACHINES
                                        + "'}]}"))
                        .warnings())
                .isEmpty();
    }

    @Test
    void whoGivesItANewNameThemselvesGetsNoOther() {
        RolloutRun run = RolloutRun.of(
                Configs.full()
                        .patches(patch(
                                target("AzureMachineTemplate", null),
                                Operation.replace(JsonPointer.compile("/metadata/name"), Operation.text("mine")))),
                WORKERS);

        assertThat(run.name("AzureMachineTemplate")).isEqualTo("mine");
        assertThat(RolloutRun.of(template("{generateName: w-}", "{}")).output()).doesNotContain("name:");
    }

    @Test
    void whatDoesNotChangeKeepsItsName() {
        String done = RolloutRun.of(WORKERS, DEPLOYMENT).output();

        RolloutRun again = RolloutRun.of(done.strip().split("\n---\n"));

        assertThat(again.output()).isEqualTo(done);
        assertThat(again.results()).containsExactly("info: rollout: nothing needs a new name");
    }

    @Test
    void ofAnIdentityOnlyTheTypeCannotBeChanged() {
        String spec = "{type: WorkloadIdentity, clientID: other, tenantID: " + Configs.TENANT + "}";

        RolloutRun run = RolloutRun.of(identity("{name: id}", spec), cluster("{name: c}", "id"));

        assertThat(run.name("AzureClusterIdentity")).isEqualTo("id");
        assertThat(run.output()).contains(Configs.CLIENT);
    }

    /** A control plane whose machines start in another way replaces them under its own name. */
    @Test
    void aChangeOfTheBootstrapReplacesTheControlPlanesMachines() {
        String plane =
                "{apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: KubeadmControlPlane, metadata: {name: cp},"
                        + " spec: {replicas: 3, kubeadmConfigSpec: {}, machineTemplate: {}}}";
        Configs configs = Configs.full()
                .patches(patch(
                        target("KubeadmControlPlane", null),
                        Operation.add(JsonPointer.compile("/spec/kubeadmConfigSpec/x"), Operation.text("y"))));

        assertThat(RolloutRun.of(configs, plane).results())
                .contains("info: KubeadmControlPlane/cp: 3 machines are replaced")
                .noneMatch(line -> line.contains("nothing needs a new name"));
        assertThat(RolloutRun.of(Configs.full(), plane).results()).noneMatch(line -> line.contains("are replaced"));
    }

    @Test
    void aTemplateThatNothingRefersToIsSaidToBeOfNoUse() {
        RolloutRun run = RolloutRun.of(WORKERS);

        assertThat(run.warnings())
                .singleElement()
                .asString()
                .contains("nothing in the input refers to it")
                .contains("put what refers to it into the same input");
        assertThat(run.steps()).isEmpty();
        assertThat(run.results()).noneMatch(line -> line.contains("nothing needs a new name"));
    }

    @Test
    void theSecretOfTheServicePrincipalStaysUntilTheEnd() {
        RolloutRun run = RolloutRun.of(
                identity("{name: id, namespace: a}", "{type: ServicePrincipal, clientSecret: {name: s}}"),
                cluster("{name: c, namespace: a}", "id"),
                "{apiVersion: v1, kind: Secret, metadata: {name: s, namespace: a}}");

        assertThat(run.names("Secret")).containsExactly("s");
        assertThat(run.results())
                .contains("info: Secret/a/s: kept, because machines of before sign in with it: delete it when all are"
                        + " replaced");
        assertThat(run.steps()).last().asString().endsWith(": kubectl delete -n a secret/s");
    }

    @Test
    void aSecretThatAnIdentityStillNamesIsNotDeleted() {
        RolloutRun run = RolloutRun.of(
                Configs.full().names("one", "two"),
                identity("{name: one}", "{type: ServicePrincipal, clientSecret: {name: shared}}"),
                identity("{name: two}", "{type: ServicePrincipal, clientSecret: {name: own}}"),
                identity("{name: three}", "{type: ServicePrincipal, clientSecret: {name: shared}}"),
                cluster("{name: a}", "one"),
                cluster("{name: b}", "two"));

        assertThat(run.steps()).filteredOn(step -> step.contains("secret/")).hasSize(1);
        assertThat(run.steps()).last().asString().endsWith(": kubectl delete secret/own");
    }

    /** What names the Secret of a machine template goes before it; namespaces in a command each. */
    @Test
    void templatesAreDeletedInTheirOrder() {
        String config =
                "{apiVersion: bootstrap.cluster.x-k8s.io/v1beta1, kind: KubeadmConfigTemplate, metadata: {name: c, namespace: a},"
                        + " spec: {template: {spec: {files: [{contentFrom: {secret: {name: workers-azure-json, key: k}}}]}}}}";
        String workers =
                "{apiVersion: cluster.x-k8s.io/v1beta1, kind: MachineDeployment, metadata: {name: md, namespace: a},"
                        + " spec: {template: {spec: {bootstrap: {configRef: {kind: KubeadmConfigTemplate, name: c}},"
                        + " infrastructureRef: {kind: AzureMachineTemplate, name: workers}}}}}";

        RolloutRun run = RolloutRun.of(
                WORKERS,
                workers,
                config,
                template("{name: other}", "{}"),
                deployment("{name: other}", "replicas: 2, ", "other"));

        assertThat(run.steps())
                .containsExactly(
                        "apply this output: what it replaces stays in the cluster until the last steps. From Git with"
                                + " pruning, see docs/migration.md first",
                        "wait until as many machines are updated as there are replicas: kubectl get machinedeployment -A",
                        "delete the templates of before: kubectl delete -n a kubeadmconfigtemplate/c"
                                + " azuremachinetemplate/workers",
                        "delete the templates of before: kubectl delete azuremachinetemplate/other");
    }

    /** What is left out is not looked at either. */
    @Test
    void aMachineThatAControllerMadeIsNotWarnedOf() {
        RolloutRun run = RolloutRun.of(
                Configs.full().targets(MachineRole.CONTROL_PLANE),
                WORKERS,
                DEPLOYMENT,
                identity("{name: id}", "{type: WorkloadIdentity, clientID: c, tenantID: t}"),
                "{apiVersion: infrastructure.cluster.x-k8s.io/v1beta1, kind: AzureMachine, metadata: {name: m,"
                        + " labels: {cluster.x-k8s.io/control-plane: ''},"
                        + " ownerReferences: [{kind: Machine, name: m, controller: true}]}, spec: {vmSize: small}}");

        assertThat(run.names("AzureMachine")).isEmpty();
        assertThat(run.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterClass | patches: [{definitions: [{jsonPatches: [{path: workers, value: workers}]}]}] | spec.patches[0].definitions[0].jsonPatches[0].value",
                "ClusterClass | patches: [{definitions: [{jsonPatches: [{valueFrom: {template: 'a /x/workers-azure-json b'}}]}]}] | spec.patches[0].definitions[0].jsonPatches[0].valueFrom.template",
                "Cluster      | topology: {variables: [{name: workers, value: {name: [workers]}}]} | spec.topology.variables[0].value.name[0]",
                "Cluster      | topology: {variables: [{name: x, value: workers-azure-json}]} | spec.topology.variables[0].value"
            })
    void aNameOfBeforeWhereNobodyKnowsWhatItMeansIsWarnedOf(String kind, String spec, String field) {
        RolloutRun run = mention(kind, spec);

        assertThat(run.warnings())
                .containsExactly("warning: " + kind + "/a/x: " + field
                        + " names workers: if that is the AzureMachineTemplate, write "
                        + run.name("AzureMachineTemplate"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterClass      | patches: [{name: workers, definitions: [{selector: {kind: workers}}], enabledIf: workers}]",
                "ClusterClass      | patches: [{definitions: [{jsonPatches: [{valueFrom: {template: 'my.workers-azure-json'}}]}]}]",
                "ClusterClass      | patches: [{definitions: [{jsonPatches: [{valueFrom: {template: 'workers and more'}}]}]}]",
                "Cluster           | topology: {class: workers, workers: {machineDeployments: [{class: workers, name: workers}]}}",
                "MachineDeployment | topology: {x: workers}"
            })
    void aNameOfSomethingElseIsNot(String kind, String spec) {
        assertThat(mention(kind, spec).warnings()).isEmpty();
    }

    private static RolloutRun mention(String kind, String spec) {
        return RolloutRun.of(
                WORKERS,
                DEPLOYMENT,
                "{apiVersion: cluster.x-k8s.io/v1beta1, kind: " + kind + ", metadata: {name: x, namespace: a}, spec: {"
                        + spec + "}}");
    }

    /** The class names it in a field of its own, which follows. */
    @Test
    void aPlaceThatFollowsIsNotWarnedOf() {
        RolloutRun run = RolloutRun.of(
                identity("{name: id, namespace: a}", "{type: ServicePrincipal}"),
                "{apiVersion: cluster.x-k8s.io/v1beta1, kind: Cluster, metadata: {name: x, namespace: a}, spec: {topology:"
                        + " {variables: [{name: azureClusterIdentityName, value: id}, {name: id, value: other}]}}}");

        JsonNode cluster = run.ofKind("Cluster").toList().get(0);
        assertThat(cluster.at("/spec/topology/variables/0/value").asString())
                .isEqualTo(run.name("AzureClusterIdentity"))
                .matches("id-[0-9a-f]{8}");
        assertThat(run.warnings()).isEmpty();
    }
}
