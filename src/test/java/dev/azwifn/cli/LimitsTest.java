package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.yaml.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input without an end, or with too much in it, is refused with a line that says what to do. */
class LimitsTest {
    @TempDir
    Path folder;

    /** They are the process's, and so the next test's. */
    @AfterEach
    void defaultLimits() {
        Limits.use(Limits.DEFAULT);
    }

    private Program limited(String limits) {
        return Program.in(folder).environment(Map.of("AZWI_LIMITS", limits));
    }

    @Test
    void standard_input_without_an_end() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'y';
            }
        };
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Program.Run run = limited("input=100000").run(endless, out);
        run.failsWith("<stdin>: larger than 100000 bytes; give it less at once, or set AZWI_LIMITS=input=SIZE,"
                + " see docs/limits.md");
        assertThat(out.size()).isZero();
    }

    @Test
    void exactly_as_much_as_allowed() {
        byte[] text = "a: 123\n".getBytes(StandardCharsets.UTF_8);
        Program limited = limited("input=" + text.length);
        assertThat(limited.run(new ByteArrayInputStream(text), new ByteArrayOutputStream())
                        .exitCode())
                .isZero();
    }

    @Test
    void files_of_every_kind() throws Exception {
        Files.writeString(folder.resolve("large.yaml"), "a: 1234567\n");
        String refused =
                "large.yaml: larger than 10 bytes; give it less at once, or set AZWI_LIMITS=input=SIZE, see docs/limits.md";
        limited("input=10").run("large.yaml").failsWith(refused);
        limited("input=10").run("plan", "-f", "large.yaml").failsWith(refused);
        limited("input=10").run("verify", "large.yaml").failsWith(refused);
    }

    @Test
    void documents() {
        String text = "a: 1\n---\nb: 1\n---\nc: 1\n";
        limited("documents=2")
                .stdin(text)
                .run()
                .failsWith(
                        "<stdin>:4:1 (document 3): more than 2 documents; give it fewer at once, or set AZWI_LIMITS=documents=NUMBER, see docs/limits.md");
        limited("documents=3").stdin(text).run().succeeds();
    }

    @Test
    void aliases() {
        String text = "a: &a [1, 2]\nb: [*a, *a]\n";
        limited("aliases=5")
                .stdin(text)
                .run()
                .failsWith(
                        "<stdin>:2:9 (document 1): aliases stand for more than 5 nodes; write some of them out, or set AZWI_LIMITS=aliases=NUMBER, see docs/limits.md");
        limited("aliases=6").stdin(text).run().succeeds();
    }

    @Test
    void depth() {
        for (String text : List.of("a:\n  b:\n    c: 1\n", "a: {b: {c: 1}}\n", "[[[1]]]\n")) {
            limited("depth=2")
                    .stdin(text)
                    .run()
                    .failsWith(
                            place(text)
                                    + "nested more than 2 levels deep; make it flatter, or set AZWI_LIMITS=depth=NUMBER, see docs/limits.md");
            limited("depth=3").stdin(text).run().succeeds();
        }
    }

    private static String place(String text) {
        return text.startsWith("[")
                ? "<stdin>:1:3 (document 1): "
                : text.contains("{") ? "<stdin>:1:8 (document 1): " : "<stdin>:3:5 (document 1): ";
    }

    @Test
    void line() {
        String text = "a: 1\n---\n\nb: 12345\n";
        limited("line=8")
                .stdin(text)
                .run()
                .failsWith(
                        "<stdin>:4:1 (document 2): a line of more than 8 bytes; break it, or set AZWI_LIMITS=line=SIZE, see docs/limits.md");
        limited("line=9").stdin(text).run().succeeds();
    }

    @Test
    void scalar() {
        for (String value : List.of(
                "12345", "'12345'", "\n  12345", "|-\n  12345", ">-\n  12345", "[12345]", "{b: 12345}", "{12345: b}")) {
            assertThat(limited("scalar=4").stdin("a: " + value + "\n").run().err())
                    .as(value)
                    .contains(
                            "(document 1): a scalar of more than 4 characters; shorten it, or set AZWI_LIMITS=scalar=SIZE, see docs/limits.md");
            limited("scalar=5").stdin("a: " + value + "\n").run().succeeds();
        }
    }

    @Test
    void results() {
        String identity = "apiVersion: infrastructure.cluster.x-k8s.io/v1beta1\nkind: AzureClusterIdentity\n"
                + "metadata: {name: a}\nspec: {type: ServicePrincipal}\n";
        String[] ids = {
            "--tenant-id", "00000000-1111-4222-8333-444444444444", "--client-id", "77777777-8888-4999-8aaa-bbbbbbbbbbbb"
        };
        limited("results=1")
                .stdin(identity)
                .run(ids)
                .failsWith(
                        "<stdin>:1:1 (document 1): more than 1 results; give it less at once, or set AZWI_LIMITS=results=NUMBER, see docs/limits.md");
        limited("results=100").stdin(identity).run(ids).succeeds();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            input         | "input" is not of the form name=number, as in input=200Mi
            input=2Gi     | "input=2Gi" is not between 1 and 2147483631
            input=0       | "input=0" is not between 1 and 2147483631
            input=1,lines=5 | there is no limit "lines"; there are input, documents, aliases, depth, line, scalar and results
            depth=501     | "depth=501" is more than the stack holds; the most is 500
            """)
    void what_is_no_limit(String limits, String problem) {
        limited(limits).stdin("a: 1\n").run().failsWith("AZWI_LIMITS: " + problem);
    }
}
