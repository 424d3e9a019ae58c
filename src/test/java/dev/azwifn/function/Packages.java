package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Packages for the clients, and what the pipe makes of the same resources. */
final class Packages {
    /** A small cluster as it was before workload identity. */
    static final Path CLUSTER = Path.of("functions/workload-identity/examples/pipe/resources.yaml");

    /** Of every family of templates one, rendered and not, of an old release and a new one. */
    static final List<String> TEMPLATES = List.of(
            "capz-v1.13.0/cluster-template.yaml",
            "capz-v1.26.0/cluster-template.yaml",
            "capz-v1.26.0/cluster-template-machinepool.yaml",
            "capz-v1.26.0/cluster-template-windows.yaml",
            "capz-v1.26.0/cluster-template-clusterclass.yaml",
            "capz-v1.26.0/cluster-template-aks.yaml",
            "capz-v1.26.0/cluster-template-prow-machine-pool-ci-version.yaml",
            "capz-v1.26.0-unrendered/cluster-template.yaml",
            "capz-v1.26.0-unrendered/cluster-template-clusterclass.yaml");

    private Packages() {}

    /** A template of the corpus; without {@code -Dazwi.corpus} the test is skipped. */
    static String template(String name) throws IOException {
        String corpus = System.getProperty("azwi.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus (-Dazwi.corpus)");
        return Files.readString(Path.of(corpus, name));
    }

    /** The config of {@link Lists}, as a client reads it. */
    static String config(String kind, String annotations) {
        return Lists.CONFIG
                .replace("kind: WorkloadIdentity", "kind: " + kind)
                .replace(
                        "name: config\n",
                        "name: " + kind.toLowerCase(Locale.ROOT) + "\n  annotations: {" + annotations + "}\n");
    }

    static List<JsonNode> parse(String yaml) {
        List<JsonNode> resources = new ArrayList<>();
        for (YamlDocument document :
                YamlStream.parse(yaml.getBytes(StandardCharsets.UTF_8), "yaml").documents()) {
            if (!document.view().isNull()) {
                resources.add(document.view());
            }
        }
        return resources;
    }

    static void assertSameResources(String yaml, String expected) {
        List<JsonNode> resources = parse(yaml);
        assertThat(resources).hasSameSizeAs(parse(expected));
        for (int i = 0; i < resources.size(); i++) {
            assertThat(resources.get(i)).isEqualTo(parse(expected).get(i));
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
