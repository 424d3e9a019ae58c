package dev.azwifn.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.azwifn.command.InputFile;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What changed, as {@code diff -u} writes it; {@code patch -p1} and {@code git apply} read it. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    static String of(List<Input.Part> parts, Style style) {
        StringBuilder out = new StringBuilder();
        for (Input.Part part : parts) {
            if (part.changed()) {
                append(part, style, out);
            }
        }
        return out.toString();
    }

    private static void append(Input.Part part, Style style, StringBuilder out) {
        String name = name(part.file());
        List<String> before = lines(part.file().bytes());
        List<String> after = lines(part.bytes());
        for (String line : UnifiedDiffUtils.generateUnifiedDiff(
                "a/" + name, "b/" + name, before, DiffUtils.diff(before, after), CONTEXT)) {
            out.append(painted(line, style)).append('\n');
        }
    }

    /** Behind {@code a/}, so without a slash in front; a name with spaces ends at a tab, as in git's diffs. */
    private static String name(InputFile file) {
        String name = file.path() == null ? "stdin.yaml" : file.name();
        String relative = name.startsWith("/") ? name.substring(1) : name;
        return relative.contains(" ") ? relative + "\t" : relative;
    }

    /** Lines without their LF; a last line without one says so, as diff does. */
    private static List<String> lines(byte[] bytes) {
        if (bytes.length == 0) {
            return List.of();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> lines = Arrays.asList(text.split("\n", -1));
        if (text.endsWith("\n")) {
            return lines.subList(0, lines.size() - 1);
        }
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + "\n\\ No newline at end of file");
        return lines;
    }

    /** On a terminal without what steers it: there a diff is for eyes, and elsewhere for programs. */
    private static String painted(String text, Style style) {
        String line = style == Style.PLAIN ? text : shown(text);
        if (line.startsWith("---") || line.startsWith("+++")) {
            return style.bold(line);
        }
        return switch (line.isEmpty() ? ' ' : line.charAt(0)) {
            case '+' -> style.green(line);
            case '-' -> style.red(line);
            case '@' -> style.cyan(line);
            default -> line;
        };
    }

    /** Tabs and line ends are nothing to hide. */
    private static String shown(String line) {
        boolean crLf = line.endsWith("\r");
        String content = crLf ? line.substring(0, line.length() - 1) : line;
        return Arrays.stream(content.split("(?<=[\t\n])|(?=[\t\n])", -1))
                        .map(part -> part.equals("\t") || part.equals("\n") ? part : ResultLines.printable(part))
                        .collect(Collectors.joining())
                + (crLf ? "\r" : "");
    }
}
