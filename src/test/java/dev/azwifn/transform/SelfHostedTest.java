package dev.azwifn.transform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SelfHostedTest {
    private static final String ISSUER = "https://azwioidc.blob.core.windows.net/oidc/";
    private static final String CLASS = """
            apiVersion: cluster.x-k8s.io/v1beta2
            kind: ClusterClass
            metadata: {name: class, namespace: default}
            spec:
              controlPlane:
                templateRef: {apiVersion: a, kind: KubeadmControlPlaneTemplate, name: cp}
              patches:
              - name: patch
                definitions:
                - selector:
                    apiVersion: controlplane.cluster.x-k8s.io/v1beta2
                    kind: KubeadmControlPlaneTemplate
                    matchResources: {controlPlane: true}
                  jsonPatches: [%s]
            ---
            apiVersion: controlplane.cluster.x-k8s.io/v1beta2
            kind: KubeadmControlPlaneTemplate
            metadata: {name: cp, namespace: default}
            spec:
              template:
                spec:
                  kubeadmConfigSpec:
                    clusterConfiguration:
                      apiServer: {extraArgs: [{name: v, value: "2"}, {name: service-account-issuer, value: x}]}
            """;
    private static final String SERVER = "/spec/template/spec/kubeadmConfigSpec/clusterConfiguration/apiServer";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{kubeadmConfigSpec: null}",
                "{kubeadmConfigSpec: {clusterConfiguration: {}}}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: null}}}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: null}}}}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: {}}}}}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: {service-account-issuer: null}}}}}"
            })
    void whateverIsMissingIsMade(String spec) {
        for (String version : List.of("v1alpha3", "v1alpha4", "v1beta1")) {
            JsonNode args = arguments(run(plane(version, spec)));
            assertThat(args.path("service-account-issuer").asString()).isEqualTo(ISSUER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {}}}}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: []}}}}",
                "{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: [{name: service-account-issuer}]}}}}"
            })
    void inListsToo(String spec) {
        for (String version : List.of("v1beta2", "v1beta3")) {
            assertThat(arguments(run(plane(version, spec))).toString())
                    .isEqualTo("[{\"name\":\"service-account-issuer\",\"value\":\"" + ISSUER + "\"}]");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1beta1|{kubeadmConfigSpec: [a]}|this is not a mapping",
                "v1beta1|{kubeadmConfigSpec: {clusterConfiguration: {apiServer: text}}}|this is not a mapping",
                "v1beta1|{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: [a]}}}}|extraArgs is no map",
                "v1beta2|{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: {v: '2'}}}}}|extraArgs is no list",
                "v1beta2|{kubeadmConfigSpec: {clusterConfiguration: {apiServer: {extraArgs: text}}}}|extraArgs is no list"
            })
    void whatHasAnotherFormIsLeftAlone(String version, String spec, String problem) {
        Run run = run(plane(version, spec));
        assertThat(run.operations()).isEmpty();
        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("left alone: " + problem));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ECDSA-P256", "ECDSA-P384"})
    void ecdsaIsRefused(String algorithm) {
        Run run = run(plane(
                "v1beta2", "{kubeadmConfigSpec: {clusterConfiguration: {encryptionAlgorithm: " + algorithm + "}}}"));
        assertThat(run.operations()).isEmpty();
        assertThat(run.messages(Severity.ERROR))
                .singleElement()
                .asString()
                .startsWith("encryptionAlgorithm is " + algorithm + ": ")
                .endsWith("use RSA-2048, or leave the field out");
    }

    @Test
    void rsaIsNot() {
        Run run = run(plane("v1beta2", "{kubeadmConfigSpec: {clusterConfiguration: {encryptionAlgorithm: RSA-4096}}}"));
        assertThat(run.messages(Severity.ERROR)).isEmpty();
        assertThat(run.operations()).isNotEmpty();
    }

    @Test
    void withoutAnIssuerItIsAnError() {
        Run run = Run.of(Configs.full(), plane("v1beta1", "{}"), new SelfHosted());
        assertThat(run.messages(Severity.ERROR))
                .containsExactly("spec.selfHosted needs the issuer: set spec.issuer.url, or spec.issuer.storageAccount"
                        + " and spec.issuer.container");
    }

    @Test
    void namesThatAreNotThereAreWarnedOf() {
        Run run = Run.of(config("--self-hosted-clusters", "one,two"), plane("v1beta1", "{}"), new SelfHosted());
        assertThat(run.operations()).hasSize(1);
        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("no cluster in the input is named two: "));
        assertThat(run.warnings()).noneMatch(warning -> warning.startsWith("no cluster in the input is named one"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterIdentity,Patches            | true  | false",
                "SelfHosted                         | false | true",
                "Patches,SelfHosted,ClusterIdentity | true  | true"
            })
    void whereTransformersAreNamedItIsOneOfThem(String names, String selfHosted, boolean runs) {
        Map<String, String> flags =
                Map.of("--transformers", names, "--self-hosted", selfHosted, "--issuer-url", ISSUER);

        Outcome outcome = Pipeline.of(new Sources(flags, Map.of()).load())
                .run(YamlStream.parse(plane("v1beta1", "{}").getBytes(StandardCharsets.UTF_8), "test.yaml")
                        .documents());

        assertThat(outcome.changes()).isEqualTo(runs);
    }

    @Test
    void anIssuerThatCannotBeMadeIsAnError() {
        Run run = Run.of(
                new Sources(
                                Map.of("--self-hosted", "true", "--storage-account", "account", "--container", "$web"),
                                Map.of())
                        .load(),
                plane("v1beta1", "{}"),
                new SelfHosted());

        assertThat(run.messages(Severity.ERROR))
                .singleElement()
                .asString()
                .startsWith("spec.selfHosted needs the issuer: the issuer of a static website");
    }

    @Test
    void onlyTheClustersThatAreNamedNeedTheirControlPlane() {
        String cluster =
                "{apiVersion: cluster.x-k8s.io/v1beta1, kind: Cluster, metadata: {name: NAME}, spec: SPEC}\n---\n";
        String one = cluster.replace("NAME", "one").replace("SPEC", "{topology: {class: there}}");
        String two = cluster.replace("NAME", "two").replace("SPEC", "{controlPlaneRef: {kind: K, name: n}}");

        Run run = Run.of(config("--self-hosted-clusters", "one"), one + two, new SelfHosted());
        assertThat(run.warnings())
                .containsExactly("its control plane is not in the input, and gets no issuer: add the files with the"
                        + " ClusterClass there and its control plane template");
        assertThat(Run.of(config("--self-hosted-clusters", "two"), one + two, new SelfHosted())
                        .warnings())
                .containsExactly(
                        "its control plane is not in the input, and gets no issuer: add the file with its control"
                                + " plane");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: example.com/v1, kind: KubeadmControlPlane, metadata: {name: a}, spec: {}}",
                "{apiVersion: example.com/v1, kind: AzureManagedControlPlane, metadata: {name: a}, spec: {}}",
                "{apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: RKE2ControlPlane, metadata: {name: a}, spec:"
                        + " {serverConfig: {kubeAPIServer: {extraArgs: ['service-account-issuer=" + ISSUER
                        + "', service-account-signing-key-file=/k]}}}}"
            })
    void whatIsOfAnotherApiOrDoneByHandIsPassedOver(String plane) {
        assertThat(run(plane).findings()).isEmpty();
    }

    /** The argument is added behind those that are there, which is where the patch edits. */
    @Test
    void aPatchOfThePlaceWhereItIsAddedUndoesIt() {
        String input = CLASS.formatted("{op: remove, path: " + SERVER + "/extraArgs/1}")
                .replace(", {name: service-account-issuer, value: x}", "");

        assertThat(run(input).warnings())
                .anyMatch(warning -> warning.contains(" takes service-account-issuer away again"));
    }

    @Test
    void anItemOfAnotherKindIsNoCluster() {
        String list =
                "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: two}}\n- "
                        + plane("v1beta1", "{}").strip().replace("\n", "\n  ") + "\n";

        Outcome outcome = Pipeline.of(config("--self-hosted-clusters", "one,two"))
                .run(YamlStream.parse(list.getBytes(StandardCharsets.UTF_8), "test.yaml")
                        .documents());

        assertThat(outcome.results())
                .anyMatch(result -> result.message().startsWith("no cluster in the input is named two: "));
    }

    /** The user's own patches have the last word. */
    @Test
    void patchesRunAfterIt() {
        String config = """
                apiVersion: azwi-fn.dev/v1alpha1
                kind: WorkloadIdentity
                spec:
                  issuer: {url: %s}
                  selfHosted: true
                  patches:
                  - target: {kind: KubeadmControlPlane}
                    patch:
                    - op: replace
                      path: /spec/kubeadmConfigSpec/clusterConfiguration/apiServer/extraArgs/service-account-issuer
                      value: https://mine.example.com/
                """.formatted(ISSUER);
        byte[] input = plane("v1beta1", "{}").getBytes(StandardCharsets.UTF_8);
        Outcome outcome = Pipeline.of(
                        new Sources(Map.of(), Map.of()).loadFile(config.getBytes(StandardCharsets.UTF_8), "config"))
                .run(YamlStream.parse(input, "input").documents());
        assertThat(outcome.edited().get(0).text()).contains("service-account-issuer: https://mine.example.com/");
    }

    /** Where only checks are made, the transformer and the chain of trust do not both say it. */
    @ParameterizedTest
    @CsvSource({"self-hosted-class, 2", "self-hosted-others, 5"})
    void aCheckSaysItOnce(String name, int errors) throws IOException {
        Path folder = Path.of("testdata", name);
        String config = Files.readString(folder.resolve("config.yaml"))
                .replace("kind: WorkloadIdentity", "kind: WorkloadIdentityCheck");
        Outcome outcome = Pipeline.of(
                        new Sources(Map.of(), Map.of()).loadFile(config.getBytes(StandardCharsets.UTF_8), "config"))
                .run(YamlStream.parse(Files.readAllBytes(folder.resolve("input.yaml")), "input")
                        .documents());
        List<String> found = outcome.results().stream()
                .filter(result -> result.severity() == Severity.ERROR)
                .map(result -> result.resourceRef() + " " + result.field())
                .toList();
        assertThat(found).hasSize(errors).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{op: remove, path: SERVER}",
                "{op: replace, path: SERVER, value: {timeoutForControlPlane: 20m}}",
                "{op: add, path: SERVER/extraArgs, value: [{name: v, value: '4'}]}",
                "{op: add, path: SERVER/extraArgs, valueFrom: {template: \"- {name: v, value: '{{ .v }}'}\"}}",
                "{op: remove, path: SERVER/extraArgs/1}",
                "{op: replace, path: SERVER/extraArgs/1, value: {name: v, value: '4'}}",
                "{op: replace, path: SERVER/extraArgs/1/value, value: 'https://other/'}",
                "{op: replace, path: SERVER/extraArgs/1/name, value: v}"
            })
    void patchesThatUndoItAreFound(String operation) {
        assertThat(patched(operation).warnings())
                .anyMatch(warning -> warning.contains(" takes service-account-issuer away again, from all clusters"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{op: replace, path: SERVER/extraArgs, valueFrom: {variable: arguments}}",
                "{op: replace, path: SERVER/extraArgs/1/value, valueFrom: {template: '{{ .issuer }}'}}"
            })
    void patchesThatMayUndoItAreFound(String operation) {
        assertThat(patched(operation).warnings())
                .anyMatch(warning -> warning.contains(" may take service-account-issuer away again"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{op: add, path: SERVER/extraArgs/-, value: {name: x, value: y}}",
                "{op: add, path: SERVER/extraArgs/1, value: {name: x, value: y}}",
                "{op: replace, path: SERVER/extraArgs/0, value: {name: x, value: y}}",
                "{op: remove, path: SERVER/extraArgs/0}",
                "{op: add, path: SERVER/certSANs, value: [a]}",
                "{op: add, path: /spec/template/spec/kubeadmConfigSpec/files/-, value: {path: a}}",
                "{op: replace, path: SERVER/extraArgs, value: [{name: service-account-issuer, value: 'ISSUER'}]}",
                "{op: remove, path: SERVER}, {op: add, path: SERVER, value: {extraArgs: [{name: service-account-issuer, value: 'ISSUER'}]}}"
            })
    void otherPatchesAreNot(String operation) {
        assertThat(patched(operation).warnings()).noneMatch(warning -> warning.contains(" away again"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Secret         | default | data: {tls.crt: YQ==, tls.key: YQ==}                        | true",
                "Secret         | default | stringData: {tls.crt: a, tls.key: b}                        | true",
                "Secret         | default | 'stringData: {tls.crt: a}, data: {tls.key: YQ==}'           | true",
                "Secret         | default | data: {tls.crt: YQ==}                                       | false",
                "Secret         | default | data: {tls.key: YQ==}                                       | false",
                "Secret         | default | 'type: kubernetes.io/service-account-token, data: {token: YQ==}' | false",
                "Secret         | other   | data: {tls.crt: YQ==, tls.key: YQ==}                        | false",
                "ExternalSecret | default | spec: {}                                                    | true",
                "ExternalSecret | other   | spec: {}                                                    | false"
            })
    void aSecretWithThePairIsEnough(String kind, String namespace, String content, boolean enough) {
        String secret = "---\n{apiVersion: v1, kind: " + kind + ", metadata: {name: one-sa, namespace: " + namespace
                + "}, " + content + "}\n";

        List<String> warnings = run(plane("v1beta1", "{}") + secret).warnings();

        assertThat(warnings)
                .hasSize(enough ? 0 : 1)
                .allMatch(warning -> warning.contains("its key pair has to be there"));
    }

    @Test
    void aTemplatesClustersMayBeElsewhere() {
        String cluster =
                "---\n{apiVersion: cluster.x-k8s.io/v1beta2, kind: Cluster, metadata: {name: c, namespace: there},"
                        + " spec: {topology: {classRef: {name: class, namespace: default}}}}\n";
        String secret = "---\n{apiVersion: v1, kind: Secret, metadata: {name: NAME-sa, namespace: there},"
                + " data: {tls.crt: YQ==, tls.key: YQ==}}\n";
        String input = CLASS.formatted("") + cluster;

        assertThat(run(input + secret.replace("NAME", "c")).warnings()).isEmpty();
        assertThat(run(input + secret.replace("NAME", "other")).warnings())
                .singleElement()
                .asString()
                .contains("azwi-fn secret --cluster c ");
        assertThat(run(CLASS.formatted("") + secret).warnings()).isEmpty();
        assertThat(run(CLASS.formatted("")).warnings())
                .singleElement()
                .asString()
                .contains("azwi-fn secret --cluster <cluster> ");
    }

    private static WorkloadIdentity config(String flag, String value) {
        Map<String, String> flags = new HashMap<>(Map.of("--self-hosted", "true", "--issuer-url", ISSUER));
        flags.put(flag, value);
        return new Sources(flags, Map.of()).load();
    }

    private static Run patched(String operation) {
        return run(CLASS.formatted(operation.replace("SERVER", SERVER).replace("ISSUER", ISSUER)));
    }

    private static Run run(String yaml) {
        return Run.of(config("--issuer-url", ISSUER), yaml, new SelfHosted());
    }

    private static String plane(String version, String spec) {
        return "apiVersion: controlplane.cluster.x-k8s.io/" + version
                + "\nkind: KubeadmControlPlane\nmetadata: {name: one-control-plane, namespace: default}\nspec: " + spec
                + "\n";
    }

    private static JsonNode arguments(Run run) {
        return run.spec("one-control-plane").at("/kubeadmConfigSpec/clusterConfiguration/apiServer/extraArgs");
    }
}
