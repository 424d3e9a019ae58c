package dev.azwifn.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** The config is wrong; the message has one line a problem. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public ConfigException(List<Problem> problems) {
        super(lines(problems));
        this.problems = List.copyOf(problems);
    }

    /** All of them, those of a file first and in its order. */
    public List<Problem> problems() {
        return problems;
    }

    /** Once each, those with a place first and in the order of the file. */
    static List<Problem> inOrder(List<Problem> problems) {
        List<Problem> ordered = new ArrayList<>(new LinkedHashSet<>(problems));
        ordered.sort(Comparator.comparingInt(ConfigException::line).thenComparingInt(ConfigException::column));
        return ordered;
    }

    private static int line(Problem problem) {
        return problem.location() == null
                ? Integer.MAX_VALUE
                : problem.location().line();
    }

    private static int column(Problem problem) {
        return problem.location() == null ? 0 : problem.location().column();
    }

    private static String lines(List<Problem> problems) {
        StringBuilder lines = new StringBuilder();
        for (Problem problem : problems) {
            lines.append(lines.length() == 0 ? "" : "\n").append(problem);
        }
        return lines.toString();
    }
}
