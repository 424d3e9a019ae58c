package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The transformer KindConfig: the kind config as an item of the list that comes in. */
class KindConfigFunctionTest {
    private static final String HEAD = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n";
    private static final String IDENTITY = """
            - apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
              kind: AzureClusterIdentity   # as clusterctl wrote it
              metadata:
                name: cluster-identity
                annotations:
                  config.kubernetes.io/index: '0'
                  config.kubernetes.io/path: 'cluster.yaml'
              spec:
                type: %s
                allowedNamespaces: {}
            """;
    private static final String ITEM = """
            - apiVersion: v1
              kind: ConfigMap
              metadata:
                name: kind-config
                annotations:
                  config.kubernetes.io/local-config: "true"
                  config.kubernetes.io/path: kind-config.yaml
                  internal.config.kubernetes.io/path: kind-config.yaml
              data:
                kind.yaml: |
                  kind: "Cluster"
                  apiVersion: "kind.x-k8s.io/v1alpha4"
                  name: "azure-workload-identity"
                  nodes:
                  - role: "control-plane"
                    extraMounts:
                    - hostPath: "DIR/sa.pub"
                      containerPath: "/etc/kubernetes/pki/sa.pub"
                    - hostPath: "DIR/sa.key"
                      containerPath: "/etc/kubernetes/pki/sa.key"
                    kubeadmConfigPatches:
                    - |
                      kind: "ClusterConfiguration"
                      apiServer:
                        extraArgs:
                          service-account-issuer: "https://a.example/oidc/"
                          service-account-key-file: "/etc/kubernetes/pki/sa.pub"
                          service-account-signing-key-file: "/etc/kubernetes/pki/sa.key"
                      controllerManager:
                        extraArgs:
                          service-account-private-key-file: "/etc/kubernetes/pki/sa.key"
            """;

    @TempDir
    Path folder;

    private String item;

    @BeforeEach
    void writeKeys() throws IOException {
        Files.writeString(folder.resolve("sa.key"), KeyMaterial.rsa(0).privatePem());
        Files.writeString(folder.resolve("sa.pub"), KeyMaterial.rsa(0).publicPem());
        item = ITEM.replace("DIR", folder.toString());
    }

    @Test
    void aloneItAddsTheItemAndNothingElse() {
        String others = IDENTITY.formatted("ServicePrincipal");

        assertThat(withoutResults(ok(HEAD + others + config("[KindConfig]"))))
                .isEqualTo(HEAD + others + item + config("[KindConfig]"));
    }

    @Test
    void afterTheDefaultOnes() {
        String all = config("[ClusterIdentity, ClientSecret, MachineIdentity, Patches, KindConfig]");

        assertThat(withoutResults(ok(HEAD + IDENTITY.formatted("ServicePrincipal") + all)))
                .isEqualTo(HEAD + IDENTITY.formatted("WorkloadIdentity") + item + all);
    }

    @Test
    void onlyWhereItIsNamed() {
        assertThat(ok(HEAD + IDENTITY.formatted("ServicePrincipal") + config("[]")))
                .doesNotContain("kind-config");
    }

    @Test
    void secondRunChangesNothing() {
        String all = config("[ClusterIdentity, ClientSecret, MachineIdentity, Patches, KindConfig]");
        String first = withoutResults(ok(HEAD + IDENTITY.formatted("ServicePrincipal") + all));

        assertThat(withoutResults(ok(first))).isEqualTo(first);
    }

    @Test
    void listWithoutItemsGetsOne() {
        String empty = "apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems: []\n" + config("[KindConfig]");

        assertThat(withoutResults(ok(empty))).isEqualTo(HEAD + item + config("[KindConfig]"));
    }

    /** Where it stands, behind which others may follow. */
    @Test
    void changedConfigBringsTheItemUpToDate() {
        String others = IDENTITY.formatted("WorkloadIdentity");
        String stale = item.replace("https://a.example/oidc/", "https://old.example/")
                .replace("azure-workload-identity", "old");

        assertThat(withoutResults(ok(HEAD + stale + others + config("[KindConfig]"))))
                .isEqualTo(HEAD + item + others + config("[KindConfig]"));
    }

    /** A client finds the file again by its annotations; the comment, the label and the place in the package are the user's. */
    @Test
    void whatElseTheItemHasStays() {
        String mine = item.replace("  metadata:\n", "  metadata: # mine\n    labels: {a: b}\n")
                .replace(
                        "    annotations:\n",
                        "    annotations:\n      config.kubernetes.io/index: '3'\n      config.k8s.io/id: '7'\n")
                .replace("path: kind-config.yaml", "path: 'management/kind.yaml'");

        assertThat(ok(HEAD + mine + config("[KindConfig]"))).isEqualTo(HEAD + mine + config("[KindConfig]"));
        assertThat(withoutResults(
                        ok(HEAD + mine.replace("https://a.example/", "https://old.example/") + config("[KindConfig]"))))
                .isEqualTo(HEAD + mine + config("[KindConfig]"));
    }

    @Test
    void everyChangeIsAResult() {
        String added = InProcess.in(folder)
                .runWith(HEAD + IDENTITY.formatted("x") + config("[KindConfig]"))
                .err();
        assertThat(added).isEqualTo("info: kind-config.yaml: ConfigMap/kind-config: added\n");

        String stale = item.replace("https://a.example/", "https://old.example/");
        assertThat(InProcess.in(folder)
                        .runWith(HEAD + stale + config("[KindConfig]"))
                        .err())
                .isEqualTo("info: kind-config.yaml: ConfigMap/kind-config: brought up to date\n");
        assertThat(InProcess.in(folder)
                        .runWith(HEAD + item + config("[KindConfig]"))
                        .err())
                .isEmpty();
    }

    @Test
    void aCheckReportsAndChangesNothing() {
        String check = config("[KindConfig]").replace("kind: WorkloadIdentity", "kind: WorkloadIdentityCheck");
        InProcess.Outcome run = InProcess.in(folder).runWith(HEAD + IDENTITY.formatted("x") + check);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith(HEAD + IDENTITY.formatted("x") + check + "results:\n");
        assertThat(run.err()).isEqualTo("error: kind-config.yaml: ConfigMap/kind-config: should be added\n");
        assertThat(ok(HEAD + item + check)).isEqualTo(HEAD + item + check);
    }

    /** The environment of a function is not the user's: the same input gives the same output everywhere. */
    @Test
    void environmentDoesNotCount() {
        String input = HEAD
                + IDENTITY.formatted("x")
                + config("[KindConfig]").replace("    issuer: {url: https://a.example/oidc/}\n", "");
        InProcess.Outcome run =
                new InProcess(folder, Map.of("SERVICE_ACCOUNT_ISSUER", "https://env.example/")).runWith(input);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith(input + "results:\n- message:");
        assertThat(run.err())
                .startsWith("error: no issuer: set spec.issuer.url")
                .hasLineCount(1);
    }

    /** With empty output kpt would delete the package. */
    @Test
    void missingKeysGiveTheWholeListBackWithAnError() throws IOException {
        Files.delete(folder.resolve("sa.key"));
        String input = HEAD
                + IDENTITY.formatted("ServicePrincipal")
                + config("[ClusterIdentity, ClientSecret, MachineIdentity, Patches, KindConfig]");
        String problem =
                folder + "/sa.key: no such file, or no permission to see it; make the key pair first with azwi-fn keys";
        InProcess.Outcome run = InProcess.in(folder).runWith(input);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("error: " + problem + "\n");
        assertThat(run.out()).startsWith(input).endsWith("\n  severity: error\n");
        assertThat(run.out().substring(input.length()))
                .startsWith("results:\n- message: ")
                .contains(problem)
                .hasLineCount(3);
    }

    @Test
    void plainYamlHasNoPlaceForIt() throws IOException {
        Files.writeString(
                folder.resolve("wi.yaml"),
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nmetadata: {name: wi}\n"
                        + "spec: {transformers: [KindConfig]}\n");

        assertThat(InProcess.in(folder).runWith("kind: ConfigMap\n", "-f", "wi.yaml"))
                .isEqualTo(new InProcess.Outcome(
                        1,
                        "",
                        "error: the transformer KindConfig adds a resource to a ResourceList, and this input is none:"
                                + " azwi-fn kind prints the kind config\n"));
    }

    private static String config(String transformers) {
        return """
                functionConfig:
                  apiVersion: azwi-fn.dev/v1alpha1
                  kind: WorkloadIdentity
                  metadata: {name: wi}
                  spec:
                    issuer: {url: https://a.example/oidc/}
                    transformers: %s
                """.formatted(transformers);
    }

    private String ok(String list) {
        InProcess.Outcome run = InProcess.in(folder).runWith(list);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    /** The list up to its results, which are last. */
    private static String withoutResults(String list) {
        int results = list.indexOf("\nresults:\n");
        return results < 0 ? list : list.substring(0, results + 1);
    }
}
