package dev.azwifn.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.KeyPairFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the real kind makes of the config. Its node images cannot be had everywhere, so a stand-in takes their place: kind writes
 * the merged kubeadm configuration into it, and stops at its kubeadm, which only says no.
 */
class KindIT {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String IMAGE = "localhost/azwi-fn-node:";
    private static final String CLUSTER = "azwi-it-" + ProcessHandle.current().pid();
    private static final Issuer ISSUER = new Issuer("https://acct.blob.core.windows.net/oidc/");
    private static final Issuer SECOND = new Issuer("https://acct.blob.core.windows.net/a-former-one/");

    /** kubeadm's own arguments for the API server, as kind asks for them. */
    private static final Map<String, String> KINDS_API_SERVER = Map.of("runtime-config", "");

    private static final Map<String, String> KINDS_CONTROLLER_MANAGER = Map.of("enable-hostpath-provisioner", "true");

    @TempDir
    Path folder;

    private KeyPairFiles keys;
    private @Nullable Runnable cleanUp;

    @BeforeEach
    void makeKeys() {
        keys = new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
        keys.ensure(2048);
    }

    @AfterEach
    void deleteCluster() {
        if (cleanUp != null) {
            cleanUp.run();
        }
    }

    /** kind decodes strictly before it looks for docker or podman, so that a config is right if only those are missing. */
    @ParameterizedTest
    @ValueSource(strings = {"v0.31.0", "v0.32.0"})
    void everyFieldIsKnown(String version) throws IOException {
        KindCommand kind = KindCommand.ofVersion(version, folder);
        List<JsonNode> patches = List.of(YAML.readTree("{kind: KubeletConfiguration, maxPods: 20}"));
        List<String> configs = List.of(
                config(1, 0, null, List.of(ISSUER), List.of()),
                config(3, 2, "kindest/node:v1.36.1", List.of(ISSUER, SECOND), patches));

        for (String config : configs) {
            assertThat(kind.createWithoutRuntime(config).output())
                    .contains("failed to get podman info")
                    .doesNotContain("config:");
            assertThat(kind.createWithoutRuntime(config + "bogus: 1\n").output())
                    .contains("unable to decode config", "field bogus not found");
        }
    }

    /** And where the launcher fails, kind gets nothing and makes nothing: it does not fall back on its default cluster. */
    @ParameterizedTest
    @ValueSource(strings = {"v0.31.0", "v0.32.0"})
    void thePackagedLaunchersOutputIsAcceptedInThePipe(String version) throws IOException {
        KindCommand kind = KindCommand.ofVersion(version, folder);
        Path launcher = Path.of(System.getProperty("azwi.home", "target/azwi-fn"), "bin/azwi-fn")
                .toAbsolutePath();
        assumeTrue(Files.isExecutable(launcher), "no " + launcher + "; mvn package makes it");

        assertThat(kind.createFromPipe(
                                launcher,
                                "--issuer-url=" + ISSUER,
                                "--former-issuer-urls=" + SECOND,
                                "--kind-cluster-name=" + CLUSTER,
                                "--control-plane-nodes=3",
                                "--worker-nodes=2",
                                "--node-image=kindest/node:v1.36.1")
                        .output())
                .contains("failed to get podman info")
                .doesNotContain("config:", "azwi-fn");
        Files.delete(keys.privateKey());
        assertThat(kind.createFromPipe(launcher, "--issuer-url=" + ISSUER).output())
                .contains("error: sa.key: no such file")
                .contains("failed to create cluster: unknown apiVersion")
                .doesNotContain("failed to get podman info");
    }

    @ParameterizedTest
    @CsvSource({
        "v0.31.0, v1.35.0, kubeadm.k8s.io/v1beta3",
        "v0.31.0, v1.36.1, kubeadm.k8s.io/v1beta3",
        "v0.32.0, v1.35.0, kubeadm.k8s.io/v1beta3",
        "v0.32.0, v1.36.1, kubeadm.k8s.io/v1beta4",
    })
    void kubeadmGetsTheFourArgumentsInItsForm(String kind, String node, String api) throws IOException {
        List<JsonNode> patches =
                List.of(YAML.readTree("{kind: ClusterConfiguration, scheduler: {extraArgs: {v: '4'}}}"));
        Path podman = create(kind, node, config(1, 1, IMAGE + node, List.of(ISSUER), patches));

        // Patches are for the first node, so that the worker's configuration is what kind makes without them.
        ObjectNode expected = clusterConfiguration(podman, "worker");
        assertThat(expected.at("/apiServer/extraArgs")).isEqualTo(args(api, KINDS_API_SERVER));
        assertThat(expected.at("/controllerManager/extraArgs")).isEqualTo(args(api, KINDS_CONTROLLER_MANAGER));
        assertThat(expected.at("/scheduler/extraArgs")).isEqualTo(args(api, Map.of("v", "4")));
        ((ObjectNode) expected.get("apiServer"))
                .set(
                        "extraArgs",
                        args(
                                api,
                                with(
                                        KINDS_API_SERVER,
                                        Map.of(
                                                "service-account-issuer", ISSUER.url(),
                                                "service-account-key-file", "/etc/kubernetes/pki/sa.pub",
                                                "service-account-signing-key-file", "/etc/kubernetes/pki/sa.key"))));
        ((ObjectNode) expected.get("controllerManager"))
                .set(
                        "extraArgs",
                        args(
                                api,
                                with(
                                        KINDS_CONTROLLER_MANAGER,
                                        Map.of("service-account-private-key-file", "/etc/kubernetes/pki/sa.key"))));

        assertThat(clusterConfiguration(podman, "control-plane")).isEqualTo(expected);
        assertThat(expected.get("apiVersion").stringValue()).isEqualTo(api);
        assertMounted(podman, "control-plane");
        assertNotMounted(podman, "worker");
    }

    @Test
    void severalControlPlanesHaveTheMountsOnTheFirst() throws IOException {
        Path podman = create("v0.32.0", "v1.36.1", config(3, 0, IMAGE + "v1.36.1", List.of(ISSUER), List.of()));

        assertMounted(podman, "control-plane");
        assertNotMounted(podman, "control-plane2");
        assertNotMounted(podman, "control-plane3");
    }

    /** kubeadm keeps the order of arguments of the same name since 1.36, so the first still signs. */
    @Test
    void severalIssuersAreAllThereInTheirOrder() throws IOException {
        Path podman = create("v0.32.0", "v1.36.1", config(1, 0, IMAGE + "v1.36.1", List.of(ISSUER, SECOND), List.of()));

        List<String> issuers = new ArrayList<>();
        for (JsonNode arg : clusterConfiguration(podman, "control-plane").at("/apiServer/extraArgs")) {
            if (arg.get("name").stringValue().equals("service-account-issuer")) {
                issuers.add(arg.get("value").stringValue());
            }
        }
        assertThat(issuers).containsExactly(ISSUER.url(), SECOND.url());
    }

    /** Where kind knows v1beta3 only, several issuers leave an argument that is no string: kubeadm stops, and nothing is lost in silence. */
    @Test
    void severalIssuersNeverVanishOnAnOlderKind() throws IOException {
        Path podman = create("v0.31.0", "v1.36.1", config(1, 0, IMAGE + "v1.36.1", List.of(ISSUER, SECOND), List.of()));

        assertThat(clusterConfiguration(podman, "control-plane")
                        .at("/apiServer/extraArgs/-")
                        .isObject())
                .isTrue();
    }

    private String config(
            int controlPlanes, int workers, @Nullable String image, List<Issuer> issuers, List<JsonNode> patches) {
        return KindConfig.yaml(new KindConfig.Input(
                CLUSTER,
                controlPlanes,
                workers,
                image,
                issuers,
                HostFile.absolute(keys.publicKey()),
                HostFile.absolute(keys.privateKey()),
                patches));
    }

    /** Comes as far as the stand-in's kubeadm. */
    private Path create(String version, String node, String config) throws IOException {
        KindCommand kind = KindCommand.ofVersion(version, folder);
        Path podman = KindCommand.podman(IMAGE + node);
        cleanUp = () -> kind.delete(CLUSTER, podman);
        assertThat(kind.createWithPodman(config, podman).output()).contains("failed to init node with kubeadm");
        return podman;
    }

    private static ObjectNode clusterConfiguration(Path podman, String node) {
        String rendered = KindCommand.inNode(podman, CLUSTER + "-" + node, "cat", "/kind/kubeadm.conf")
                .output();
        List<JsonNode> documents =
                YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered).readAll();
        JsonNode found = documents.stream()
                .filter(document -> document.path("kind").asString("").equals("ClusterConfiguration"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ClusterConfiguration in:\n" + rendered));
        for (String component : List.of("apiServer", "controllerManager", "scheduler")) {
            sortArguments(found.path(component));
        }
        return (ObjectNode) found;
    }

    /** kind makes v1beta4's list of a map without an order. */
    private static void sortArguments(JsonNode component) {
        if (component.path("extraArgs").isArray()) {
            List<JsonNode> args = new ArrayList<>(component.get("extraArgs").values());
            args.sort(Comparator.comparing(arg -> arg.get("name").stringValue())); // stable: issuers keep their order
            ((ObjectNode) component).putArray("extraArgs").addAll(args);
        }
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    /** A map on v1beta3, a list on v1beta4. */
    private static JsonNode args(String api, Map<String, String> arguments) {
        if (api.endsWith("v1beta3")) {
            return YAML.valueToTree(arguments);
        }
        return YAML.valueToTree(new TreeMap<>(arguments)
                .entrySet().stream()
                        .map(arg -> Map.of("name", arg.getKey(), "value", arg.getValue()))
                        .toList());
    }

    private void assertMounted(Path podman, String node) throws IOException {
        assertThat(inPki(podman, node, "sa.key").output()).isEqualTo(Files.readString(keys.privateKey()));
        assertThat(inPki(podman, node, "sa.pub").output()).isEqualTo(Files.readString(keys.publicKey()));
    }

    private void assertNotMounted(Path podman, String node) {
        assertThat(inPki(podman, node, "sa.key").exitCode()).isNotZero();
        assertThat(inPki(podman, node, "sa.pub").exitCode()).isNotZero();
    }

    private static KindCommand.Result inPki(Path podman, String node, String file) {
        return KindCommand.inNode(podman, CLUSTER + "-" + node, "cat", "/etc/kubernetes/pki/" + file);
    }
}
