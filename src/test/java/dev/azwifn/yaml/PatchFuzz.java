package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** For the fuzzer: any bytes as a stream, and random operations on its documents, which follow from the bytes. */
public final class PatchFuzz {
    private static final int DOCUMENTS = 8;
    private static final int PATCHES = 3;

    private PatchFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        YamlStream stream;
        try {
            stream = YamlStream.parse(input, "input");
        } catch (YamlException e) {
            return;
        }
        assertThat(written(stream, stream.documents())).isEqualTo(input);
        CRC32 checksum = new CRC32();
        checksum.update(input);
        Random random = new Random(checksum.getValue());
        for (YamlDocument document : stream.documents()
                .subList(0, Math.min(DOCUMENTS, stream.documents().size()))) {
            JsonNode view = view(document);
            if (view != null) {
                checkParsers(document);
                CutDocument cut = document.cutAt("items");
                if (cut != null) {
                    CutDocumentTest.compare(random, document, cut, false, document.text());
                }
                for (int i = 0; i < PATCHES; i++) {
                    checkEdit(document, RandomPatch.operation(random, view));
                }
            }
        }
    }

    private static byte[] written(YamlStream stream, List<YamlDocument> documents) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        stream.write(documents, out);
        return out.toByteArray();
    }

    /** Null if it is refused, by the check of the syntax as well. */
    private static @Nullable JsonNode view(YamlDocument document) {
        JsonNode view = null;
        try {
            view = document.view();
            document.check();
        } catch (YamlException e) {
            assertThat(view).as("refused by the check only: %s", e.getMessage()).isNull();
            assertThat(e.location().line()).isPositive();
            try {
                document.check();
                throw new AssertionError("passes the check: " + e.getMessage());
            } catch (YamlException refused) {
                assertThat(refused.location().column()).isPositive();
            }
        }
        return view;
    }

    private static void checkParsers(YamlDocument document) {
        Text text = new Text(document.text());
        Node fast = BlockParser.parse(text.string());
        Map<String, String> scalars = BlockParser.check(text.string());
        assertThat(fast == null).isEqualTo(scalars == null);
        if (fast != null) {
            Composer.Problems none = (offset, problem) -> {
                throw new AssertionError("the engine refuses at " + offset + ": " + problem);
            };
            assertThat(BlockParserTest.described(fast))
                    .isEqualTo(BlockParserTest.described(Composer.composeByEngine(text, none)));
            assertThat(scalars).isEqualTo(Composer.checkByEngine(text, none));
        }
    }

    private static void checkEdit(YamlDocument document, Operation operation) throws IOException {
        YamlDocument outcome;
        try {
            outcome = document.apply(List.of(operation));
        } catch (YamlException e) {
            // What tools print can be edited.
            assertThat(e.problem().contains("please report") && BlockParser.parse(document.text()) != null)
                    .as("%s on\n%s\n%s", operation, document.text(), e.problem())
                    .isFalse();
            return;
        }
        try {
            assertThat(outcome.view()).isEqualTo(JsonPatches.apply(document.view(), List.of(operation.canonical())));
            YamlStream again = TestDocument.stream(outcome.text());
            assertThat(again.documents()).hasSizeLessThanOrEqualTo(1);
            if (!again.documents().isEmpty()) {
                assertThat(again.documents().get(0).view()).isEqualTo(outcome.view());
            }
            UntouchedText.check(document, operation, outcome);
            SecondOpinion.check(document, operation, outcome);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(
                    operation + "\n--- before\n" + document.text() + "\n--- after\n" + outcome.text(), e);
        }
    }
}
