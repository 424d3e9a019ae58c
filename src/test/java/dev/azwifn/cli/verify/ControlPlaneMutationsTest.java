package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;

import dev.azwifn.trust.Check;
import java.util.List;

/** What can be wrong with the control plane of a cluster that is to become a management cluster: {@code one}. */
class ControlPlaneMutationsTest extends ChainMutations {
    private static final String ISSUER = "https://azwioidc.blob.core.windows.net/oidc/";
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

    /** A key set with both keys of the tests. */
    private static String bothKeys(World world) {
        world.write("other.pub", World.OTHER.publicPem());
        world.publish("--key", "other.pub");
        return world.read(World.JWKS);
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
