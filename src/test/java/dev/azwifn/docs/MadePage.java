package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page that is made of what the program knows. */
final class MadePage {
    private MadePage() {}

    /** What was made lies in {@code target}, under the page's name. */
    static void assertIs(String page, String made) throws IOException {
        Path file = Path.of("docs").resolve(page);
        Path beside = Path.of("target").resolve(page.replace('/', '-'));
        Files.createDirectories(beside.getParent());
        Files.writeString(beside, made);
        assertThat(Files.exists(file) ? Files.readString(file) : "")
                .as("if the program is right: mv %s %s", beside, file)
                .isEqualTo(made);
    }

    /** Without what Markdown would take for something else, in or out of a table. */
    static String plain(String text) {
        return text.replace("<", "\\<").replace("*", "\\*").replace("|", "\\|");
    }

    /** As code in a table. */
    static String code(String text) {
        return "`" + text.replace("|", "\\|") + "`";
    }
}
