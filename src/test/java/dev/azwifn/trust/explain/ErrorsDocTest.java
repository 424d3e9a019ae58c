package dev.azwifn.trust.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is the catalogue to read. */
class ErrorsDocTest {
    private static final Path DOC = Path.of("docs/errors.md");
    private static final Path MADE = Path.of("target/errors.md");

    @Test
    void isMadeOfTheCatalogue() throws IOException {
        String made = markdown();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(Files.exists(DOC) ? Files.readString(DOC) : "")
                .as("if the catalogue is right: mv %s %s", MADE, DOC)
                .isEqualTo(made);
    }

    private static String markdown() {
        StringBuilder out = new StringBuilder("""
                # Errors

                What Entra ID, Azure and CAPZ say when something does not hold, and what to do. `azwi-fn explain` knows the same, and holds it
                against your config:

                ```sh
                kubectl logs -n capz-system deploy/capz-controller-manager | azwi-fn explain -f workload-identity.yaml
                azwi-fn explain AADSTS700211
                ```

                An error without a code has a name in lower case. A code of Entra ID that is not here is looked up by the longest code that it
                begins with. This page is made of
                [`catalogue.yaml`](../src/main/resources/dev/azwifn/trust/explain/catalogue.yaml).
                """);
        for (Link link : Link.values()) {
            section(link.title(), link.sentence(), link, out);
        }
        section("Elsewhere", "The chain has nothing to do with it.", null, out);
        return out.toString();
    }

    private static void section(String title, String sentence, @Nullable Link link, StringBuilder out) {
        List<Entry> entries = Sample.CATALOGUE.entries().stream()
                .filter(entry -> entry.link() == link)
                .toList();
        if (!entries.isEmpty()) {
            out.append("\n## ").append(title).append("\n\n").append(sentence).append('\n');
            entries.forEach(entry -> entry(entry, out));
        }
    }

    private static void entry(Entry entry, StringBuilder out) {
        out.append("\n### ").append(entry.code()).append("\n\n**");
        out.append(Character.toUpperCase(entry.title().charAt(0)))
                .append(entry.title().substring(1));
        out.append(".** ").append(plain(entry.meaning()));
        out.append(entry.passes() == null ? "\n" : " " + plain(entry.passes()) + "\n");
        out.append("\nLikely causes:\n\n");
        entry.causes().forEach(cause -> out.append("- ").append(plain(cause)).append('\n'));
        out.append("\nWhat to do:\n\n");
        for (Step step : entry.fix()) {
            String command =
                    step.with(Map.of("config", "workload-identity.yaml")).command();
            out.append("- ").append(plain(step.sentence()));
            out.append(command == null ? "\n" : " `" + command + "`\n");
        }
    }

    /** Without what Markdown would take for something else. */
    private static String plain(String text) {
        return text.replace("<", "\\<").replace("*", "\\*");
    }
}
