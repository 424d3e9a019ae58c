package dev.azwifn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.azwifn.config.Sources;
import dev.azwifn.transform.Pipeline;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a run costs, counted and not timed, so that a busy machine does not matter. The bounds stand a fifth above what was
 * measured when they were set; whoever makes it cheaper lowers them.
 */
class CostTest {
    private static final Path CASE = Path.of("testdata/quick-start");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Where a view is there already, asking for it again allocates nothing. */
    private static final int BYTES_OF_A_VIEW = 2_000;

    @Test
    void onlyWhatIsEditedIsComposed() throws IOException {
        List<YamlDocument> documents =
                stream(Files.readString(CASE.resolve("input.yaml"))).documents();
        pipeline().run(documents);

        assertThat(documents)
                .filteredOn(document -> allocated(document::view) < BYTES_OF_A_VIEW)
                .extracting(document -> document.peek("kind"))
                .containsExactly("AzureMachineTemplate", "AzureMachineTemplate", "AzureClusterIdentity");
    }

    /** By kind: an edited document of 0.5 KB, and ones of the same size and of 2 KB that are checked only. */
    @ParameterizedTest
    @CsvSource({
        "AzureMachineTemplate, 59",
        "MachineDeployment, 4",
        "KubeadmControlPlane, 7",
    })
    void bytesForADocumentAreBoundedAndTheSameForMany(String kind, int kilobytes) throws IOException {
        String document = documentOf(kind);
        bytesForEach(document, 200); // loads the classes

        long amongHundred = bytesForEach(document, 100);
        long amongThousand = bytesForEach(document, 1000);

        assertThat(amongHundred).as("bytes for one of 100").isLessThan(kilobytes * 1000L);
        assertThat(amongThousand).as("bytes for one of 1000").isLessThan(amongHundred + amongHundred / 5);
    }

    private static long bytesForEach(String document, int count) {
        String text = document.repeat(count);
        Pipeline pipeline = pipeline();
        return allocated(() -> pipeline.run(stream(text).documents())) / count;
    }

    private static long allocated(Runnable work) {
        long thread = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(thread);
        work.run();
        return THREADS.getThreadAllocatedBytes(thread) - before;
    }

    private static String documentOf(String kind) throws IOException {
        for (YamlDocument document :
                stream(Files.readString(CASE.resolve("input.yaml"))).documents()) {
            if (kind.equals(document.peek("kind"))) {
                return document.text();
            }
        }
        throw new AssertionError("no " + kind + " in the sample");
    }

    private static YamlStream stream(String text) {
        return YamlStream.parse(text.getBytes(UTF_8), "<stdin>");
    }

    private static Pipeline pipeline() {
        try {
            byte[] config = Files.readAllBytes(CASE.resolve("config.yaml"));
            return Pipeline.of(new Sources(Map.of(), Map.of()).loadFile(config, "config.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
