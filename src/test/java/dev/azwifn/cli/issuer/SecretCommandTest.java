package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SecretCommandTest {
    private static final String NAME = "one-sa.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void keyPair() throws IOException {
        Files.writeString(folder.resolve("sa.key"), KeyMaterial.rsa(0).privatePem());
        Files.writeString(folder.resolve("sa.pub"), KeyMaterial.rsa(0).publicPem());
    }

    @Test
    void writesTheSecretThatClusterApiAdopts() throws IOException {
        InProcess.Outcome run = secret("--namespace", "team-a");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode secret = read(NAME);
        assertThat(secret.path("apiVersion").asString()).isEqualTo("v1");
        assertThat(secret.path("kind").asString()).isEqualTo("Secret");
        assertThat(secret.path("type").asString()).isEqualTo("cluster.x-k8s.io/secret");
        assertThat(secret.at("/metadata/name").asString()).isEqualTo("one-sa");
        assertThat(secret.at("/metadata/namespace").asString()).isEqualTo("team-a");
        assertThat(secret.at("/metadata/labels").toString()).isEqualTo("{\"cluster.x-k8s.io/cluster-name\":\"one\"}");
        assertThat(text(secret, "tls.crt")).isEqualTo(KeyMaterial.rsa(0).publicPem());
        assertThat(text(secret, "tls.key")).isEqualTo(KeyMaterial.rsa(0).privatePem());
        assertThat(secret.path("data").size()).isEqualTo(2);
    }

    @Test
    void theFileIsTheOwnersAndNothingOfItIsPrinted() throws IOException {
        InProcess.Outcome run = secret();

        assertThat(Folder.mode(folder.resolve(NAME))).isEqualTo("rw-------");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("one-sa.yaml: created, Secret default/one-sa; keep it secret\nkid: ")
                .endsWith("\nnext: kubectl create -f one-sa.yaml, before the control plane exists\n");
        for (String line : Files.readAllLines(folder.resolve("sa.key"))) {
            assertThat(run.out()).doesNotContain(line);
        }
    }

    @Test
    void secondRunKeepsIt() throws IOException {
        secret();
        Map<String, String> before = Folder.contents(folder);

        assertThat(secret().out()).startsWith("one-sa.yaml: kept, Secret default/one-sa");
        assertThat(Folder.contents(folder)).isEqualTo(before);
    }

    /** While keys are rotated, the API server accepts the tokens of both. */
    @Test
    void allPublicKeysAreInIt() throws IOException {
        String both = KeyMaterial.rsa(0).publicPem() + KeyMaterial.rsa(1).publicPem();
        Files.writeString(folder.resolve("sa.pub"), both);

        assertThat(secret().exitCode()).isZero();
        assertThat(text(read(NAME), "tls.crt")).isEqualTo(both);
    }

    @Test
    void anotherFileIsNeverOverwritten() throws IOException {
        Files.writeString(folder.resolve(NAME), "mine\n");

        fails(1, "is there already, and holds something else; move it away, or name another file");
        assertThat(folder.resolve(NAME)).hasContent("mine\n");
    }

    @Test
    void whatOthersCanReadIsNoPlaceForIt() throws IOException {
        secret();
        Files.setPosixFilePermissions(folder.resolve(NAME), PosixFilePermissions.fromString("rw-r-----"));

        fails(1, "others can read the private key in it; chmod 600");
    }

    @Test
    void keysThatDoNotFitWriteNothing() throws IOException {
        Files.writeString(folder.resolve("sa.pub"), KeyMaterial.rsa(1).publicPem());

        fails(1, "is not the public half of");
        assertThat(folder.resolve(NAME)).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cluster=one|Missing required option: '--out=FILE'",
                "--out=x.yaml|Missing required option: '--cluster=NAME'",
                "--cluster=one --out=-|--out names no file; the private key goes into a file, and never to a pipe",
                "--cluster=One --out=x.yaml|--cluster: 'One' is not an object's name",
                "--cluster=${CLUSTER_NAME} --out=x.yaml|--cluster: the variable in '${CLUSTER_NAME}' was not expanded",
                "--cluster=one --namespace=a/b --out=x.yaml|--namespace: 'a/b' is not an object's name",
            })
    void wrongUsage(String args, String problem) throws IOException {
        Map<String, String> before = Folder.contents(folder);
        List<String> all = new ArrayList<>(List.of("secret"));
        all.addAll(List.of(args.split(" ")));
        InProcess.Outcome run = InProcess.in(folder).run(all.toArray(String[]::new));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("error: " + problem);
        assertThat(Folder.contents(folder)).isEqualTo(before);
    }

    /** Not even where a path leads to standard output, or to any other stream. */
    @Test
    void pipesAreRefused() throws IOException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(
                Processes.run(folder, Map.of(), "mkfifo", pipe.toString()).exitCode() == 0, "there is no mkfifo here");
        for (String out : List.of("pipe", "/dev/null", ".")) {
            InProcess.Outcome run = InProcess.in(folder).run("secret", "--cluster", "one", "--out", out);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err()).contains("not a regular file; the private key goes into a file of its own only");
        }
    }

    private InProcess.Outcome secret(String... more) {
        List<String> args = new ArrayList<>(List.of("secret", "--cluster", "one", "--out", NAME));
        args.addAll(List.of(more));
        return InProcess.in(folder).run(args.toArray(String[]::new));
    }

    private void fails(int exitCode, String problem) {
        InProcess.Outcome run = secret();
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(problem);
    }

    private JsonNode read(String name) throws IOException {
        return YamlStream.parse(Files.readAllBytes(folder.resolve(name)), name)
                .documents()
                .get(0)
                .view();
    }

    private static String text(JsonNode secret, String key) {
        String encoded = secret.path("data").path(key).asString();
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.US_ASCII);
    }
}
