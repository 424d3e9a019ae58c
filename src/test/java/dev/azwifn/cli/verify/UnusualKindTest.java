package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.ISSUER;
import static dev.azwifn.cli.verify.World.KIND;
import static dev.azwifn.cli.verify.World.KIND_V1BETA4;

import java.util.stream.Stream;

/** Kind configs. */
class UnusualKindTest extends UnusualChains {
    private static final String ISSUER_ARGUMENT = "        service-account-issuer: " + ISSUER + "\n";
    static final String KEY_ARGUMENTS = """
                    service-account-key-file: /etc/kubernetes/pki/sa.pub
                    service-account-signing-key-file: /etc/kubernetes/pki/sa.key
            """;
    private static final String MOUNTS = """
              - hostPath: sa.pub
                containerPath: /etc/kubernetes/pki/sa.pub
              - hostPath: ./sa.key
                containerPath: /etc/kubernetes/pki/sa.key
            """;

    static Stream<Unusual> unusual() {
        return Stream.of(
                holds("kubeadm's own paths", world -> world.replace(KIND, KEY_ARGUMENTS, "")),
                holds(
                        "two public key files",
                        world -> world.replace(
                                KIND_V1BETA4,
                                "    - name: service-account-key-file\n",
                                "    - name: service-account-key-file\n      value: /keys/former.pub\n"
                                        + "    - name: service-account-key-file\n")),
                unknown(
                        "keys that are not here, and mounts that are",
                        world -> world.replace(
                                CONFIG,
                                "  clusterIdentity:\n",
                                "  keys: {privateKeyFile: there/sa.key, publicKeyFile: there/sa.pub}\n  clusterIdentity:\n")),
                holds("a mount within a mount", world -> {
                    String folder = "  - {hostPath: site, containerPath: /etc/kubernetes/pki}\n";
                    world.replace(KIND, "  - hostPath: ./sa.key\n", folder + "  - hostPath: ./sa.key\n");
                }),
                holds("the issuer by a JSON patch alone", world -> {
                    String text = world.read(KIND);
                    int patches = text.indexOf("  kubeadmConfigPatches:");
                    int next = text.indexOf("- role: control-plane\n- role: worker");
                    world.write(KIND, text.substring(0, patches) + """
                              kubeadmConfigPatchesJSON6902:
                              - version: v1beta3
                                group: kubeadm.k8s.io
                                kind: ClusterConfiguration
                                patch: |
                                  - {op: add, path: /apiServer/extraArgs/service-account-issuer, value: "%s"}
                                  - {op: add, path: /controllerManager/extraArgs/v, value: "2"}
                            """.formatted(ISSUER) + text.substring(next));
                }),
                holds(
                        "a patch of what kind does not write, and without what it does",
                        world -> world.replace(
                                KIND,
                                "    controllerManager:\n",
                                "    etcd:\n      local: {dataDir: /data}\n    scheduler: null\n    controllerManager:\n")),
                holds("a list over another list", world -> {
                    String first = """
                            - |
                              kind: ClusterConfiguration
                              apiServer:
                                extraArgs:
                                - {name: v, value: "2"}
                                - {name: service-account-issuer, value: "https://other.example.com"}
                            """;
                    world.replace(KIND_V1BETA4, "- |\n  apiVersion", first + "- |\n  apiVersion");
                }),
                holds(
                        "a list beside another list",
                        world -> world.replace(
                                KIND_V1BETA4,
                                "  image: kindest/node:v1.36.1\n",
                                "  image: kindest/node:v1.36.1\n  kubeadmConfigPatches:\n  - |\n    kind: ClusterConfiguration\n"
                                        + "    apiServer:\n      extraArgs: [{name: v, value: \"2\"}]\n")),
                holds("the whole folder mounted", world -> {
                    world.replace(KIND, MOUNTS, "  - {hostPath: ./, containerPath: /etc/kubernetes/pki/}\n");
                }),
                holds("patches of the cluster", KindMutationsTest::patchCluster),
                holds(
                        "a patch for v1beta3 on Kubernetes 1.31",
                        world -> world.replace(
                                KIND,
                                "    kind: ClusterConfiguration\n",
                                "    apiVersion: kubeadm.k8s.io/v1beta3\n    kind: ClusterConfiguration\n")),
                holds(
                        "kind's own image",
                        world -> world.write(KIND, world.read(KIND).replaceAll(".*image:.*\n", ""))),
                holds(
                        "an image of a registry with a port",
                        world -> world.write(
                                KIND,
                                world.read(KIND)
                                        .replaceAll("kindest/node:\\S+", "registry.example.com:5000/kind/node"))),
                holds(
                        "an old Kubernetes",
                        world -> world.write(
                                KIND, world.read(KIND).replaceAll("kindest/node:\\S+", "kindest/node:v1.22.17"))),
                holds(
                        "a merge patch as a list, without a version, on 1.36",
                        world -> world.replace(KIND_V1BETA4, "  apiVersion: kubeadm.k8s.io/v1beta4\n", "")),
                holds("the issuer by a JSON patch of a map", world -> {
                    world.replace(KIND, ISSUER_ARGUMENT, "");
                    world.replace(KIND, "- role: control-plane\n- role: worker", """
                              kubeadmConfigPatchesJSON6902:
                              - group: kubeadm.k8s.io
                                version: v1beta3
                                kind: ClusterConfiguration
                                patch: |
                                  - {op: add, path: /apiServer/extraArgs/service-account-issuer, value: "%s"}
                                  - {op: add, path: /apiServer/certSANs/-, value: example.com}
                            - role: control-plane
                            - role: worker""".formatted(ISSUER)
                            .replaceAll("(?m)^ {12}", ""));
                }),
                holds(
                        "a patch of the node over one of the cluster",
                        world -> world.write(KIND, world.read(KIND) + """
                                kubeadmConfigPatches:
                                - |
                                  kind: ClusterConfiguration
                                  apiServer:
                                    extraArgs:
                                      service-account-issuer: https://other.example.com
                                """)),
                holds(
                        "several documents in one patch",
                        world -> world.replace(
                                KIND,
                                "    kind: ClusterConfiguration\n",
                                "    kind: InitConfiguration\n    nodeRegistration:\n      name: x\n    ---\n"
                                        + "    kind: ClusterConfiguration\n")),
                holds(
                        "a mount that may be written on the second node",
                        world -> world.replace(
                                KIND,
                                "- role: control-plane\n- role: worker",
                                "- role: control-plane\n  extraMounts:\n"
                                        + "  - {hostPath: sa.key, containerPath: /etc/kubernetes/pki/sa.key}\n- role: worker")));
    }
}
