package dev.azwifn.config;

import static dev.azwifn.config.Load.assertProblems;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.azwifn.yaml.YamlException;
import org.junit.jupiter.api.Test;

class FileProblemsTest {
    @Test
    void allProblemsAtOnceInTheOrderOfTheFile() {
        assertProblems(
                () -> Load.spec("""
                          transformers: [Patch]
                          azure:
                            tenantId: x
                            subscriptionID: ${AZURE_SUBSCRIPTION_ID}
                          kindCluster: {workerNodes: -1}
                        """),
                "wi.yaml:4:18: spec.transformers[0]: 'Patch' is not a known transformer; did you mean Patches?",
                "wi.yaml:6:5: spec.azure.tenantId: unknown field; did you mean tenantID?",
                "wi.yaml:7:5: spec.azure.subscriptionID: the variable in '${AZURE_SUBSCRIPTION_ID}' was not expanded;"
                        + " write its value, or expand it first (envsubst)",
                "wi.yaml:8:17: spec.kindCluster.workerNodes: '-1' is not a whole number from 0");
    }

    @Test
    void apiVersionAndKind() {
        assertProblems(
                () -> Load.file("spec: {}\n"),
                "wi.yaml:1:1: apiVersion: missing; write azwi-fn.dev/v1alpha1",
                "wi.yaml:1:1: kind: missing; write WorkloadIdentity");
        assertProblems(
                () -> Load.file("apiVersion: azwi-fn.dev/v1\nkind: WorkloadIdentiy\nspec: {azur: {}}\n"),
                "wi.yaml:1:1: apiVersion: 'azwi-fn.dev/v1' is not a known version; write azwi-fn.dev/v1alpha1",
                "wi.yaml:2:1: kind: 'WorkloadIdentiy' is not a known kind; did you mean WorkloadIdentity?",
                "wi.yaml:3:8: spec.azur: unknown field; did you mean azure?");
        assertProblems(
                () -> Load.file("apiVersion: v1\nkind: Secret\ndata: {}\n"),
                "wi.yaml:2:1: kind: 'Secret' is not a known kind;"
                        + " write WorkloadIdentity, WorkloadIdentityCheck or ConfigMap");
        assertProblems(
                () -> Load.file("apiVersion: 1\nkind: [x]\n"),
                "wi.yaml:1:1: apiVersion: a number where text is expected",
                "wi.yaml:2:1: kind: a list where text is expected");
    }

    @Test
    void trueOrFalse() {
        assertProblems(
                () -> Load.spec("  rollout: yes\n"),
                "wi.yaml:4:3: spec.rollout: 'yes' is neither true nor false; did you mean true?");
        assertProblems(
                () -> Load.spec("  rollout: \"true\"\n"),
                "wi.yaml:4:3: spec.rollout: text where true or false is expected; remove the quotes");
        assertProblems(
                () -> Load.spec("  rollout: 1\n"),
                "wi.yaml:4:3: spec.rollout: a number where true or false is expected");
        assertProblems(
                () -> Load.file("apiVersion: v1\nkind: ConfigMap\ndata: {rollout: true}\n"),
                "wi.yaml:3:8: data.rollout: true or false where text is expected; put it in quotes");
        assertProblems(
                () -> Load.file("apiVersion: v1\nkind: ConfigMap\ndata: {rollout: 'on'}\n"),
                "wi.yaml:3:8: data.rollout: 'on' is neither true nor false; did you mean true?");
    }

    @Test
    void exactlyOneDocument() {
        assertProblems(
                () -> Load.file(Load.HEAD + "---\n" + Load.HEAD),
                "wi.yaml:4:1: a second document; a config file holds exactly one");
        assertProblems(() -> Load.file(""), "wi.yaml: empty; `azwi-fn init` prints a config to begin with");
        assertProblems(() -> Load.file("# nothing\n"), "wi.yaml: empty; `azwi-fn init` prints a config to begin with");
        assertProblems(() -> Load.file("- a\n"), "wi.yaml:1:1: a list where a WorkloadIdentity resource is expected");
    }

    @Test
    void whatIsNotYamlIsTheParsersToSay() {
        assertThatExceptionOfType(YamlException.class)
                .isThrownBy(() -> Load.file("a: [b\n"))
                .withMessageStartingWith("wi.yaml:");
    }

    @Test
    void fieldsInTheWrongPlace() {
        assertProblems(
                () -> Load.file(Load.HEAD + """
                        tenantID: x
                        azure: {}
                        spek: {}
                        spec:
                          clientID: x
                          issuerURL: x
                          name: x
                          azure:
                            clientID: x
                            Location: x
                            colour: x
                        """),
                "wi.yaml:3:1: tenantID: unknown field; did you mean spec.azure.tenantID?",
                "wi.yaml:4:1: azure: unknown field; did you mean spec.azure?",
                "wi.yaml:5:1: spek: unknown field; did you mean spec?",
                "wi.yaml:7:3: spec.clientID: unknown field; did you mean spec.clusterIdentity.clientID?",
                "wi.yaml:8:3: spec.issuerURL: unknown field; did you mean issuer?",
                "wi.yaml:9:3: spec.name: unknown field; write azure, issuer, keys, clusterIdentity,"
                        + " machineIdentity, kindCluster, serviceAccounts, rollout, selfHosted,"
                        + " selfHostedClusters, transformers or patches",
                "wi.yaml:11:5: spec.azure.clientID: unknown field; did you mean spec.clusterIdentity.clientID?",
                "wi.yaml:12:5: spec.azure.Location: unknown field; did you mean location?",
                "wi.yaml:13:5: spec.azure.colour: unknown field;"
                        + " write cloud, tenantID, subscriptionID, location or resourceGroup");
    }

    @Test
    void wrongTypes() {
        assertProblems(
                () -> Load.spec("""
                          azure: [a]
                          issuer: {storageAccount: 12345678, container: true, url: {a: b}}
                          keys: text
                          clusterIdentity: {names: a, clientID: [x]}
                          machineIdentity: {targets: []}
                          kindCluster: {controlPlaneNodes: "3", workerNodes: many, name: 1.5}
                          serviceAccounts: capz-system/capz-manager
                          transformers: {a: b}
                        """),
                "wi.yaml:4:3: spec.azure: a list where a mapping is expected",
                "wi.yaml:5:12: spec.issuer.storageAccount: a number where text is expected; put it in quotes",
                "wi.yaml:5:38: spec.issuer.container: true or false where text is expected; put it in quotes",
                "wi.yaml:5:55: spec.issuer.url: a mapping where text is expected",
                "wi.yaml:6:3: spec.keys: text where a mapping is expected",
                "wi.yaml:7:21: spec.clusterIdentity.names: text where a list is expected; write [a]",
                "wi.yaml:7:31: spec.clusterIdentity.clientID: a list where text is expected",
                "wi.yaml:8:21: spec.machineIdentity.targets: an empty list; give at least one item, or leave it out",
                "wi.yaml:9:17: spec.kindCluster.controlPlaneNodes: text where a whole number is expected;"
                        + " remove the quotes",
                "wi.yaml:9:41: spec.kindCluster.workerNodes: text where a whole number is expected",
                "wi.yaml:9:60: spec.kindCluster.name: a number where text is expected; put it in quotes",
                "wi.yaml:10:3: spec.serviceAccounts: text where a list is expected",
                "wi.yaml:11:3: spec.transformers: a mapping where a list is expected");
    }

    @Test
    void itemsOfLists() {
        assertProblems(
                () -> Load.spec("""
                          clusterIdentity: {names: [a, 1, a, ]}
                          serviceAccounts:
                            - {namespace: ns, name: sa}
                            - {namespace: ns, name: sa}
                            - {namespace: Ns, name: sa}
                            - {nam: sa, namespace: 1}
                            - ns/sa
                          transformers: [null]
                        """),
                "wi.yaml:4:32: spec.clusterIdentity.names[1]: a number where text is expected; put it in quotes",
                "wi.yaml:4:35: spec.clusterIdentity.names[2]: 'a' is given twice; remove one",
                "wi.yaml:7:7: spec.serviceAccounts[1]: 'ns/sa' is given twice; remove one",
                "wi.yaml:8:7: spec.serviceAccounts[2]: 'Ns' is not a namespace's name; it has 1 to 63 lower-case"
                        + " letters, digits or '-', and begins and ends with a letter or digit",
                "wi.yaml:9:7: spec.serviceAccounts[3].name: missing",
                "wi.yaml:9:8: spec.serviceAccounts[3].nam: unknown field; did you mean name?",
                "wi.yaml:9:17: spec.serviceAccounts[3].namespace: a number where text is expected; put it in quotes",
                "wi.yaml:10:7: spec.serviceAccounts[4]: text where a mapping of namespace and name is expected",
                "wi.yaml:11:18: spec.transformers[0]: nothing where text is expected");
    }

    @Test
    void aProblemIsOneLineWhateverTheValueHolds() {
        assertProblems(
                () -> Load.spec("  azure: {tenantID: \"a\\nb\\e[31m\"}\n"),
                "wi.yaml:4:11: spec.azure.tenantID: 'a\\nb?[31m' is not a GUID;"
                        + " it looks like 01234567-89ab-cdef-0123-456789abcdef");
    }
}
