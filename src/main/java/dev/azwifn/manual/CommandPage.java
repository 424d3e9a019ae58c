package dev.azwifn.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What there is to say about one command, whatever it is printed as.
 *
 * @param name with the program's: {@code azwi-fn verify}
 * @param summary what it does, in a few words without a full stop
 * @param synopsis {@code azwi-fn verify [OPTIONS] [FILE...]}
 * @param commands those below it
 */
public record CommandPage(
        String name,
        String summary,
        String synopsis,
        List<String> description,
        List<Group> groups,
        List<Section> sections,
        List<CommandPage> commands) {
    private static final Pattern SUMMARY = Pattern.compile("(.+?)(?:[:;.](?:\\s.*)?)?");

    /**
     * Parameters and options that belong together.
     *
     * @param title empty for those of the command itself
     * @param text a sentence about all of them; may be empty
     */
    public record Group(String title, String text, List<Argument> arguments) {}

    /**
     * A parameter or an option.
     *
     * @param forms as they are written: {@code -f CONFIG}, {@code --file=CONFIG}
     * @param defaultValue empty if there is none
     */
    public record Argument(List<String> forms, String description, String defaultValue) {}

    /**
     * What the help ends with: examples, exit codes.
     *
     * @param paragraphs plain text
     * @param lines what stands as it is, such as commands
     */
    public record Section(String title, List<String> paragraphs, List<String> lines) {}

    /** The page of a command, with the pages of those below it. */
    public static CommandPage of(CommandLine commandLine) {
        CommandSpec spec = commandLine.getCommandSpec();
        List<String> description = text(spec.usageMessage().description());
        List<String> header = text(spec.usageMessage().header());
        String first = header.isEmpty() ? description.get(0) : header.get(0);
        Matcher summary = SUMMARY.matcher(first);
        return new CommandPage(
                spec.qualifiedName(),
                summary.matches() ? summary.group(1) : first,
                new Help(spec, Help.defaultColorScheme(Ansi.OFF))
                        .abbreviatedSynopsis()
                        .strip(),
                description,
                groups(spec),
                sections(text(spec.usageMessage().footer())),
                commandLine.getSubcommands().values().stream()
                        .map(CommandPage::of)
                        .toList());
    }

    /** This page and all below it. */
    public Stream<CommandPage> all() {
        return Stream.concat(Stream.of(this), commands.stream().flatMap(CommandPage::all));
    }

    /** The name by which the program knows it: {@code verify}. */
    public String lastName() {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    private static List<Group> groups(CommandSpec spec) {
        List<ArgSpec> grouped = new ArrayList<>();
        spec.argGroups().forEach(group -> grouped.addAll(group.args()));
        List<Argument> own = new ArrayList<>();
        spec.positionalParameters().forEach(each -> own.add(argument(List.of(each.paramLabel()), each)));
        spec.options().stream()
                .filter(each -> !grouped.contains(each))
                .forEach(each -> own.add(argument(forms(each), each)));
        List<Group> groups = new ArrayList<>(List.of(new Group("", "", own)));
        spec.argGroups().forEach(each -> groups.add(group(each)));
        return groups;
    }

    /** The heading's first sentence is the title. */
    private static Group group(ArgGroupSpec group) {
        String heading = text(String.valueOf(group.heading())).get(0);
        int end = heading.indexOf(". ");
        List<Argument> arguments = new ArrayList<>();
        for (ArgSpec each : group.args()) {
            arguments.add(argument(forms((OptionSpec) each), each));
        }
        return new Group(
                end < 0 ? heading.replaceFirst(":$", "") : heading.substring(0, end),
                end < 0 ? "" : heading.substring(end + 2),
                arguments);
    }

    private static List<String> forms(OptionSpec option) {
        List<String> forms = new ArrayList<>();
        for (String name : option.names()) {
            boolean isLong = name.startsWith("--");
            forms.add(option.arity().max() == 0 ? name : name + (isLong ? "=" : " ") + option.paramLabel());
        }
        return forms;
    }

    private static Argument argument(List<String> forms, ArgSpec spec) {
        String defaultValue = spec.defaultValue();
        return new Argument(
                forms, String.join(" ", text(spec.description())), defaultValue == null ? "" : defaultValue);
    }

    /** A line that ends in a colon begins a section, and so does what follows indented lines. */
    private static List<Section> sections(List<String> footer) {
        List<Section> sections = new ArrayList<>();
        for (String line : footer) {
            if (line.endsWith(":") && !line.startsWith(" ")) {
                sections.add(new Section(title(line), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith(" ")) {
                sections.get(sections.size() - 1).lines().add(line.strip());
            } else {
                int colon = line.indexOf(": ");
                sections.add(new Section(
                        title(line.substring(0, colon)), List.of(capitalized(line.substring(colon + 2))), List.of()));
            }
        }
        return sections;
    }

    private static String title(String heading) {
        return heading.replaceFirst("[,:].*", "");
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** The lines of a text of picocli's, in which %n ends one, without those that are empty. */
    private static List<String> text(String... formats) {
        List<String> lines = new ArrayList<>();
        for (String format : formats) {
            String.format(format).lines().filter(line -> !line.isBlank()).forEach(lines::add);
        }
        return lines;
    }
}
