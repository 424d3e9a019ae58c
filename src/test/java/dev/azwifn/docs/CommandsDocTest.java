package dev.azwifn.docs;

import static dev.azwifn.docs.MadePage.code;
import static dev.azwifn.docs.MadePage.plain;

import dev.azwifn.cli.AzwiFn;
import dev.azwifn.manual.CommandPage;
import dev.azwifn.provision.AzwiProvision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/reference/commands.md} is the command lines to read. */
class CommandsDocTest {
    @Test
    void isMadeOfTheCommandLines() throws IOException {
        List<CommandPage> pages = new ArrayList<>();
        for (CommandPage program :
                List.of(CommandPage.of(AzwiFn.commandLine()), CommandPage.of(AzwiProvision.commandLine()))) {
            pages.addAll(program.all().toList());
        }
        StringBuilder out = new StringBuilder("""
                # Commands

                `--help` prints the same, and the [archives](../installation.md) have it as manual pages. Every field of the config is a flag of nearly every
                command as well: [config.md](config.md) has them, once.

                | Command | |
                |---|---|
                """);
        for (CommandPage page : pages) {
            out.append("| [")
                    .append(code(page.name()))
                    .append("](#")
                    .append(page.name().replace(' ', '-'));
            out.append(") | ").append(plain(page.summary())).append(" |\n");
        }
        pages.forEach(page -> page(page, out));
        MadePage.assertIs("reference/commands.md", out.toString());
    }

    private static void page(CommandPage page, StringBuilder out) {
        out.append("\n## ")
                .append(page.name())
                .append("\n\n```\n")
                .append(page.synopsis())
                .append("\n```\n\n");
        page.description().forEach(each -> out.append(plain(each)).append("\n\n"));
        out.append("| Option | | Default |\n|---|---|---|\n");
        page.groups().get(0).arguments().forEach(each -> {
            String forms = each.forms().stream().map(MadePage::code).collect(Collectors.joining(", "));
            out.append("| ")
                    .append(forms)
                    .append(" | ")
                    .append(plain(each.description()))
                    .append(" | ");
            out.append(each.defaultValue().isEmpty() ? "" : code(each.defaultValue()))
                    .append(" |\n");
        });
        if (page.groups().size() > 1) {
            out.append("\nAnd the [flags of the config](config.md).\n");
        }
        page.sections().forEach(each -> section(each, out));
    }

    private static void section(CommandPage.Section section, StringBuilder out) {
        out.append('\n').append(section.title()).append(":\n");
        Stream.of(section.paragraphs())
                .flatMap(List::stream)
                .forEach(each -> out.append(plain(each)).append('\n'));
        if (!section.lines().isEmpty()) {
            out.append("\n```\n").append(String.join("\n", section.lines())).append("\n```\n");
        }
    }
}
