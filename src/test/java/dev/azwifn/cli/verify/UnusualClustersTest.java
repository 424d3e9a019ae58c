package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;

import java.util.stream.Stream;

/** Resources of clusters. */
class UnusualClustersTest extends UnusualChains {
    static Stream<Unusual> unusual() {
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
}
