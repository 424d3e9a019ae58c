package dev.azwifn.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.transform.FunctionOutcome;
import dev.azwifn.transform.Pipeline;
import dev.azwifn.yaml.YamlException;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** For the fuzzer: any bytes as a ResourceList, or as what becomes the items of one, in pieces and as a whole. */
public final class ListFuzz {
    private static final Path CONFIG = Path.of("testdata/quick-start/config.yaml");

    private ListFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        WorkloadIdentity config = InPiecesTest.config(CONFIG);
        String text = new String(input, StandardCharsets.UTF_8);
        if (parsed(text).isPresent()) {
            check(config, text);
        } else {
            check(config, InPiecesTest.listOf(text, "", false));
            check(config, InPiecesTest.listOf(text, "  ", true));
        }
    }

    private static void check(WorkloadIdentity config, String text) {
        try {
            InPiecesTest.compare(config, text);
            parsed(text).ifPresent(list -> checkTwice(config, list));
        } catch (YamlException e) {
            assertThat(e.location().line()).isPositive();
        }
    }

    private static void checkTwice(WorkloadIdentity config, ResourceList list) {
        FunctionOutcome first = Pipeline.of(config).run(list, List.of());
        if (!first.failed()) {
            String text = first.list().text();
            FunctionOutcome second =
                    Pipeline.of(config).run(parsed(text).orElseThrow(() -> new AssertionError(text)), List.of());
            assertThat(second.list().view().path("items"))
                    .as(text)
                    .isEqualTo(first.list().view().path("items"));
        }
    }

    private static Optional<ResourceList> parsed(String text) {
        try {
            return ResourceList.in(YamlStream.parse(text.getBytes(StandardCharsets.UTF_8), "list")
                    .documents());
        } catch (YamlException e) {
            return Optional.empty();
        }
    }
}
