package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What Cluster API's own code makes of the Secret and of control planes with the issuer: {@code src/test/go/clusterapi}. */
class ClusterApiIT {
    @TempDir
    Path folder;

    @Test
    void itTakesTheKeyPairFromTheSecret() throws IOException {
        secret();

        Processes.Result run = clusterApi("adopt", "one-sa.yaml", "team-a", "one", ".");

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.out()).isEqualTo("/etc/kubernetes/pki/sa.pub 0640\n/etc/kubernetes/pki/sa.key 0600\n");
        assertThat(folder.resolve("sa.key")).hasContent(KeyMaterial.rsa(0).privatePem());
        assertThat(folder.resolve("sa.pub")).hasContent(KeyMaterial.rsa(0).publicPem());
    }

    @ParameterizedTest
    @CsvSource({"team-a, two", "team-b, one"})
    void forAnotherClusterItMakesOneOfItsOwn(String namespace, String cluster) throws IOException {
        secret();

        Processes.Result run = clusterApi("adopt", "one-sa.yaml", namespace, cluster, ".");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("error: Cluster API made a key pair of its own\n");
    }

    /** The last one is left out by selfHostedClusters. */
    @Test
    void kubeadmGetsTheIssuerOfTheMap() throws IOException {
        assertThat(issuers("self-hosted-v1beta1"))
                .containsExactly(
                        "https://azwioidc.blob.core.windows.net/oidc/",
                        "https://azwioidc.blob.core.windows.net/oidc/",
                        "https://azwioidc.blob.core.windows.net/oidc/",
                        "https://kubernetes.default.svc.cluster.local");
    }

    @Test
    void kubeadmGetsTheIssuerOfTheList() throws IOException {
        assertThat(issuers("self-hosted-v1beta2"))
                .hasSize(3)
                .containsOnly("https://azwioidc.blob.core.windows.net/oidc/");
    }

    /** Of each control plane, the issuers in kubeadm's config. */
    private List<String> issuers(String name) throws IOException {
        Path output = Path.of("testdata", name, "output.approved.yaml").toAbsolutePath();
        Processes.Result run = clusterApi("kubeadm", output.toString());
        assertThat(run.exitCode()).as(run.output()).isZero();
        return YamlStream.parse(run.out().getBytes(StandardCharsets.UTF_8), "kubeadm").documents().stream()
                .map(YamlDocument::view)
                .filter(JsonNode::isObject)
                .flatMap(each -> each.at("/apiServer/extraArgs").valueStream())
                .filter(each -> each.path("name").asString().equals("service-account-issuer"))
                .map(each -> each.path("value").asString())
                .toList();
    }

    private void secret() throws IOException {
        Files.writeString(folder.resolve("sa.key"), KeyMaterial.rsa(0).privatePem());
        Files.writeString(folder.resolve("sa.pub"), KeyMaterial.rsa(0).publicPem());
        InProcess.Outcome run =
                InProcess.in(folder).run("secret", "--cluster", "one", "--namespace", "team-a", "--out", "one-sa.yaml");
        assertThat(run.exitCode()).as(run.err()).isZero();
        Files.delete(folder.resolve("sa.key"));
        Files.delete(folder.resolve("sa.pub"));
    }

    private Processes.Result clusterApi(String... args) throws IOException {
        String[] command = new String[args.length + 1];
        command[0] = Processes.find("azwi.clusterapi", "clusterapi", "bash .ci/install-clients.sh makes it")
                .toString();
        System.arraycopy(args, 0, command, 1, args.length);
        return Processes.run(folder, Map.of(), command);
    }
}
