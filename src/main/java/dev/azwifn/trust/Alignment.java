package dev.azwifn.trust;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Two texts side by side, so that as few characters as possible face another one or nothing. */
final class Alignment {
    private static final int NONE = -1;

    /** Longer texts are compared from their first difference on: the table grows with the product of the lengths. */
    private static final int LONGEST = 2000;

    /** One character of each, as code points; -1 for none. */
    record Column(int expected, int found) {
        boolean isEqual() {
            return expected == found;
        }
    }

    private Alignment() {}

    static List<Column> of(String expected, String found) {
        int[] one = expected.codePoints().toArray();
        int[] other = found.codePoints().toArray();
        return one.length > LONGEST || other.length > LONGEST ? inStep(one, other) : best(one, other);
    }

    /** How many characters face another one or nothing. */
    static long distance(String expected, String found) {
        return of(expected, found).stream().filter(column -> !column.isEqual()).count();
    }

    private static List<Column> inStep(int[] one, int[] other) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.max(one.length, other.length); i++) {
            columns.add(new Column(i < one.length ? one[i] : NONE, i < other.length ? other[i] : NONE));
        }
        return columns;
    }

    /** By the edit distance of all pairs of endings. */
    private static List<Column> best(int[] one, int[] other) {
        int[][] cost = costs(one, other);
        List<Column> columns = new ArrayList<>();
        int i = one.length;
        int j = other.length;
        while (i > 0 || j > 0) {
            if (i > 0 && j > 0 && cost[i][j] == cost[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1)) {
                columns.add(new Column(one[--i], other[--j]));
            } else if (i > 0 && cost[i][j] == cost[i - 1][j] + 1) {
                columns.add(new Column(one[--i], NONE));
            } else {
                columns.add(new Column(NONE, other[--j]));
            }
        }
        Collections.reverse(columns);
        return columns;
    }

    private static int[][] costs(int[] one, int[] other) {
        int[][] cost = new int[one.length + 1][other.length + 1];
        for (int i = 0; i <= one.length; i++) {
            for (int j = 0; j <= other.length; j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                } else {
                    int change = cost[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                    cost[i][j] = Math.min(change, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                }
            }
        }
        return cost;
    }
}
