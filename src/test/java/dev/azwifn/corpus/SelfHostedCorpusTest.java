package dev.azwifn.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import dev.azwifn.cli.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every cluster that CAPZ ships as a management cluster to be: the issuer is added, and nothing else differs. */
class SelfHostedCorpusTest {
    private static final String ISSUER = "https://azwioidc.blob.core.windows.net/oidc/";
    private static final String NAME = "service-account-issuer";

    @TempDir
    static Path folder;

    @Test
    void theIssuerIsAllThatDiffersAndTheSchemaHolds() throws IOException {
        CrdSchemas schemas = CrdSchemas.in(Corpus.folder().resolve("crds"));
        Path config = folder.resolve("config.yaml");
        Files.writeString(
                config,
                Files.readString(Path.of(Corpus.CONFIG)).stripTrailing() + "\n  issuer: {url: " + ISSUER
                        + "}\n  selfHosted: true\n");
        int planes = 0;
        for (Path manifest : CorpusTest.manifests()) {
            List<JsonNode> expected = new ArrayList<>();
            Manifest plain = Corpus.transformed(manifest).output();
            plain.documents().forEach(document -> expected.add(document.deepCopy()));
            for (JsonNode document : expected) {
                planes += setIssuer(document) ? 1 : 0;
            }

            String hosted = transform(config, manifest);

            assertThat(Manifest.parse(hosted).documents())
                    .as(manifest.toString())
                    .isEqualTo(expected);
            for (JsonNode document : expected) {
                if (kubeadm(document).isObject()) {
                    assertThat(CrdSchemas.violations(schemas.of(document).orElseThrow(), document))
                            .as(manifest.toString())
                            .isEmpty();
                }
            }
            for (AbstractDelta<String> delta : DiffUtils.diff(
                            plain.lines(), Manifest.parse(hosted).lines())
                    .getDeltas()) {
                assertThat(delta.getTarget().getLines())
                        .as(manifest.toString())
                        .allMatch(line -> line.strip().matches("apiServer:|extraArgs:|" + NAME + ": " + ISSUER));
                assertThat(delta.getSource().getLines())
                        .allMatch(line ->
                                line.contains(NAME + ": ") || line.strip().matches("(apiServer|extraArgs): \\{}"));
            }
        }
        assertThat(planes).isGreaterThan(80);
    }

    /** The approved outputs, which have the newer API version too, are what the API server takes: names are unique there. */
    @Test
    void theApprovedOutputsAreValid() throws IOException {
        CrdSchemas schemas = CrdSchemas.in(Corpus.folder().resolve("crds"));
        int lists = 0;
        for (String name : List.of("self-hosted-v1beta1", "self-hosted-v1beta2", "self-hosted-class")) {
            Path output = Path.of("testdata", name, "output.approved.yaml");
            for (JsonNode document : Manifest.parse(Files.readString(output)).documents()) {
                JsonNode extraArgs = kubeadm(document).at("/clusterConfiguration/apiServer/extraArgs");
                if (!extraArgs.isMissingNode()) {
                    List<String> problems = CrdSchemas.violations(
                                    schemas.of(document).orElseThrow(), document)
                            .stream()
                            .filter(problem -> problem.contains("apiServer") || problem.contains("extraArgs"))
                            .toList();
                    assertThat(problems).as(name).isEmpty();
                    List<String> names = extraArgs
                            .valueStream()
                            .map(item -> item.path("name").asString(""))
                            .toList();
                    if (extraArgs.isArray()) {
                        lists++;
                        assertThat(names).doesNotHaveDuplicates();
                    }
                }
            }
        }
        assertThat(lists).isEqualTo(4);
    }

    private static String transform(Path config, Path manifest) {
        return Program.in(Path.of(""))
                .stdin(Corpus.read(manifest).getBytes(StandardCharsets.UTF_8))
                .run(Stream.of("-f", config.toString(), "-q").toArray(String[]::new))
                .succeeds()
                .text();
    }

    private static JsonNode kubeadm(JsonNode document) {
        return switch (document.path("kind").asString("")) {
            case "KubeadmControlPlane" -> document.at("/spec/kubeadmConfigSpec");
            case "KubeadmControlPlaneTemplate" -> document.at("/spec/template/spec/kubeadmConfigSpec");
            default -> document.path("nothing");
        };
    }

    /** Whether there is a control plane to set it in. */
    private static boolean setIssuer(JsonNode document) {
        if (!(kubeadm(document) instanceof ObjectNode kubeadm)) {
            return false;
        }
        ObjectNode server = kubeadm.withObjectProperty("clusterConfiguration").withObjectProperty("apiServer");
        if (document.path("apiVersion").asString().endsWith("/v1beta1")) {
            server.withObjectProperty("extraArgs").put(NAME, ISSUER);
        } else {
            ArrayNode list = server.withArrayProperty("extraArgs");
            list.addObject().put("name", NAME).put("value", ISSUER);
        }
        return true;
    }
}
