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
                holds(
                        "ECDSA for certificates, and an RSA key in the Secret",
                        world -> world.replace(
                                CLUSTER,
                                "    clusterConfiguration:\n      apiServer:\n",
                                "    clusterConfiguration:\n      encryptionAlgorithm: ECDSA-P256\n      apiServer:\n")),
                holds("ECDSA for certificates, and a signing key in a file", world -> {
                    world.replace(CLUSTER, "RSA-3072", "ECDSA-P384");
                    world.replace(
                            CLUSTER,
                            "        - name: service-account-issuer\n",
                            "        - {name: service-account-signing-key-file, value: /etc/keys/sa.key}\n"
                                    + "        - name: service-account-issuer\n");
                }),
                holds("ECDSA where nobody federates", world -> {
                    world.replace(CLUSTER, "RSA-3072", "ECDSA-P384");
                    world.replace(
                            CLUSTER,
                            "https://two.blob.core.windows.net/oidc/",
                            "https://kubernetes.default.svc.cluster.local");
                }),
                unknown("a template of AKS clusters that are not given", world -> {
                    world.replace(CONFIG, "  selfHostedClusters: [one]\n", "");
                    world.write(CLUSTER, """
                            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                            kind: AzureManagedControlPlaneTemplate
                            metadata:
                              name: aks
                            spec:
                              template:
                                spec:
                                  location: westeurope
                            """);
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
                unknown(
                        "an identity that the files do not have",
                        world -> world.replace(CONFIG, "selected-identity]", "selected-identity, third-identity]")),
                unknown(
                        "neither client nor tenant in the config",
                        world -> world.write(
                                CONFIG, world.read(CONFIG).replaceAll("    (clientID|tenantID): .*\n", ""))),
                holds("an identity of v1alpha3, whose list means something else", world -> {
                    world.replace(
                            CLUSTER,
                            "x-k8s.io/v1beta1\nkind: AzureClusterId",
                            "x-k8s.io/v1alpha3\nkind: AzureClusterId");
                    world.replace(CLUSTER, "    list: [team-a]", "    list: [team-z]");
                }),
                holds(
                        "a template for clusters in any namespace",
                        world -> world.write(
                                CLUSTER,
                                world.read(CLUSTER)
                                        + ClusterIdentityMutationsTest.template("cluster-identity", "team-z"))),
                holds(
                        "a variable for the identity of a cluster",
                        world -> world.replace(
                                CLUSTER,
                                "    name: cluster-identity\n  location",
                                "    name: ${IDENTITY}\n  location")),
                holds("system-assigned machines, and no identity in the config", world -> {
                    withoutMachineIdentity(world);
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
                holds("a machine for nobody knows what, where only control planes are meant", world -> {
                    world.replace(
                            CONFIG,
                            "    name: azwi-machines\n",
                            "    name: azwi-machines\n    targets: [ControlPlane]\n");
                    world.write(CLUSTER, world.read(CLUSTER) + MachineMutationsTest.template("lone", ""));
                }),
                holds("a class that sets identities", world -> {
                    String machine = "      identity: UserAssigned\n      userAssignedIdentities:\n";
                    String text = world.read(CLUSTER);
                    int from = text.indexOf(machine);
                    world.write(
                            CLUSTER,
                            text.substring(0, from) + text.substring(text.indexOf("      vmSize", from)) + """
                            ---
                            apiVersion: cluster.x-k8s.io/v1beta1
                            kind: ClusterClass
                            metadata: {name: class}
                            spec:
                              patches:
                              - name: identity
                                definitions:
                                - jsonPatches:
                                  - {op: add, path: /spec/template/spec/identity, value: UserAssigned}
                            """);
                }),
                unknown("machines of a service principal", world -> {
                    world.replace(CONFIG, "names: [cluster-identity, selected-identity]", "names: [third]");
                    world.replaceAll(CLUSTER, "type: WorkloadIdentity", "type: ServicePrincipal");
                    String text = world.read(CLUSTER);
                    int from = text.indexOf("      identity: UserAssigned\n");
                    world.write(CLUSTER, text.substring(0, from) + text.substring(text.indexOf("      vmSize", from)));
                    world.replace(
                            CLUSTER,
                            "  identity: UserAssigned\n  userAssignedIdentities: # without",
                            "  identity: SystemAssigned\n  others: # without");
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
                }),
                holds("what is named like a namespace", world -> world.write(CLUSTER, world.read(CLUSTER) + """
                        ---
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: team-b, labels: {team: z}}
                        ---
                        apiVersion: example.com/v1
                        kind: Namespace
                        metadata: {name: team-b, labels: {team: z}}
                        """)),
                holds(
                        "a cluster without identity, and one of another API",
                        world -> world.write(CLUSTER, world.read(CLUSTER) + """
                        ---
                        apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                        kind: AzureCluster
                        metadata: {name: old, namespace: team-a}
                        spec: {location: westeurope}
                        ---
                        apiVersion: example.com/v1
                        kind: AzureCluster
                        metadata: {name: other, namespace: team-a}
                        spec:
                          identityRef: {kind: AzureClusterIdentity, name: nobody}
                        """)),
                holds("settings of controllers for the right cloud", world -> {
                    String aso = CloudMutationsTest.aso(
                            "https://login.microsoftonline.com", "", "https://management.core.windows.net");
                    String capz = CloudMutationsTest.capz("${AZURE_AUTHORITY_HOST}");
                    world.write(CLUSTER, world.read(CLUSTER) + "---\n" + aso + "---\n" + capz);
                }),
                holds("settings of controllers that nobody made, and one from elsewhere", world -> {
                    String aso = CloudMutationsTest.aso("", "${RESOURCE_MANAGER}", "");
                    String capz = CloudMutationsTest.capz("x")
                            .replace("value: x", "valueFrom: {configMapKeyRef: {name: a, key: b}}");
                    world.write(CLUSTER, world.read(CLUSTER) + "---\n" + aso + "---\n" + capz);
                }),
                holds(
                        "a variable for the cloud",
                        world -> world.replace(
                                CLUSTER, "  location: westeurope", "  azureEnvironment: ${CLOUD}\n  location: x")));
    }

    static void withoutMachineIdentity(World world) {
        world.replace(CONFIG, "  machineIdentity:\n    name: azwi-machines\n", "");
        world.replace(CONFIG, "    managedIdentityName: azwi\n", "");
    }
}
