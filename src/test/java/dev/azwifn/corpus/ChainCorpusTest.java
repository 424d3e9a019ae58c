package dev.azwifn.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.verify.Found;
import dev.azwifn.trust.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What azwi-fn makes of everything that CAPZ ships is a chain without a finding. */
class ChainCorpusTest {
    static List<Path> manifests() throws IOException {
        return CorpusTest.manifests();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void noFalseAlarm(Path manifest) {
        Corpus.Transformed transformed = Corpus.transformed(manifest);

        Program.Run run = verify(transformed.output().text()).succeeds();

        // Said when it was made, too: somebody else's identity comes first, and only they know which one is meant.
        long others = transformed.results().stream()
                .filter(ChainCorpusTest::isOfOrder)
                .count();
        List<String> expected =
                Stream.generate(Check.MACHINE_IDENTITY_ORDER::id).limit(others).toList();
        assertThat(Found.in(run)).as(run.text()).extracting(Found::check).containsExactlyElementsOf(expected);
    }

    private static boolean isOfOrder(JsonNode result) {
        return result.path("message").asString().startsWith("the cloud provider signs in with the first identity");
    }

    /** So that the test above is not one of a program that finds nothing. */
    @Test
    void beforeMostOfThemHaveOne() throws IOException {
        List<Path> without = new ArrayList<>();
        for (Path manifest : manifests()) {
            if (Found.in(verify(Files.readString(manifest))).isEmpty()) {
                without.add(manifest);
            }
        }
        // Topologies, and ASO's own kinds: nothing in them has an identity.
        assertThat(without)
                .allSatisfy(manifest -> assertThat(manifest.toString()).containsAnyOf("topology", "-aso"));
        assertThat(without).hasSizeLessThan(manifests().size() / 5);
    }

    private static Program.Run verify(String clusters) {
        return Program.in(Path.of(""))
                .stdin(clusters)
                .run("verify", "-f", Corpus.CONFIG, "--issuer-url=https://azwioidc.blob.core.windows.net/oidc/", "-");
    }
}
