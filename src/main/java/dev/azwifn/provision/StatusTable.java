package dev.azwifn.provision;

import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Wanted and actual, one under the other: a missing slash at the end is seen so. */
final class StatusTable {
    private StatusTable() {}

    static String of(List<StatusRow> rows, Style style) {
        StringBuilder out = new StringBuilder();
        int different = 0;
        for (StatusRow row : rows) {
            String state = String.format("%-8s", row.state());
            boolean differs = row.reading().differs();
            different += differs ? 1 : 0;
            out.append(differs ? style.red(state) : style.green(state))
                    .append(ResultLines.printable(row.title()))
                    .append('\n');
            for (Fact fact : row.reading().facts()) {
                append(out, fact, style);
            }
            row.reading()
                    .notes()
                    .forEach(note -> out.append("          ! ")
                            .append(ResultLines.printable(note))
                            .append('\n'));
        }
        return out.append(different == 0 ? "Nothing differs.\n" : different + " of " + rows.size() + " differ.\n")
                .toString();
    }

    private static void append(StringBuilder out, Fact fact, Style style) {
        out.append("          ").append(ResultLines.printable(fact.name())).append(':');
        if (fact.same()) {
            out.append(' ').append(shown(fact.actual())).append('\n');
            return;
        }
        out.append("\n            wanted  ")
                .append(style.green(shown(fact.wanted())))
                .append("\n            actual  ")
                .append(style.red(shown(fact.actual())))
                .append('\n');
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : ResultLines.printable(value);
    }
}
