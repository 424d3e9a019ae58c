package dev.azwifn.manual;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page for man(1), in the macros of man(7). */
final class ManualPage {
    private final StringBuilder out = new StringBuilder();
    private final CommandPage page;

    private ManualPage(CommandPage page) {
        this.page = page;
    }

    /** The page's name and its file's: {@code azwi-fn-verify}. */
    static String name(String command) {
        return command.replace(' ', '-');
    }

    /** @param source what it belongs to, {@code azwi-fn 1.2.3} */
    static String of(CommandPage page, String source, LocalDate date) {
        return new ManualPage(page).print(source, date);
    }

    private String print(String source, LocalDate date) {
        String name = name(page.name());
        line(".TH \"" + text(name) + "\" \"1\" \"" + date + "\" \"" + text(source) + "\" \"azwi-fn\"");
        line(".nh"); // no hyphens: they would look as if they belonged to names
        line(".ad l");
        section("NAME", text(name) + " \\- " + text(page.summary()));
        section("SYNOPSIS", synopsis());
        section("DESCRIPTION", "");
        page.description().forEach(this::paragraph);
        commands();
        page.groups().forEach(this::group);
        page.sections().forEach(this::section);
        seeAlso();
        return out.toString();
    }

    private String synopsis() {
        String rest = page.synopsis().substring(page.name().length());
        return "\\fB" + text(page.name()) + "\\fR" + text(rest);
    }

    private void commands() {
        if (!page.commands().isEmpty()) {
            section("COMMANDS", "");
            page.commands().forEach(each -> entry(List.of(each.lastName()), each.summary() + "."));
        }
    }

    private void group(CommandPage.Group group) {
        section(group.title().isEmpty() ? "OPTIONS" : group.title().toUpperCase(Locale.ROOT), text(group.text()));
        for (CommandPage.Argument each : group.arguments()) {
            String defaultValue = each.defaultValue().isEmpty() ? "" : " Default: " + each.defaultValue() + ".";
            entry(each.forms(), each.description() + defaultValue);
        }
    }

    private void entry(List<String> names, String description) {
        line(".TP");
        line(names.stream().map(name -> "\\fB" + text(name) + "\\fR").collect(Collectors.joining(", ")));
        line(text(description));
    }

    private void section(CommandPage.Section section) {
        section(section.title().toUpperCase(Locale.ROOT), "");
        section.paragraphs().forEach(this::paragraph);
        if (!section.lines().isEmpty()) {
            line(".nf");
            section.lines().forEach(each -> line(text(each)));
            line(".fi");
        }
    }

    private void seeAlso() {
        String program = page.name().replaceFirst(" .*", "");
        List<String> names = page.commands().isEmpty()
                ? List.of(program)
                : page.commands().stream().map(CommandPage::name).toList();
        section(
                "SEE ALSO",
                names.stream()
                        .map(each -> "\\fB" + text(name(each)) + "\\fR(1)")
                        .collect(Collectors.joining(",\n")));
    }

    private void section(String title, String text) {
        line(".SH \"" + text(title) + "\"");
        if (!text.isEmpty()) {
            line(text);
        }
    }

    private void paragraph(String text) {
        if (!out.toString().endsWith("\"\n")) {
            line(".PP");
        }
        line(text(text));
    }

    private void line(String line) {
        out.append(line).append('\n');
    }

    /** As troff prints it letter by letter: a bare hyphen would be a typographical one, which nobody can search for. */
    private static String text(String text) {
        StringBuilder roff = new StringBuilder(text.startsWith(".") || text.startsWith("'") ? "\\&" : "");
        text.codePoints().forEach(letter -> {
            switch (letter) {
                case '\\' -> roff.append("\\e");
                case '-' -> roff.append("\\-");
                case '"' -> roff.append("\\(dq");
                case '\'' -> roff.append("\\(aq");
                case '`' -> roff.append("\\(ga");
                case '^' -> roff.append("\\(ha");
                case '~' -> roff.append("\\(ti");
                default -> {
                    if (letter < 128) {
                        roff.appendCodePoint(letter);
                    } else {
                        roff.append(String.format("\\[u%04X]", letter));
                    }
                }
            }
        });
        return roff.toString();
    }
}
