package dev.azwifn.command;

import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.node.ObjectNode;

/** Results on standard error, a line each, for people or as JSON. */
public record ResultLines(Format format, boolean quiet) {
    public enum Format {
        TEXT,
        JSON
    }

    private static final int BLOCK = 1 << 14;

    public static final ResultLines TEXT = new ResultLines(Format.TEXT, false);

    /** As {@code --output} and {@code --quiet} say. */
    public static ResultLines of(ParseResult options) {
        return new ResultLines(
                options.matchedOptionValue("--output", Format.TEXT), options.hasMatchedOption("--quiet"));
    }

    public void print(List<Result> results, Shell shell) {
        Style style = shell.errStyle();
        StringBuilder lines = new StringBuilder();
        for (Result result : results) {
            if (!quiet || result.severity() == Severity.ERROR) {
                lines.append(format == Format.JSON ? printable(JsonLine.of(json(result))) : text(result, style))
                        .append('\n');
            }
            if (lines.length() > BLOCK) {
                write(lines, shell);
            }
        }
        write(lines, shell);
    }

    /** In large pieces, and encoded at once: there can be many lines. */
    private static void write(StringBuilder lines, Shell shell) {
        byte[] utf8 = lines.toString().getBytes(StandardCharsets.UTF_8);
        shell.err().write(utf8, 0, utf8.length);
        lines.setLength(0);
    }

    /** Messages that belong to no resource, a line each. */
    public void error(String message, Shell shell) {
        print(
                message.lines()
                        .map(line -> new Result(Severity.ERROR, line, null, null, null, Map.of()))
                        .toList(),
                shell);
    }

    private static String text(Result result, Style style) {
        StringBuilder line = new StringBuilder(label(result.severity(), style)).append(": ");
        Result.File file = result.file();
        if (file != null) {
            line.append(printable(file.path()))
                    .append(file.line() > 0 ? ":" + file.line() : "")
                    .append(": ");
        }
        if (result.resourceRef() != null) {
            line.append(style.bold(printable(result.resourceRef().toString()))).append(": ");
        }
        return line.append(printable(result.message())).toString();
    }

    private static String label(Severity severity, Style style) {
        return switch (severity) {
            case ERROR -> style.red(severity.text());
            case WARNING -> style.yellow(severity.text());
            case INFO -> style.green(severity.text());
        };
    }

    /** As the function protocol writes it, with the line. */
    private static ObjectNode json(Result result) {
        ObjectNode node = result.toJson();
        if (result.file() != null && result.file().line() > 0) {
            ((ObjectNode) node.path("file")).put("line", result.file().line());
        }
        return node;
    }

    /**
     * Without what a name in somebody's YAML, or a line of a log, must not do: steer the terminal or the direction of text, hide, or
     * give commands to GitHub Actions and Azure Pipelines, which look for them in what a job prints. Such characters are written by
     * number, as JSON does it.
     */
    public static String printable(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean hidden = (c < ' ' || c > '~' || c == '#') && isHidden(text, i);
            if (hidden && out == null) {
                out = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (out != null) {
                out.append(hidden ? String.format("\\u%04x", (int) c) : c);
            }
        }
        return out == null ? text : out.toString();
    }

    private static boolean isHidden(String text, int index) {
        char c = text.charAt(index);
        if (c == '#') {
            return beginsCommand(text, index);
        }
        boolean isSecondHalf =
                Character.isLowSurrogate(c) && index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return switch (Character.getType(text.codePointAt(isSecondHalf ? index - 1 : index))) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /** The second {@code #} of {@code ##[} and {@code ##vso[}, which are commands anywhere in a line. */
    private static boolean beginsCommand(String text, int index) {
        return index > 0
                && text.charAt(index - 1) == '#'
                && (text.startsWith("[", index + 1) || text.startsWith("vso[", index + 1));
    }

    /** A line of ours that somebody's text may begin: {@code ::} is a command of GitHub Actions there. */
    public static String line(String line) {
        String text = line.stripLeading();
        return text.startsWith("::")
                ? line.substring(0, line.length() - text.length()) + "\\u003a" + text.substring(1)
                : line;
    }
}
