package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.ISSUER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.trust.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be wrong with the control plane of a cluster that is to become a management cluster: {@code one}. */
class ControlPlaneMutationsTest extends ChainMutations {
    private static final String MAP = "          service-account-issuer: " + ISSUER;

    ControlPlaneMutationsTest() {
        super("control-plane");
    }

    static List<Mutation> mutations() {
        return List.of(
                text("no Secret with the key", CLUSTER, "name: one-sa", "name: one-ca", Check.CONTROL_PLANE_KEY)
                        .at("service-account-issuer: " + ISSUER),
                of("another key in the Secret", world -> world.secret(World.OTHER), Check.CONTROL_PLANE_SECRET, CLUSTER)
                        .at("apiVersion: v1"),
                text(
                                "a list in v1beta1",
                                CLUSTER,
                                MAP,
                                "          - {name: service-account-issuer, value: \"" + ISSUER + "\"}",
                                Check.CONTROL_PLANE_ARGUMENTS)
                        .at("extraArgs:"),
                text(
                                "a map in v1beta2",
                                CLUSTER,
                                "        - name: service-account-issuer\n          value: https://two",
                                "          service-account-issuer: https://two",
                                Check.CONTROL_PLANE_ARGUMENTS)
                        .at("extraArgs:"),
                text(
                        "a variable",
                        CLUSTER,
                        MAP,
                        "          service-account-issuer: ${SERVICE_ACCOUNT_ISSUER}",
                        Check.CONTROL_PLANE_VARIABLE),
                text(
                        "ECDSA keys",
                        CLUSTER,
                        "encryptionAlgorithm: RSA-3072",
                        "encryptionAlgorithm: ECDSA-P256",
                        Check.CONTROL_PLANE_ECDSA),
                text(
                                "the default issuer",
                                CLUSTER,
                                MAP,
                                "          service-account-issuer: https://kubernetes.default.svc.cluster.local",
                                Check.CONTROL_PLANE_ISSUER)
                        .fixable(),
                text(
                                "the issuer of another",
                                CLUSTER,
                                MAP,
                                "          service-account-issuer: https://two.blob.core.windows.net/oidc/",
                                Check.CONTROL_PLANE_ISSUER)
                        .fixable(),
                text("no issuer", CLUSTER, MAP, "          v: \"2\"", Check.CONTROL_PLANE_ISSUER)
                        .at("extraArgs:"),
                text("AKS", CONFIG, "[one]", "[one, aks]", Check.CONTROL_PLANE_ISSUER)
                        .at(CLUSTER, "apiVersion: infrastructure.cluster.x-k8s.io/v1beta1"),
                text(
                                "the Secret in another namespace",
                                CLUSTER,
                                "name: one-sa\n  namespace: team-a",
                                "name: one-sa\n  namespace: team-b",
                                Check.CONTROL_PLANE_KEY)
                        .at("service-account-issuer: " + ISSUER),
                of(
                                "halves that do not fit",
                                world -> {
                                    String own = World.base64(World.KEYS.publicPem());
                                    world.write("site/openid/v1/jwks", bothKeys(world));
                                    world.replace(CLUSTER, own, World.base64(World.OTHER.publicPem()));
                                },
                                Check.CONTROL_PLANE_SECRET,
                                CLUSTER)
                        .at("apiVersion: v1"),
                text(
                                "a Secret without the private key",
                                CLUSTER,
                                "  tls.key: ",
                                "  sa.key: ",
                                Check.CONTROL_PLANE_SECRET_KEY)
                        .at("apiVersion: v1"),
                text(
                                "a Secret of another type",
                                CLUSTER,
                                "type: cluster.x-k8s.io/secret",
                                "type: kubernetes.io/tls",
                                Check.CONTROL_PLANE_SECRET_FORM)
                        .fixable(),
                text(
                                "a Secret of another cluster",
                                CLUSTER,
                                "labels: {cluster.x-k8s.io/cluster-name: one}",
                                "labels: {cluster.x-k8s.io/cluster-name: two}",
                                Check.CONTROL_PLANE_SECRET_FORM)
                        .fixable(),
                text(
                                "a Secret without labels",
                                CLUSTER,
                                "  labels: {cluster.x-k8s.io/cluster-name: one}\n",
                                "",
                                Check.CONTROL_PLANE_SECRET_FORM)
                        .at("metadata:")
                        .fixable(),
                text(
                                "a Secret without the public key",
                                CLUSTER,
                                "  tls.crt: ",
                                "  sa.crt: ",
                                Check.CONTROL_PLANE_SECRET_KEY)
                        .at("apiVersion: v1"),
                text(
                                "a Secret without a type",
                                CLUSTER,
                                "type: cluster.x-k8s.io/secret\n",
                                "",
                                Check.CONTROL_PLANE_SECRET_FORM)
                        .at("apiVersion: v1")
                        .fixable(),
                of(
                                "another public key, and a private one that cannot be read",
                                world -> {
                                    world.secret(World.OTHER);
                                    world.write(
                                            CLUSTER, world.read(CLUSTER).replaceAll("tls.key: .*", "tls.key: ENC[a]"));
                                },
                                Check.CONTROL_PLANE_SECRET,
                                CLUSTER)
                        .at("apiVersion: v1"),
                text(
                                "no slash in the default of a variable",
                                CLUSTER,
                                MAP,
                                "          service-account-issuer: ${ISSUER:=https://azwioidc.blob.core.windows.net/oidc}",
                                Check.ISSUER_CONTROL_PLANE)
                        .fixable(),
                of(
                                "a template alone",
                                world -> world.write(
                                        CLUSTER,
                                        clusterClass("")
                                                .substring(clusterClass("").indexOf("---", 4) + 4)),
                                Check.CONTROL_PLANE_KEY,
                                CLUSTER)
                        .at("value: " + ISSUER),
                of(
                                "our issuer in RKE2, and a key of its own",
                                world -> world.write(CLUSTER, world.read(CLUSTER) + rke2(ISSUER)),
                                Check.CONTROL_PLANE_KEY,
                                CLUSTER)
                        .at("service-account-issuer=" + ISSUER),
                of(
                                "another issuer in RKE2",
                                world -> {
                                    world.write(
                                            CLUSTER,
                                            world.read(CLUSTER) + rke2("https://two.blob.core.windows.net/oidc/"));
                                    world.replace(CONFIG, "[one]", "[one, three]");
                                },
                                Check.CONTROL_PLANE_ISSUER,
                                CLUSTER)
                        .at("service-account-issuer=https://two"),
                of(
                                "a patch that replaces all arguments",
                                world -> world.write(CLUSTER, world.read(CLUSTER) + clusterClass("")),
                                Check.CONTROL_PLANE_PATCH,
                                CLUSTER)
                        .at("op: replace"),
                of(
                                "a patch that may replace all arguments",
                                world -> world.write(
                                        CLUSTER, world.read(CLUSTER) + clusterClass("    enabledIf: '{{ .audit }}'\n")),
                                Check.CONTROL_PLANE_PATCH_CONDITIONAL,
                                CLUSTER)
                        .at("op: replace"));
    }

    @Test
    void ofSeveralFaultsEachIsSaid() {
        World world = World.in(folder);
        world.replace(CLUSTER, MAP, "          service-account-issuer: https://kubernetes.default.svc");
        world.replace(
                CLUSTER,
                "    clusterConfiguration:\n      apiServer:\n",
                "    clusterConfiguration:\n      encryptionAlgorithm: ECDSA-P256\n      apiServer:\n");
        world.replace(CLUSTER, "name: one-sa", "name: one-ca");

        assertThat(Found.in(world.verify()))
                .extracting(Found::check)
                .containsExactly("control-plane-issuer", "control-plane-ecdsa");
    }

    @Test
    void withoutKeysNothingIsSaidOfThoseInASecret() {
        World.in(folder);

        Program.Run run = Program.in(folder)
                .run("verify", "-f", CONFIG, "--private-key-file=none.key", "--public-key-file=none.pub", CLUSTER);

        assertThat(Found.in(run.succeeds())).isEmpty();
    }

    /** A key set with both keys of the tests. */
    private static String bothKeys(World world) {
        world.write("other.pub", World.OTHER.publicPem());
        world.publish("--key", "other.pub");
        return world.read(World.JWKS);
    }

    private static String rke2(String issuer) {
        return """
                ---
                apiVersion: cluster.x-k8s.io/v1beta1
                kind: Cluster
                metadata:
                  name: three
                  namespace: team-a
                spec:
                  controlPlaneRef: {apiVersion: controlplane.cluster.x-k8s.io/v1beta1, kind: RKE2ControlPlane, name: three}
                ---
                apiVersion: controlplane.cluster.x-k8s.io/v1beta1
                kind: RKE2ControlPlane
                metadata:
                  name: three
                  namespace: team-a
                spec:
                  serverConfig:
                    kubeAPIServer:
                      extraArgs:
                      - service-account-issuer=%s
                """.formatted(issuer);
    }

    private static String clusterClass(String condition) {
        return """
                ---
                apiVersion: cluster.x-k8s.io/v1beta2
                kind: ClusterClass
                metadata:
                  name: class
                  namespace: team-a
                spec:
                  controlPlane:
                    templateRef:
                      apiVersion: controlplane.cluster.x-k8s.io/v1beta2
                      kind: KubeadmControlPlaneTemplate
                      name: class-control-plane
                  patches:
                  - name: audit
                """ + condition + """
                    definitions:
                    - selector:
                        apiVersion: controlplane.cluster.x-k8s.io/v1beta2
                        kind: KubeadmControlPlaneTemplate
                        matchResources: {controlPlane: true}
                      jsonPatches:
                      - op: replace
                        path: /spec/template/spec/kubeadmConfigSpec/clusterConfiguration/apiServer
                        value:
                          extraArgs: [{name: audit-log-maxage, value: "30"}]
                      - op: add
                        path: /spec/template/spec/kubeadmConfigSpec/clusterConfiguration/apiServer/extraArgs/-
                        value: {name: v, value: "2"}
                ---
                apiVersion: controlplane.cluster.x-k8s.io/v1beta2
                kind: KubeadmControlPlaneTemplate
                metadata:
                  name: class-control-plane
                  namespace: team-a
                spec:
                  template:
                    spec:
                      kubeadmConfigSpec:
                        clusterConfiguration:
                          apiServer:
                            extraArgs:
                            - name: service-account-issuer
                              value: https://azwioidc.blob.core.windows.net/oidc/
                """;
    }
}
