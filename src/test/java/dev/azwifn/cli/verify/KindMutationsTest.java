package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.ISSUER;
import static dev.azwifn.cli.verify.World.KEYS;
import static dev.azwifn.cli.verify.World.KIND;
import static dev.azwifn.cli.verify.World.KIND_V1BETA4;
import static dev.azwifn.cli.verify.World.OTHER;

import dev.azwifn.trust.Check;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The API server of a kind cluster. */
class KindMutationsTest extends ChainMutations {

    KindMutationsTest() {
        super("kind");
    }

    static List<Mutation> mutations() {
        String image =
                "  image: kindest/node:v1.31.4@sha256:2cb39f7295fe7eafee0842b1052a599a4fb0f8bcf3f83d96c7f4864c357c6c30\n";
        String patch = "    kind: ClusterConfiguration\n";
        String issuer = "        service-account-issuer: " + ISSUER + "\n";
        return List.of(
                text("no issuer", KIND, issuer, "", Check.KIND_ISSUER).at("kind: Cluster"),
                text(
                                "a patch for v1beta4 on Kubernetes 1.31",
                                KIND,
                                patch,
                                "    apiVersion: kubeadm.k8s.io/v1beta4\n" + patch,
                                Check.KIND_PATCH_IGNORED)
                        .fixable(),
                text("a patch without kind", KIND, patch, "    metadata: {}\n", Check.KIND_PATCH_IGNORED),
                of("a list on Kubernetes 1.31", KindMutationsTest::unversionedList, Check.KIND_PATCH_IGNORED, KIND)
                        .at("kind: ClusterConfiguration"),
                of(
                                "the issuer for the controller manager",
                                world -> {
                                    world.replace(KIND, issuer, "");
                                    world.replace(
                                            KIND,
                                            "    controllerManager:\n      extraArgs:\n",
                                            "    controllerManager:\n      extraArgs:\n" + issuer);
                                },
                                Check.KIND_PATCH_IGNORED,
                                KIND)
                        .at("kind: ClusterConfiguration"),
                text("a patch that is no YAML", KIND, patch, "    kind: [\n", Check.KIND_PATCH_IGNORED)
                        .at("- |"),
                of(
                                "a patch of the cluster that is no YAML",
                                world -> {
                                    patchCluster(world);
                                    world.replace(KIND, "  kind: ClusterConfiguration\n", "  kind: [\n");
                                },
                                Check.KIND_PATCH_IGNORED,
                                KIND)
                        .at("- |"),
                of("a patch on a worker", KindMutationsTest::patchWorker, Check.KIND_PATCH_IGNORED, KIND)
                        .at("- |"),
                of("a map for v1beta4", KindMutationsTest::versionedMap, Check.KIND_PATCH_IGNORED, KIND_V1BETA4)
                        .at("apiVersion: kubeadm")
                        .fixable(),
                of(
                                "a patch for v1beta3 on kind's own image",
                                world -> {
                                    world.replace(KIND, image, "");
                                    world.replace(KIND, patch, "    apiVersion: kubeadm.k8s.io/v1beta3\n" + patch);
                                },
                                Check.KIND_PATCH_FORM,
                                KIND)
                        .at("apiVersion: kubeadm")
                        .fixable(),
                text(
                        "the issuer as a variable",
                        KIND,
                        issuer,
                        "        service-account-issuer: ${SERVICE_ACCOUNT_ISSUER}\n",
                        Check.KIND_VARIABLE),
                text("a file as a variable", KIND, "hostPath: sa.pub", "hostPath: ${SA_PUB}", Check.KIND_VARIABLE),
                text(
                                "no mount of the public key",
                                KIND,
                                "containerPath: /etc/kubernetes/pki/sa.pub",
                                "containerPath: /etc/kubernetes/sa.pub",
                                Check.KIND_KEY_MOUNT)
                        .at("service-account-key-file"),
                text(
                                "an argument that leads elsewhere",
                                KIND,
                                "signing-key-file: /etc/kubernetes/pki/sa.key",
                                "signing-key-file: /etc/kubernetes/pki/other.key",
                                Check.KIND_KEY_MOUNT)
                        .at("other.key"),
                text(
                        "a path outside of the pod",
                        KIND_V1BETA4,
                        "value: /keys/sa.pub",
                        "value: /etc/azwi/sa.pub",
                        Check.KIND_KEY_POD),
                text(
                                "no keys on the second node",
                                KIND_V1BETA4,
                                "containerPath: /etc/azwi, readOnly",
                                "containerPath: /etc/other, readOnly",
                                Check.KIND_KEY_NODES)
                        .at("- role: control-plane"),
                text(
                                "a read-only mount in the way of kind's copy",
                                KIND,
                                "- role: control-plane\n- role: worker",
                                "- role: control-plane\n  extraMounts:\n  - {hostPath: sa.key, containerPath: /etc/kubernetes/pki/sa.key,"
                                        + " readOnly: true}\n- role: worker",
                                Check.KIND_KEY_NODES)
                        .at("readOnly: true"),
                of(
                                "another private key mounted",
                                world -> {
                                    world.write("other.key", OTHER.privatePem());
                                    world.replace(KIND, "./sa.key", "other.key");
                                },
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: other.key"),
                of(
                                "a folder mounted",
                                world -> world.replace(KIND, "hostPath: sa.pub", "hostPath: site"),
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: site"),
                text(
                        "a file that is not there",
                        KIND,
                        "hostPath: sa.pub",
                        "hostPath: /nowhere/sa.pub",
                        Check.KIND_HOST_PATH),
                of(
                                "a PKCS#1 public key mounted",
                                world -> {
                                    world.write("pkcs1.pub", pkcs1(KEYS.publicPem()));
                                    world.replace(KIND, "hostPath: sa.pub", "hostPath: pkcs1.pub");
                                },
                                Check.KIND_PUBLIC_KEY_FORM,
                                KIND)
                        .at("hostPath: pkcs1.pub"),
                text(
                                "our issuer in a patch that is ignored, and another one that is not",
                                KIND_V1BETA4,
                                "  apiVersion: kubeadm.k8s.io/v1beta4\n",
                                "  apiVersion: kubeadm.k8s.io/v1beta3\n",
                                Check.KIND_PATCH_IGNORED)
                        .at("apiVersion: kubeadm.k8s.io/v1beta3"),
                text(
                                "a patch for v1beta4 behind another one",
                                KIND,
                                patch,
                                "    kind: InitConfiguration\n    ---\n    apiVersion: kubeadm.k8s.io/v1beta4\n"
                                        + patch,
                                Check.KIND_PATCH_IGNORED)
                        .at("apiVersion: kubeadm.k8s.io/v1beta4")
                        .fixable(),
                text(
                                "another issuer in a patch that is ignored",
                                KIND,
                                patch + "    apiServer:\n      extraArgs:\n" + issuer,
                                "    apiVersion: kubeadm.k8s.io/v1beta2\n" + patch
                                        + "    apiServer:\n      extraArgs:\n" + issuer.replace("azwioidc", "two"),
                                Check.KIND_PATCH_IGNORED)
                        .at("apiVersion: kubeadm.k8s.io/v1beta2")
                        .fixable(),
                of(
                                "kubeadm's own paths, and another mount",
                                world -> {
                                    world.replace(KIND, UnusualKindTest.KEY_ARGUMENTS, "");
                                    world.replace(KIND, "pki/sa.pub", "pki/sa-pub");
                                },
                                Check.KIND_KEY_MOUNT,
                                KIND)
                        .at("- role: control-plane"),
                of(
                                "a folder as a variable",
                                world -> world.replace(
                                        KIND_V1BETA4,
                                        "hostPath: ., containerPath: /etc/azwi/",
                                        "hostPath: \"${KEYS}\", containerPath: /etc/azwi/"),
                                Check.KIND_VARIABLE,
                                KIND_V1BETA4)
                        .at("${KEYS}"),
                of(
                                "another public key mounted",
                                world -> {
                                    world.write("other.pub", OTHER.publicPem());
                                    world.replace(KIND, "hostPath: sa.pub", "hostPath: other.pub");
                                },
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: other.pub"),
                of(
                                "an encrypted key mounted",
                                world -> {
                                    world.write("secret.key", KEYS.encryptedPem());
                                    world.replace(KIND, "./sa.key", "secret.key");
                                },
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: secret.key"),
                of(
                                "half of a public key mounted",
                                world -> {
                                    world.write("half.pub", KEYS.publicPem().substring(0, 200));
                                    world.replace(KIND, "hostPath: sa.pub", "hostPath: half.pub");
                                },
                                Check.KIND_HOST_FILE,
                                KIND)
                        .at("hostPath: half.pub"),
                takenAway("v1.31.4", "{service-account-issuer: null}"),
                takenAway("v1.36.1", "{service-account-issuer: null}"),
                takenAway("v1.36.1", "[{name: service-account-issuer}]"));
    }

    private static Mutation takenAway(String version, String arguments) {
        return of(
                        "the issuer taken away on " + version + " by " + arguments,
                        world -> {
                            world.replace(KIND, "v1.31.4@", version + "@");
                            world.replace(
                                    KIND,
                                    "- role: control-plane\n- role: worker",
                                    "  - |\n    kind: ClusterConfiguration\n    apiServer:\n      extraArgs: "
                                            + arguments + "\n- role: control-plane\n- role: worker");
                        },
                        Check.KIND_PATCH_IGNORED,
                        KIND)
                .at("kind: ClusterConfiguration");
    }

    private static void patchWorker(World world) {
        String text = world.read(KIND);
        int patches = text.indexOf("  kubeadmConfigPatches:");
        int next = text.indexOf("- role: control-plane\n- role: worker");
        world.write(KIND, text.substring(0, patches) + text.substring(next) + text.substring(patches, next));
    }

    /** The patches of the first node, as those of the cluster. */
    static void patchCluster(World world) {
        String text = world.read(KIND);
        int patches = text.indexOf("  kubeadmConfigPatches:");
        int next = text.indexOf("- role: control-plane\n- role: worker");
        String moved = text.substring(patches, next).replaceAll("(?m)^  ", "");
        world.write(KIND, text.substring(0, patches) + text.substring(next) + moved);
    }

    private static void unversionedList(World world) {
        String text = world.read(KIND);
        world.write(
                KIND,
                text.replaceAll("        (service-account-\\S+): (\\S+)\n", "        - {name: $1, value: \"$2\"}\n"));
    }

    private static void versionedMap(World world) {
        String text = world.read(KIND_V1BETA4);
        world.write(
                KIND_V1BETA4,
                text.replaceAll("    - name: (service-account-\\S+)\n      value: (\\S+)\n", "      $1: $2\n"));
    }

    /** SubjectPublicKeyInfo without what is around the key: 24 bytes, for 2048 bits. */
    private static String pkcs1(String pem) {
        byte[] info = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        byte[] key = Arrays.copyOfRange(info, 24, info.length);
        return "-----BEGIN RSA PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END RSA PUBLIC KEY-----\n";
    }
}
