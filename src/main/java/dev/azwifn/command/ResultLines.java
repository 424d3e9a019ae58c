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
                lines.append(format == Format.JSON ? JsonLine.of(json(result)) : text(result, style))
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

    /** Without characters that steer the terminal or the direction of text: a name in somebody's YAML must not do that. */
    public static String printable(String text) {
        if (!hasAnythingToHide(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            if (steers(c)) {
                out.append(String.format("\\u%04x", c));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }

    private static boolean hasAnythingToHide(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && steers(c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT;
    }
}
