package dev.azwifn.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;

/** Where documents end. In these tables {@code §} stands where the stream is cut. */
class BoundariesTest {
    private static final String CUT = "§";

    record Split(String name, String expected) {
        @Override
        public String toString() {
            return name;
        }
    }

    @ParameterizedTest
    @MethodSource
    void splits(Split split) {
        String text = split.expected.replace(CUT, "");
        assertThat(texts(text)).isEqualTo(Arrays.asList(split.expected.split(CUT)));
        assertThat(String.join("", texts(text))).isEqualTo(text);
    }

    static Stream<Split> splits() {
        return Stream.of(
                new Split("one document", "a: 1\n"),
                new Split("two documents", "a: 1\n§---\nb: 1\n"),
                new Split("the first one's marker", "---\na: 1\n§---\nb: 1\n"),
                new Split("comments and blank lines in front", "# c\n\n---\na: 1\n§--- # d\nb: 1\n"),
                new Split("comments behind belong to the document", "a: 1\n# c\n\n§---\nb: 1\n"),
                new Split("comment-only tail", "a: 1\n§---\n# c\n"),
                new Split("comment-only stream", "# c\n"),
                new Split("empty documents", "---\n§---\n§---"),
                new Split("content on the marker's line", "--- a\n§--- {b: 1}\n§--- |\n  x\n"),
                new Split("tab behind the marker", "a\n§---\tb\n"),
                new Split("no marker: no blank behind it", "---a: 1\n---b: 2\n"),
                new Split("no marker: four dashes", "a: 1\n----\n"),
                new Split("no marker: indented, in a literal", "a: |\n  x\n  ---\n  y\n ---\n"),
                new Split("marker ends a literal", "a: |\n  x\n§---\ny\n"),
                new Split("end marker", "a: 1\n...\n§b: 1\n"),
                new Split("end marker at the end", "a: 1\n...\n"),
                new Split("end marker, comments behind it", "a: 1\n... # c\n# d\n\n"),
                new Split("end marker, comments of the next document", "a: 1\n...\n§# c\n---\nb: 1\n"),
                new Split("end marker, directives", "%YAML 1.2\n---\na: 1\n...\n§%YAML 1.2\n# c\n---\nb: 1\n"),
                new Split("several end markers", "a: 1\n...\n...\n"),
                new Split("end marker of an empty document", "---\n...\n§---\na: 1\n"),
                new Split("plain scalar that begins with dots", "...a\n§---\nb\n"),
                new Split("CR LF", "a: 1\r\n§---\r\nb: 1\r\n...\r\n§c: 1\r\n"),
                new Split("lone CR", "a: 1\r§---\rb: 1\r...\r§c: 1\r"),
                new Split("no final newline", "a: 1\n§--- b"),
                new Split("three bytes in front are no byte order mark", "！---\n"),
                new Split("characters of two and four bytes", "é😀: 1\n§---\n😀\n"));
    }

    @Test
    void byte_order_mark_in_front_of_a_marker() {
        assertThat(texts("\ufeff---\na: 1\n---\nb: 1\n")).containsExactly("---\na: 1\n", "---\nb: 1\n");
        assertThat(texts("\ufeff")).isEmpty();
        assertThat(texts("")).isEmpty();
    }

    @Test
    void many_markers_without_content_take_linear_time() {
        String dots = "...\n".repeat(200_000);
        assertThat(texts("# c\n" + dots)).hasSize(1);
        assertThat(texts("---\n".repeat(200_000))).hasSize(200_000);
    }

    /** On what the engine takes as valid, it counts as many documents, but for those that hold only comments. */
    @Test
    void any_stream_in_pieces_is_the_stream_and_the_engine_counts_the_same() throws IOException {
        String[] lines = {
            "a: 1",
            "b: |",
            "  ---",
            "  x",
            "---",
            "--- # c",
            "--- x",
            "---y",
            "...",
            "... # c",
            "# c",
            "",
            "  ",
            "%YAML 1.2",
            "- é😀",
            "'q",
            "q'",
            " ...",
            "{a: 1}"
        };
        int valid = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            String lineBreak = random.nextInt(4) == 0 ? "\r\n" : "\n";
            String text = random.ints(1 + random.nextInt(8), 0, lines.length)
                    .mapToObj(i -> lines[i] + lineBreak)
                    .collect(Collectors.joining());
            YamlStream stream = TestDocument.stream(text);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            stream.write(stream.documents(), out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(text);
            long expected = documentStarts(text);
            if (expected >= 0) {
                valid++;
                long ours = stream.documents().stream()
                        .filter(BoundariesTest::isDocument)
                        .count();
                assertThat(ours).as("seed %d: %s", seed, text).isEqualTo(expected);
            }
        }
        assertThat(valid).isGreaterThan(2000);
    }

    private static long documentStarts(String text) {
        try {
            Iterable<Event> events = new Parse(LoadSettings.builder().build()).parseString(text);
            return StreamSupport.stream(events.spliterator(), false)
                    .filter(event -> event.getEventId() == Event.ID.DocumentStart)
                    .count();
        } catch (RuntimeException e) {
            return -1;
        }
    }

    /** Not only comments, blank lines and end markers. */
    private static boolean isDocument(YamlDocument document) {
        return document.text()
                .lines()
                .anyMatch(line -> !line.isBlank() && !line.stripLeading().startsWith("#") && !line.startsWith("..."));
    }

    private static List<String> texts(String stream) {
        List<String> texts = new ArrayList<>();
        TestDocument.stream(stream).documents().forEach(document -> texts.add(document.text()));
        return texts;
    }
}
