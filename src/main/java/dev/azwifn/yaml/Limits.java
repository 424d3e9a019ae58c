package dev.azwifn.yaml;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bounds that keep hostile input from exhausting the process. Far from what real clusters need, so one set serves the whole process.
 *
 * @param input the bytes of one input
 * @param documents the documents of one stream
 * @param aliases the nodes that the aliases of one document may stand for
 * @param depth collections inside each other, aliases expanded; CustomResourceDefinitions reach about 40
 * @param line the bytes of a line
 * @param scalar the characters of a scalar
 * @param results what may be reported of one input
 */
public record Limits(int input, int documents, int aliases, int depth, int line, int scalar, int results) {
    /** Trees are read and compared recursively, and the stack is known to hold this much. */
    private static final int DEEPEST = 500;

    /** The environment variable that {@link #of} reads. */
    public static final String VARIABLE = "AZWI_LIMITS";

    public static final Limits DEFAULT =
            new Limits(256 << 20, 1_000_000, 100_000, DEEPEST, 64 << 20, 64 << 20, 1_000_000);

    private static final Pattern SETTING = Pattern.compile("([a-z]+)=([0-9]{1,10})(Ki|Mi|Gi)?");

    private static volatile Limits current = DEFAULT;

    /** What every stream is held to. */
    public static Limits current() {
        return current;
    }

    /** Holds every stream to these from now on. */
    public static void use(Limits limits) {
        current = limits;
    }

    /**
     * The defaults but for what a text names: {@code input=200Mi,documents=2000000,aliases=1000000}.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    public static Limits of(@Nullable String text) {
        Limits limits = DEFAULT;
        for (String setting : text == null || text.isBlank() ? new String[0] : text.split(",")) {
            Matcher parts = SETTING.matcher(setting.strip());
            if (!parts.matches()) {
                throw new IllegalArgumentException(
                        "\"" + setting + "\" is not of the form name=number, as in input=200Mi");
            }
            limits = limits.with(parts.group(1), number(setting, parts.group(2), parts.group(3)));
        }
        return limits;
    }

    /**
     * What to do, for the end of a message.
     *
     * @param otherwise what helps without another limit: {@code give it less at once}
     * @param setting the one to change: {@code input=SIZE}
     */
    public static String remedy(String otherwise, String setting) {
        return "; " + otherwise + ", or set " + VARIABLE + "=" + setting + ", see docs/limits.md";
    }

    /** The same for the depth, which has an upper end. */
    String deeper() {
        return depth == DEEPEST ? ", the most there is; see docs/limits.md" : remedy("make it flatter", "depth=NUMBER");
    }

    private Limits with(String name, int value) {
        if (name.equals("depth") && value > DEEPEST) {
            throw new IllegalArgumentException(
                    "\"depth=" + value + "\" is more than the stack holds; the most is " + DEEPEST);
        }
        return switch (name) {
            case "input" -> new Limits(value, documents, aliases, depth, line, scalar, results);
            case "documents" -> new Limits(input, value, aliases, depth, line, scalar, results);
            case "aliases" -> new Limits(input, documents, value, depth, line, scalar, results);
            case "depth" -> new Limits(input, documents, aliases, value, line, scalar, results);
            case "line" -> new Limits(input, documents, aliases, depth, value, scalar, results);
            case "scalar" -> new Limits(input, documents, aliases, depth, line, value, results);
            case "results" -> new Limits(input, documents, aliases, depth, line, scalar, value);
            default ->
                throw new IllegalArgumentException("there is no limit \"" + name
                        + "\"; there are input, documents, aliases, depth, line, scalar and results");
        };
    }

    private static int number(String setting, String digits, @Nullable String unit) {
        int shift = unit == null ? 0 : 10 * ("KMG".indexOf(unit.charAt(0)) + 1);
        long value = Long.parseLong(digits) << shift;
        // An array of Java's holds no more bytes.
        if (value < 1 || value > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("\"" + setting + "\" is not between 1 and 2147483631");
        }
        return (int) value;
    }

    /** {@code 256 MiB}. */
    public static String size(int bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : String.format(Locale.ROOT, "%d bytes", bytes);
    }
}
