package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.DISCOVERY;
import static dev.azwifn.cli.verify.World.JWKS;
import static dev.azwifn.cli.verify.World.KIND;
import static dev.azwifn.cli.verify.World.KIND_V1BETA4;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains that hold, although somebody did something in another way than most: no false alarm. */
class UnusualChainsTest {
    private static final String ISSUER = "https://azwioidc.blob.core.windows.net/oidc/";
    private static final String ISSUER_ARGUMENT = "        service-account-issuer: " + ISSUER + "\n";
    private static final String KEY_ARGUMENTS = """
                    service-account-key-file: /etc/kubernetes/pki/sa.pub
                    service-account-signing-key-file: /etc/kubernetes/pki/sa.key
            """;
    private static final String MOUNTS = """
              - hostPath: sa.pub
                containerPath: /etc/kubernetes/pki/sa.pub
              - hostPath: ./sa.key
                containerPath: /etc/kubernetes/pki/sa.key
            """;

    @TempDir
    Path folder;

    /** @param unknown whether something cannot be checked, and is said to be so */
    record Unusual(String name, Consumer<World> change, boolean unknown) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Unusual> unusual() {
        return Stream.of(documents(), kind(), clusters(), azure()).flatMap(each -> each);
    }

    private static Stream<Unusual> documents() {
        return Stream.of(
                holds(
                        "an issuer without a slash",
                        world -> world.issuer("https://azwioidc.blob.core.windows.net/oidc")),
                holds("an issuer with a port", world -> world.issuer("https://issuer.example.com:8443/a/b")),
                holds("an issuer that is an address", world -> world.issuer("https://20.50.1.2/oidc/")),
                holds(
                        "an issuer of the storage account and container",
                        world -> world.replace(
                                CONFIG,
                                "    url: " + ISSUER + "\n",
                                "    storageAccount: azwioidc\n    container: oidc\n")),
                holds("the key set in another place", world -> {
                    world.write("site/keys.json", world.read(JWKS));
                    world.delete(JWKS);
                    world.replace(DISCOVERY, ISSUER + "openid/v1/jwks", ISSUER + "keys.json");
                }),
                unknown("the key set on another server", world -> {
                    world.delete(JWKS);
                    world.replace(DISCOVERY, ISSUER + "openid/v1/jwks", "https://keys.example.com/jwks");
                }),
                holds("a key without alg", world -> world.replace(JWKS, "\"alg\": \"RS256\",\n", "\n")),
                holds(
                        "an EC key beside ours",
                        world -> world.replace(
                                JWKS,
                                "\"keys\": [",
                                "\"keys\": [{\"kty\": \"EC\", \"kid\": \"ec\", \"crv\": \"P-256\", \"x\": \"AA\", \"y\": \"AA\"},")),
                holds(
                        "further members in the discovery document",
                        world -> world.replace(
                                DISCOVERY,
                                "{",
                                "{\"authorization_endpoint\": \"urn:kubernetes:programmatic_authorization\",")),
                holds("RS256 among others", world -> world.replace(DISCOVERY, "\"RS256\"", "\"ES256\", \"RS256\"")),
                holds("tabs in the documents", world -> {
                    world.write(JWKS, world.read(JWKS).replace("  ", "\t"));
                    world.write(DISCOVERY, world.read(DISCOVERY).replace("  ", "\t"));
                }),
                holds("keys being rotated", world -> {
                    world.write("sa.pub", World.OTHER.publicPem() + World.KEYS.publicPem());
                    world.publish();
                }),
                holds("the next key published already", world -> {
                    world.write("next.pub", World.OTHER.publicPem());
                    world.publish("--key", "next.pub");
                }),
                unknown("the private key elsewhere", world -> {
                    world.delete("sa.key");
                    world.write(KIND, "kind: Other\n");
                    world.write(KIND_V1BETA4, "kind: Other\n");
                }));
    }

    private static Stream<Unusual> kind() {
        return Stream.of(
                holds("kubeadm's own paths", world -> world.replace(KIND, KEY_ARGUMENTS, "")),
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

    private static Stream<Unusual> clusters() {
        String secret = "data:\n  tls.crt: ";
        return Stream.of(
                holds(
                        "a Secret that SOPS has encrypted",
                        world -> world.write(
                                CLUSTER,
                                world.read(CLUSTER)
                                        .replaceAll(
                                                "tls.(crt|key): .*",
                                                "tls.$1: ENC[AES256_GCM,data:abc=,iv:x,tag:y,type:str]"))),
                holds("a Secret in plain text", world -> {
                    String indented = World.KEYS.publicPem().replaceAll("(?m)^(?=.)", "    ");
                    String text = world.read(CLUSTER);
                    int from = text.indexOf(secret);
                    int to = text.indexOf("---", from);
                    world.write(
                            CLUSTER,
                            text.substring(0, from) + "stringData:\n  tls.key: ${SA_KEY}\n  tls.crt: |\n" + indented
                                    + text.substring(to));
                }),
                holds("a sealed Secret", world -> {
                    String text = world.read(CLUSTER);
                    int from = text.indexOf(secret);
                    int kind = text.lastIndexOf("apiVersion: v1\nkind: Secret", from);
                    world.write(
                            CLUSTER,
                            text.substring(0, kind) + "apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret"
                                    + text.substring(kind + "apiVersion: v1\nkind: Secret".length())
                                            .replaceFirst(
                                                    "\ndata:\n.*\n.*\n", "\nspec: {encryptedData: {tls.key: AgB}}\n"));
                }),
                holds("a signing key brought by files", world -> {
                    world.replace(CLUSTER, "name: one-sa", "name: one-keys");
                    world.replace(
                            CLUSTER,
                            "  kubeadmConfigSpec:\n",
                            "  kubeadmConfigSpec:\n    files:\n    - path: /etc/kubernetes/pki/sa.key\n"
                                    + "      contentFrom: {secret: {name: one-keys, key: tls.key}}\n");
                }),
                holds("ECDSA where nobody federates", world -> {
                    world.replace(CLUSTER, "RSA-3072", "ECDSA-P384");
                    world.replace(
                            CLUSTER,
                            "https://two.blob.core.windows.net/oidc/",
                            "https://kubernetes.default.svc.cluster.local");
                }),
                holds(
                        "a default in a variable",
                        world -> world.replace(
                                CLUSTER,
                                "https://two.blob.core.windows.net/oidc/",
                                "${SERVICE_ACCOUNT_ISSUER:-https://kubernetes.default.svc.cluster.local}")),
                holds(
                        "an identity for everybody",
                        world -> world.replace(
                                CLUSTER, "  allowedNamespaces:\n    list: [team-a]\n", "  allowedNamespaces: {}\n")),
                holds(
                        "objects without a namespace",
                        world -> world.write(CLUSTER, world.read(CLUSTER).replaceAll("\n  namespace: team-a", ""))),
                unknown("a selector for a namespace that is not given", world -> {
                    String text = world.read(CLUSTER);
                    world.write(CLUSTER, text.substring(text.indexOf("---\n") + 4));
                }),
                unknown("an identity that is in the cluster already", world -> {
                    String text = world.read(CLUSTER);
                    world.write(CLUSTER, text.substring(text.indexOf("# A management cluster to be")));
                }),
                holds("system-assigned machines, and no identity in the config", world -> {
                    world.replace(CONFIG, "  machineIdentity:\n    name: azwi-machines\n", "");
                    world.replace(CONFIG, "    managedIdentityName: azwi\n", "");
                    world.write(
                            CLUSTER,
                            world.read(CLUSTER)
                                    .replaceAll(
                                            "( *)identity: UserAssigned\n.*\n.*providerID.*\n(.*other\n)?",
                                            "$1identity: SystemAssigned\n$1systemAssignedIdentityRole: {scope: x}\n"));
                }),
                holds("workers without identity, as the config wants it", world -> {
                    world.replace(
                            CONFIG,
                            "    name: azwi-machines\n",
                            "    name: azwi-machines\n    targets: [ControlPlane]\n");
                    world.write(
                            CLUSTER,
                            world.read(CLUSTER)
                                    .replaceAll(
                                            "  identity: UserAssigned\n  userAss.*\n.*\n.*\n---",
                                            "  location: x\n---"));
                }),
                holds("machines that azwi-fn leaves alone", world -> {
                    world.replace(
                            CONFIG, "  serviceAccounts:", "  transformers: [ClusterIdentity]\n  serviceAccounts:");
                    world.write(CLUSTER, world.read(CLUSTER).replace("azwi-machines", "somebody-elses"));
                }),
                holds("a list of all objects", world -> {
                    StringBuilder list = new StringBuilder("apiVersion: v1\nkind: List\nitems:\n");
                    for (String document : world.read(CLUSTER).split("---\n")) {
                        list.append("-")
                                .append(document.replaceAll("(?m)^", "  ").substring(1))
                                .append('\n');
                    }
                    world.write(CLUSTER, list.toString());
                }));
    }

    private static Stream<Unusual> azure() {
        return Stream.of(
                holds("CAPZ in another namespace, with its clusters", world -> {
                    world.write(CONFIG, world.read(CONFIG).replace("capz-system", "team-a"));
                    world.write(CREDENTIALS, world.read(CREDENTIALS).replace("capz-system:", "team-a:"));
                    world.write(
                            CLUSTER,
                            world.read(CLUSTER)
                                    + "---\napiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: capz-manager\n"
                                    + "  namespace: team-a\n");
                }),
                holds("ASO by itself", world -> {
                    world.replace(CONFIG, "capz-system, name: azure", "azureserviceoperator-system, name: azure");
                    world.replace(CREDENTIALS, "capz-system:azure", "azureserviceoperator-system:azure");
                }),
                holds("a service account of the user's own", world -> {
                    world.replace(
                            CONFIG,
                            "  serviceAccounts:\n",
                            "  serviceAccounts:\n    - {namespace: tools, name: external-dns}\n");
                    world.replace(
                            CREDENTIALS,
                            "differences: []",
                            "- {name: dns, issuer: \"" + ISSUER
                                    + "\", subject: \"system:serviceaccount:tools:external-dns\", audience: \"api://AzureADTokenExchange\"}");
                }),
                holds("what az prints", world -> world.write(CREDENTIALS, """
                        [
                          {"audiences": ["api://AzureADTokenExchange"], "issuer": "%s", "name": "capz",
                           "subject": "system:serviceaccount:capz-system:capz-manager", "type": "x"},
                          {"audiences": ["api://AzureADTokenExchange"], "issuer": "%s", "name": "aso",
                           "subject": "system:serviceaccount:capz-system:azureserviceoperator-default"}
                        ]
                        """.formatted(ISSUER, ISSUER))),
                holds(
                        "two audiences for one subject",
                        world -> world.replace(
                                CREDENTIALS,
                                "differences: []",
                                "- {name: other-audience, issuer: \"https://x.example/\", subject: s, audience: other}")));
    }

    private static Unusual holds(String name, Consumer<World> change) {
        return new Unusual(name, change, false);
    }

    private static Unusual unknown(String name, Consumer<World> change) {
        return new Unusual(name, change, true);
    }

    @ParameterizedTest
    @MethodSource("unusual")
    void isNoFinding(Unusual unusual) {
        World world = World.in(folder);
        unusual.change().accept(world);

        Program.Run run = world.verify().succeeds();

        assertThat(Found.in(run)).as(run.text()).isEmpty();
        assertThat(run.text().contains("not checked: ")).as(run.text()).isEqualTo(unusual.unknown());
    }
}
