package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say happens: by the packaged applications, and where Azure is needed, on the stand-in for it. */
class PagesIT {
    private static final Path DOCS = Path.of("docs");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"reference/transformers.md", "migration.md", "self-hosted.md"})
    void pageIsTrue(String page) throws IOException {
        assertTrue(page, Programs.AZWI_FN.getParent().toString());
    }

    @Test
    void guideIsTrue() throws Exception {
        try (StandIn azure = StandIn.in(folder)) {
            assertTrue("guide.md", azure.bin() + ":" + Programs.AZWI_FN.getParent());
            azure.assertUsedRightly();
        }
    }

    private void assertTrue(String page, String path) throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        String was = Files.readString(DOCS.resolve(page));

        String is = RunnablePage.read(DOCS.resolve(page))
                .run(work, Map.of("PATH", path + ":" + System.getenv("PATH"), "LC_ALL", "C.UTF-8"));

        Path made = Path.of("target").resolve(page.replace('/', '-'));
        Files.writeString(made, is);
        assertThat(is)
                .as("if the programs are right: mv %s %s, and put … where it varies", made, DOCS.resolve(page))
                .isEqualTo(was);
    }
}
