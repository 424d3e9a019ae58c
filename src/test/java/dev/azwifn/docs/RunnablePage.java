package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.UserShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A page whose {@code console} blocks are run, in their order and in one shell. A line with {@code $} in front is a command, the
 * others are what it prints, on both streams. In these, a line {@code …} stands for any lines, and {@code …} in a line for
 * any text. The comment {@code <!-- copy: FILE NAME -->} puts a file of the project into the shell's folder.
 */
final class RunnablePage {
    private static final String FENCE = "```";
    private static final Pattern COPY = Pattern.compile("<!-- copy: (\\S+) (\\S+) -->");
    private static final String ANY = "…";
    /** Between the outputs; leaves the last exit code as it is. */
    private static final String MARK = "(code=$?; printf '\\1'; exit $code)\n";

    private final List<String> lines;

    private RunnablePage(List<String> lines) {
        this.lines = lines;
    }

    static RunnablePage read(Path file) throws IOException {
        return new RunnablePage(Files.readAllLines(file));
    }

    /** Runs it, and returns the page with the output that was: the same page, if all of it was as it says. */
    String run(Path folder, Map<String, String> environment) throws IOException {
        StringBuilder script = new StringBuilder("exec 2>&1\n");
        List<Integer> commands = new ArrayList<>();
        boolean inside = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            inside = inside ? !line.equals(FENCE) : line.equals(FENCE + "console");
            if (inside && line.startsWith("$ ")) {
                commands.add(i);
                script.append(MARK);
                script.append(text(lines.subList(i, endOfCommand(i))).substring(2));
            }
            var copy = COPY.matcher(line);
            if (copy.matches()) {
                Path source = Path.of(copy.group(1)).toAbsolutePath();
                script.append("cp '")
                        .append(source)
                        .append("' '")
                        .append(copy.group(2))
                        .append("'\n");
            }
        }
        assertThat(commands).isNotEmpty();
        UserShell shell = new UserShell(folder, environment);
        String[] outputs =
                shell.run(List.of("bash", "-c", script.toString())).out().split("\1", -1);
        assertThat(outputs).hasSize(commands.size() + 1);
        return page(commands, outputs);
    }

    private String page(List<Integer> commands, String... outputs) {
        StringBuilder page = new StringBuilder();
        int from = 0;
        for (int i = 0; i < commands.size(); i++) {
            int command = commands.get(i);
            int output = endOfCommand(command);
            int end = output;
            while (!lines.get(end).equals(FENCE) && !lines.get(end).startsWith("$ ")) {
                end++;
            }
            lines.subList(from, output).forEach(line -> page.append(line).append('\n'));
            String expected = text(lines.subList(output, end));
            page.append(pattern(expected).matcher(outputs[i + 1]).matches() ? expected : outputs[i + 1]);
            from = end;
        }
        return page.append(text(lines.subList(from, lines.size()))).toString();
    }

    /** A backslash continues it. */
    private int endOfCommand(int start) {
        int last = start;
        while (lines.get(last).endsWith("\\")) {
            last++;
        }
        return last + 1;
    }

    private static String text(List<String> lines) {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static Pattern pattern(String expected) {
        StringBuilder pattern = new StringBuilder();
        for (String line : expected.lines().toList()) {
            pattern.append(line.equals(ANY) ? "(?:.*\n)*?" : Pattern.quote(line).replace(ANY, "\\E.*\\Q") + "\n");
        }
        return Pattern.compile(pattern.toString());
    }
}
