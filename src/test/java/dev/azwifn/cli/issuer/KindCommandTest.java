package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each folder of testdata/kind is a config and the kind config that was approved for it, made in /home/me. */
class KindCommandTest {
    private static final Path CASES = Path.of("testdata/kind").toAbsolutePath();
    private static final String ISSUER = "https://acct.blob.core.windows.net/oidc/";
    private static final KeyMaterial PAIR = KeyMaterial.rsa(0);

    @TempDir
    Path folder;

    @BeforeEach
    void writeKeys() throws IOException {
        Files.writeString(folder.resolve("sa.key"), PAIR.privatePem());
        Files.writeString(folder.resolve("sa.pub"), PAIR.publicPem());
    }

    @ParameterizedTest
    @MethodSource
    void approved(String name) throws IOException {
        Path config = CASES.resolve(name).resolve("config.yaml");
        InProcess.Outcome run = kind("-f", config.toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(inHome(run.out()))
                .isEqualTo(Files.readString(CASES.resolve(name).resolve("output.approved.yaml")));
        assertThat(kind("-f", config.toString())).isEqualTo(run);
    }

    static List<String> approved() throws IOException {
        try (Stream<Path> cases = Files.list(CASES)) {
            return cases.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** The node mounts the file, so that the API server reads both keys; the config does not change. */
    @Test
    void twoPublicKeysInTheFile() throws IOException {
        Files.writeString(folder.resolve("sa.pub"), KeyMaterial.rsa(1).publicPem() + PAIR.publicPem());
        InProcess.Outcome run = kind("-f", CASES.resolve("default/config.yaml").toString());

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(inHome(run.out())).isEqualTo(Files.readString(CASES.resolve("default/output.approved.yaml")));
    }

    @Test
    void relativePathsBecomeAbsolute() throws IOException {
        Files.createDirectory(folder.resolve("secrets"));
        Files.move(folder.resolve("sa.key"), folder.resolve("secrets/sa.key"));
        Map<String, String> guide = Map.of(
                "SERVICE_ACCOUNT_ISSUER", ISSUER, "SERVICE_ACCOUNT_SIGNING_KEY_FILE", "./secrets/../secrets/sa.key");

        assertThat(new InProcess(folder, guide).run("kind").out())
                .contains("hostPath: \"" + folder + "/sa.pub\"", "hostPath: \"" + folder + "/secrets/sa.key\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--private-key-file=a.key|DIR/a.key: no such file, or no permission to see it; make the key pair first with"
                        + " azwi-fn keys",
                "--public-key-file=a.pub|DIR/a.pub: no such file, or no permission to see it; make the key pair first with"
                        + " azwi-fn keys",
                "--private-key-file=.|DIR/.: is a directory; the node needs the key file itself",
                "--public-key-file=.|DIR/.: is a directory; the node needs the key file itself",
                "--public-key-file=/dev/null|/dev/null: is not a regular file; make the key pair first with azwi-fn keys",
                "--kind-cluster-name=A_B|--kind-cluster-name: 'A_B' is not a kind cluster's name; it has lower-case letters,"
                        + " digits, '.' or '-'",
                "--control-plane-nodes=0|--control-plane-nodes: '0' is not a whole number from 1",
                "--worker-nodes=-1|--worker-nodes: '-1' is not a whole number from 0",
                "--former-issuer-urls=http://a.example/|--former-issuer-urls: 'http://a.example/' is not an https URL; Entra ID"
                        + " reads the issuer's documents over https only, so it begins with https://",
            })
    void whatCannotBecomeACluster(String option, String problem) {
        assertThat(kind("--issuer-url", ISSUER, option))
                .isEqualTo(new InProcess.Outcome(1, "", "error: " + problem.replace("DIR", folder.toString()) + "\n"));
    }

    @Test
    void withoutAnIssuer() {
        assertThat(kind())
                .isEqualTo(new InProcess.Outcome(
                        1,
                        "",
                        "error: no issuer: set spec.issuer.url (or --issuer-url, or SERVICE_ACCOUNT_ISSUER), or"
                                + " spec.issuer.storageAccount and spec.issuer.container\n"));
    }

    @Test
    void severalIssuersOnAnOldNode() {
        assertThat(kind(
                                "--issuer-url",
                                ISSUER,
                                "--former-issuer-urls=https://old.example/",
                                "--node-image=kindest/node:v1.35.0")
                        .err())
                .isEqualTo("error: several issuers need Kubernetes 1.36 (kubeadm v1beta4), and the node image is"
                        + " kindest/node:v1.35.0; choose a newer image, or one issuer\n");
    }

    /** kube-apiserver passes over what it cannot read, without a word. */
    @Test
    void publicKeyThatTheApiServerDoesNotRead() throws IOException {
        Path openssl = Processes.find("azwi.openssl", "openssl", "apt-get install openssl");
        Processes.Result converted = Processes.run(
                folder,
                Map.of(),
                openssl.toString(),
                "rsa",
                "-pubin",
                "-in",
                "sa.pub",
                "-RSAPublicKey_out",
                "-out",
                "pkcs1.pub");
        assertThat(converted.exitCode()).as(converted.output()).isZero();

        assertThat(kind("--issuer-url", ISSUER, "--public-key-file=pkcs1.pub").err())
                .isEqualTo(
                        "error: " + folder + "/pkcs1.pub: has a PKCS#1 public key, which kube-apiserver does not read;"
                                + " convert it with: openssl rsa -RSAPublicKey_in -in FILE -pubout -out NEWFILE\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind: ClusterConfiguration\napiVersion: kubeadm.k8s.io/v1beta3'|the kubeadm patch for ClusterConfiguration"
                        + " has an apiVersion, so that kind ignores it on all other versions; remove it, and write extraArgs as"
                        + " a map",
                "'nonsense'|a kubeadm patch needs a kind: ClusterConfiguration, InitConfiguration, JoinConfiguration,"
                        + " KubeletConfiguration or KubeProxyConfiguration; kind ignores others",
                "'kind: [1'|spec.kindCluster.kubeadmConfigPatches[0]:2:1 (document 1): not valid YAML: while parsing a flow"
                        + " sequence, expected ',' or ']', but got <stream end>",
            })
    void kubeadmPatchesThatKindWouldIgnore(String patch, String problem) throws IOException {
        Files.writeString(folder.resolve("wi.yaml"), """
                apiVersion: azwi-fn.dev/v1alpha1
                kind: WorkloadIdentity
                metadata: {name: wi}
                spec:
                  issuer: {url: "https://a.example/"}
                  kindCluster:
                    kubeadmConfigPatches:
                    - |
                """ + patch.indent(8));

        assertThat(kind("-f", "wi.yaml")).isEqualTo(new InProcess.Outcome(1, "", "error: " + problem + "\n"));
    }

    private String inHome(String config) {
        return config.replace(folder.toString(), "/home/me");
    }

    private InProcess.Outcome kind(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "kind";
        System.arraycopy(options, 0, args, 1, options.length);
        return InProcess.in(folder).run(args);
    }
}
