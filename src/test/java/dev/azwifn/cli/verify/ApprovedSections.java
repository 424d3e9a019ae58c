package dev.azwifn.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What {@code verify} says of every broken chain, word for word: a file for each link, and in it a section for each way to break it. */
final class ApprovedSections {
    private static final Path FOLDER = Path.of("testdata/verify/findings");
    private static final Path MADE = Path.of("target/findings");
    private static final String HEADING = "## ";

    private final Path approved;
    private final Path made;
    private final Map<String, String> expected;
    private final Map<String, String> received;

    /** @param name of the file, without its ending */
    ApprovedSections(String name) {
        approved = FOLDER.resolve(name + ".txt");
        made = MADE.resolve(name + ".txt");
        expected = read(approved);
        received = new LinkedHashMap<>(expected);
    }

    /** Compares the section; if it is another one, or new, a file with it lies in {@code target}. */
    void verify(String heading, String text) {
        String shown = withoutChance(text).strip();
        if (!shown.equals(received.put(heading, shown))) {
            write();
        }
        assertThat(shown)
                .as("if this is right: mv %s %s", made, approved)
                .isEqualTo(expected.getOrDefault(heading, ""));
    }

    /** The headings of all files. */
    static List<String> headings() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.flatMap(file -> read(file).keySet().stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keys and times are others each time. */
    private static String withoutChance(String text) {
        return text.replaceAll("[A-Za-z0-9+/=_-]{200,}", "(key)")
                .replaceAll("(?<![\\w-])[\\w-]{43}(?![\\w-])", "(key ID)")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", "(time)");
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> sections = new LinkedHashMap<>();
        try {
            for (String section : Files.exists(file) ? Files.readString(file).split("(?m)^(?=## )") : new String[0]) {
                String[] parts = section.split("\n", 2);
                if (section.startsWith(HEADING)) {
                    sections.put(parts[0].substring(HEADING.length()), parts[1].strip());
                }
            }
            return sections;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        received.forEach((heading, section) -> text.append(text.isEmpty() ? "" : "\n")
                .append(HEADING)
                .append(heading)
                .append('\n')
                .append(section)
                .append('\n'));
        try {
            Files.createDirectories(MADE);
            Files.writeString(made, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
