package dev.azwifn.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.azwifn.oidc.Issuer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KindConfigTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Issuer ISSUER = new Issuer("https://acct.blob.core.windows.net/oidc/");
    private static final Issuer SECOND = new Issuer("https://acct.blob.core.windows.net/old/");
    private static final Path PUBLIC = Path.of("/home/me/sa.pub");
    private static final Path PRIVATE = Path.of("/home/me/sa.key");

    @Test
    void theGuidesCluster() {
        assertThat(KindConfig.yaml(input("azure-workload-identity", 1, 0, null, List.of(ISSUER), List.of())))
                .isEqualTo("""
                        kind: "Cluster"
                        apiVersion: "kind.x-k8s.io/v1alpha4"
                        name: "azure-workload-identity"
                        nodes:
                        - role: "control-plane"
                          extraMounts:
                          - hostPath: "/home/me/sa.pub"
                            containerPath: "/etc/kubernetes/pki/sa.pub"
                          - hostPath: "/home/me/sa.key"
                            containerPath: "/etc/kubernetes/pki/sa.key"
                          kubeadmConfigPatches:
                          - |
                            kind: "ClusterConfiguration"
                            apiServer:
                              extraArgs:
                                service-account-issuer: "https://acct.blob.core.windows.net/oidc/"
                                service-account-key-file: "/etc/kubernetes/pki/sa.pub"
                                service-account-signing-key-file: "/etc/kubernetes/pki/sa.key"
                            controllerManager:
                              extraArgs:
                                service-account-private-key-file: "/etc/kubernetes/pki/sa.key"
                        """);
    }

    @Test
    void severalNodesIssuersAndPatches() {
        List<JsonNode> patches =
                List.of(patch("{kind: InitConfiguration, nodeRegistration: {kubeletExtraArgs: {v: '4'}}}"));

        assertThat(KindConfig.yaml(input("x", 2, 1, "kindest/node:v1.36.1", List.of(ISSUER, SECOND), patches)))
                .isEqualTo("""
                        kind: "Cluster"
                        apiVersion: "kind.x-k8s.io/v1alpha4"
                        name: "x"
                        nodes:
                        - role: "control-plane"
                          image: "kindest/node:v1.36.1"
                          extraMounts:
                          - hostPath: "/home/me/sa.pub"
                            containerPath: "/etc/kubernetes/pki/sa.pub"
                          - hostPath: "/home/me/sa.key"
                            containerPath: "/etc/kubernetes/pki/sa.key"
                          kubeadmConfigPatches:
                          - |
                            kind: "ClusterConfiguration"
                            apiServer:
                              extraArgs:
                                service-account-issuer: "https://acct.blob.core.windows.net/oidc/"
                                service-account-key-file: "/etc/kubernetes/pki/sa.pub"
                                service-account-signing-key-file: "/etc/kubernetes/pki/sa.key"
                            controllerManager:
                              extraArgs:
                                service-account-private-key-file: "/etc/kubernetes/pki/sa.key"
                          kubeadmConfigPatchesJSON6902:
                          - kind: "ClusterConfiguration"
                            patch: |
                              - op: "add"
                                path: "/apiServer/extraArgs/-"
                                value:
                                  name: "service-account-issuer"
                                  value: "https://acct.blob.core.windows.net/old/"
                        - role: "control-plane"
                          image: "kindest/node:v1.36.1"
                        - role: "worker"
                          image: "kindest/node:v1.36.1"
                        kubeadmConfigPatches:
                        - |
                          kind: "InitConfiguration"
                          nodeRegistration:
                            kubeletExtraArgs:
                              v: "4"
                        """);
    }

    @Test
    void sameIssuerTwiceIsOne() {
        assertThat(KindConfig.yaml(input("x", 1, 0, null, List.of(ISSUER, ISSUER), List.of())))
                .isEqualTo(KindConfig.yaml(input("x", 1, 0, null, List.of(ISSUER), List.of())));
    }

    /** Names that YAML readers take for something else, long paths, quotes, and characters beyond ASCII. */
    @Test
    void everyStringIsReadBackAsItWas() {
        Random random = new Random(4);
        List<String> names = List.of("no", "null", "1.10", "1e3", "0644", "-", "on", "2001-01-01", "a");
        for (int run = 0; run < 500; run++) {
            StringBuilder folder = new StringBuilder("/");
            for (int i = random.nextInt(120); i >= 0; i--) {
                folder.appendCodePoint("ab 'é\"\\#{}[]%!&*-?|>😀\t\u0085".codePointAt(random.nextInt(20)));
            }
            String name = names.get(random.nextInt(names.size()));
            Path key = Path.of(folder + "/sa.key");
            KindConfig.Input input = new KindConfig.Input(
                    name, 1 + random.nextInt(3), random.nextInt(3), name, List.of(ISSUER), PUBLIC, key, List.of());
            JsonNode read = YAML.readTree(KindConfig.yaml(input));

            assertThat(read.get("name").stringValue()).isEqualTo(name);
            assertThat(read.get("nodes")).hasSize(input.controlPlaneNodes() + input.workerNodes());
            assertThat(read.at("/nodes/0/image").stringValue()).isEqualTo(name);
            assertThat(read.at("/nodes/0/extraMounts/1/hostPath").stringValue()).isEqualTo(key.toString());
            List<JsonNode> mounted = new ArrayList<>();
            read.get("nodes").forEach(node -> {
                if (node.has("extraMounts")) {
                    mounted.add(node);
                }
            });
            assertThat(mounted).containsExactly(read.at("/nodes/0"));
            assertThat(KindConfig.yaml(input)).isEqualTo(KindConfig.yaml(input)).doesNotContain("\r");
        }
    }

    @ParameterizedTest
    @CsvSource({"Upper", "a_b", "''", "a b"})
    void namesThatKindRefuses(String name) {
        assertThatThrownBy(() -> input(name, 1, 0, null, List.of(ISSUER), List.of()))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("is not a kind cluster's name");
    }

    @Test
    void whatMakesNoCluster() {
        assertThatThrownBy(() -> input("x", 0, 0, null, List.of(ISSUER), List.of()))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("at least one control-plane node");
        assertThatThrownBy(() -> input("x", 1, -1, null, List.of(ISSUER), List.of()))
                .isInstanceOf(KindException.class);
        assertThatThrownBy(() -> input("x", 1, 0, "kindest/node v1", List.of(ISSUER), List.of()))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("is not an image's name");
        assertThatThrownBy(() -> input("x", 1, 0, null, List.of(), List.of()))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("needs an issuer");
    }

    @Test
    void severalIssuersNeedANewNode() {
        assertThatThrownBy(() -> input("x", 1, 0, "kindest/node:v1.35.2", List.of(ISSUER, SECOND), List.of()))
                .isInstanceOf(KindException.class)
                .hasMessageContaining("several issuers need Kubernetes 1.36");
    }

    @ParameterizedTest
    @CsvSource({
        "kindest/node:v1.36.1, true",
        "kindest/node:v1.35.9, false",
        "kindest/node:v1.35, false",
        "kindest/node:1.9.0, false",
        "kindest/node:v1.100.0-alpha.1, true",
        "kindest/node:v1.35.0@sha256:0123, false",
        "kindest/node:latest, true",
        "localhost:5000/node, true",
        "my-node, true",
    })
    void whatAnImageTells(String image, boolean v1beta4) {
        assertThat(NodeImage.maySpeakV1beta4(image)).isEqualTo(v1beta4);
    }

    @ParameterizedTest
    @CsvSource({"sa.key, is not an absolute path", "/keys/a:b/sa.key, has a colon", "/:sa.key, has a colon"})
    void pathsThatCannotBeMounted(Path path, String problem) {
        assertThatThrownBy(() -> new KindConfig.Input("x", 1, 0, null, List.of(ISSUER), PUBLIC, path, List.of()))
                .isInstanceOf(KindException.class)
                .hasMessageStartingWith(path + ": " + problem);
        assertThatThrownBy(() -> new KindConfig.Input("x", 1, 0, null, List.of(ISSUER), path, PRIVATE, List.of()))
                .isInstanceOf(KindException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{apiServer: {}} | needs a kind",
                "[] | needs a kind",
                "text | needs a kind",
                "{kind: 1} | needs a kind",
                "{kind: Clusterconfiguration} | needs a kind",
                "{kind: ClusterConfiguration, apiVersion: kubeadm.k8s.io/v1beta3} | has an apiVersion",
                "{kind: InitConfiguration, nodeRegistration: {kubeletExtraArgs: [{name: v, value: '4'}]}} | kubeletExtraArgs that is not a map",
                "{kind: ClusterConfiguration, scheduler: {extraArgs: {v: 4}}} | extraArgs.v that is not a string; put the value in quotes",
                "{kind: ClusterConfiguration, apiServer: {extraArgs: {service-account-issuer: 'https://x/'}}} | sets apiServer.extraArgs.service-account-issuer, which follows from",
                "{kind: ClusterConfiguration, apiServer: {extraArgs: {service-account-key-file: null}}} | service-account-key-file, which follows from",
                "{kind: ClusterConfiguration, controllerManager: {extraArgs: {service-account-private-key-file: x}}} | which follows from",
            })
    void patchesThatKindWouldIgnoreOrTwist(String patch, String problem) {
        List<JsonNode> patches = List.of(patch(patch));
        assertThatThrownBy(() -> input("x", 1, 0, null, List.of(ISSUER), patches))
                .isInstanceOf(KindException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: ClusterConfiguration, apiServer: {extraArgs: {v: '4', audit-log-path: null}, certSANs: [a]}}",
                "{kind: KubeletConfiguration, apiVersion: kubelet.config.k8s.io/v1beta1, maxPods: 20}",
                "{kind: KubeProxyConfiguration, mode: nftables}",
                "{kind: JoinConfiguration, nodeRegistration: {taints: []}}",
            })
    void patchesThatAreFine(String patch) {
        KindConfig.Input input = input("x", 1, 0, null, List.of(ISSUER), List.of(patch(patch)));

        String written = YAML.readTree(KindConfig.yaml(input))
                .at("/kubeadmConfigPatches/0")
                .stringValue();
        assertThat(YAML.readTree(written)).isEqualTo(patch(patch));
    }

    private static KindConfig.Input input(
            String name, int controlPlanes, int workers, String image, List<Issuer> issuers, List<JsonNode> patches) {
        return new KindConfig.Input(name, controlPlanes, workers, image, issuers, PUBLIC, PRIVATE, patches);
    }

    private static JsonNode patch(String yaml) {
        return YAML.readTree(yaml);
    }
}
