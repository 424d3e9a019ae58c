package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.DISCOVERY;
import static dev.azwifn.cli.verify.World.ISSUER;
import static dev.azwifn.cli.verify.World.KIND;
import static dev.azwifn.cli.verify.World.KIND_V1BETA4;
import static dev.azwifn.cli.verify.World.SLASHLESS;
import static dev.azwifn.cli.verify.World.TENANT;

import dev.azwifn.trust.Check;
import java.util.List;

/** The issuer, wherever it is written. */
class IssuerMutationsTest extends ChainMutations {

    IssuerMutationsTest() {
        super("issuer");
    }

    static List<Mutation> mutations() {
        String inDocument = "\"issuer\": \"" + ISSUER;
        String inPatch = "service-account-issuer: " + ISSUER;
        return List.of(
                of(
                                "an address of the own network",
                                world -> world.issuer("https://issuer.corp.local/oidc/"),
                                Check.ISSUER_PUBLIC,
                                CONFIG)
                        .at("url:"),
                of(
                                "$web at the blob endpoint",
                                world -> world.issuer("https://azwioidc.blob.core.windows.net/$web/"),
                                Check.ISSUER_PUBLIC,
                                CONFIG)
                        .at("url:"),
                of(
                                "Entra ID as the issuer",
                                world -> world.issuer("https://sts.windows.net/" + TENANT + "/"),
                                Check.ISSUER_ENTRA,
                                CONFIG)
                        .at("url:"),
                text(
                                "no slash in the discovery document",
                                DISCOVERY,
                                inDocument,
                                "\"issuer\": \"" + SLASHLESS,
                                Check.ISSUER_DISCOVERY)
                        .fixable(),
                text(
                                "a space in the discovery document",
                                DISCOVERY,
                                inDocument,
                                inDocument + " ",
                                Check.ISSUER_DISCOVERY)
                        .at("\"issuer\"")
                        .fixable(),
                text(
                                "a capital letter in the discovery document",
                                DISCOVERY,
                                inDocument,
                                "\"issuer\": \"" + ISSUER.replace("azwi", "Azwi"),
                                Check.ISSUER_DISCOVERY)
                        .fixable(),
                text(
                                "no slash in the kind config",
                                KIND,
                                inPatch,
                                "service-account-issuer: " + SLASHLESS,
                                Check.ISSUER_KIND)
                        .fixable(),
                text(
                                "a Cyrillic letter in the kind config",
                                KIND,
                                inPatch,
                                inPatch.replace("oidc/", "\u043eidc/"),
                                Check.ISSUER_KIND)
                        .fixable(),
                text(
                                "the default port in the other kind config",
                                KIND_V1BETA4,
                                "value: " + ISSUER,
                                "value: " + ISSUER.replace(".net/", ".net:443/"),
                                Check.ISSUER_KIND)
                        .fixable(),
                text(
                                "another issuer before ours",
                                KIND_V1BETA4,
                                "path: /apiServer/extraArgs/-",
                                "path: /apiServer/extraArgs/0",
                                Check.ISSUER_KIND)
                        .at("value: {name: service-account-issuer"),
                text(
                                "no slash in the second document of a patch",
                                KIND,
                                "    kind: ClusterConfiguration\n    apiServer:\n      extraArgs:\n        " + inPatch,
                                "    kind: InitConfiguration\n    ---\n    kind: ClusterConfiguration\n    apiServer:\n"
                                        + "      extraArgs:\n        service-account-issuer: " + SLASHLESS,
                                Check.ISSUER_KIND)
                        .at("service-account-issuer: " + SLASHLESS)
                        .fixable(),
                of(
                                "no slash in a JSON patch of all arguments",
                                world -> world.replace(
                                        KIND, "- role: control-plane\n- role: worker", """
                                          kubeadmConfigPatchesJSON6902:
                                          - group: kubeadm.k8s.io
                                            version: v1beta3
                                            kind: ClusterConfiguration
                                            patch: |
                                              - op: replace
                                                path: /apiServer/extraArgs
                                                value: {service-account-issuer: "%s"}
                                        - role: control-plane
                                        - role: worker""".formatted(SLASHLESS)),
                                Check.ISSUER_KIND,
                                KIND)
                        .at("kind: Cluster"),
                text(
                                "no slash in a control plane",
                                CLUSTER,
                                inPatch,
                                "service-account-issuer: " + SLASHLESS,
                                Check.ISSUER_CONTROL_PLANE)
                        .fixable(),
                text(
                                "http in a control plane of v1beta2, for an issuer that only verifies",
                                CLUSTER,
                                "          value: https://two.blob.core.windows.net/oidc/\n",
                                "          value: https://two.blob.core.windows.net/oidc/\n"
                                        + "        - name: service-account-issuer\n"
                                        + "          value: http://azwioidc.blob.core.windows.net/oidc/\n",
                                Check.ISSUER_CONTROL_PLANE)
                        .at("value: http:")
                        .fixable(),
                text(
                        "no slash in a credential",
                        CREDENTIALS,
                        "  issuer: " + ISSUER,
                        "  issuer: " + SLASHLESS,
                        Check.ISSUER_CREDENTIAL),
                text(
                        "a line end in a credential",
                        CREDENTIALS,
                        "  issuer: " + ISSUER,
                        "  issuer: \"" + ISSUER + "\\n\"",
                        Check.ISSUER_CREDENTIAL));
    }
}
