package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random YAML in the styles that people and tools write: block and flow, indented and indentless lists, every kind of
 * scalar, comments in odd places, blank lines, anchors, CR LF, no final line break.
 */
final class RandomYaml {
    private static final String[] PLAIN = {
        "a",
        "Standard_D2s_v3",
        "${VAR:=x}",
        "${A:=\"\"}",
        "0644",
        "1.10",
        "1e3",
        "12345678901234567890",
        "yes",
        "~",
        "null",
        "true",
        "2001-12-14",
        "v1.27.3",
        "a b c",
        "a#b",
        "http://x/y?z=1",
        "-1",
        "😀 smile",
        "c:d",
        "+.5",
        "0x1F",
        "é",
        "x"
    };
    private static final String[] QUOTED = {
        "", "a: b", "#", "0644", "{{ ds.meta_data[1] }}", "tab\\t", "é😀", "yes", " x "
    };

    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private int keys;
    private int anchors;
    private final List<String> defined = new ArrayList<>();

    /** As tools print it: nothing that only people write. */
    private final boolean printed;
    /** The indentation of lists, if all have the same; else -1. */
    private final int offset;

    RandomYaml(Random random) {
        this(random, false, -1);
    }

    private RandomYaml(Random random, boolean printed, int offset) {
        this.random = random;
        this.printed = printed;
        this.offset = offset;
    }

    /**
     * A list of mappings under {@code items}, mostly as tools print it, with other keys around it.
     *
     * @param even whether all lines are indented in the same way
     */
    static String list(Random random, boolean even) {
        int column = even ? 2 * random.nextInt(2) : random.nextInt(3);
        int offset = even ? column : -1;
        StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "# header\n---\n" : "");
        text.append("kind: SomeList\n");
        if (random.nextInt(3) == 0) {
            text.append("before:\n").append(column == 0 ? "- a\n" : "  - a\n");
        }
        text.append("items:").append(random.nextInt(4) == 0 ? " # all\n" : "\n");
        int size = 1 + random.nextInt(6);
        for (int i = 0; i < size; i++) {
            RandomYaml item = new RandomYaml(random, random.nextInt(40) > 0, offset);
            item.gap(column);
            item.out.append(" ".repeat(column)).append("- ");
            item.mapping(column + 2, 3, true);
            text.append(item.out);
        }
        RandomYaml end = new RandomYaml(random, true, offset);
        if (random.nextInt(2) == 0) {
            end.out
                    .append(random.nextInt(3) == 0 ? "results: []" : "after:\n  b: c")
                    .append('\n');
        }
        end.gap(random.nextInt(3));
        text.append(end.out);
        return random.nextInt(5) == 0 ? text.substring(0, text.length() - 1) : text.toString();
    }

    String document() {
        if (chance(4)) {
            out.append("# header ").append(random.nextInt(9)).append('\n');
        }
        if (chance(2)) {
            out.append(chance(4) ? "--- # start\n" : "---\n");
        }
        switch (random.nextInt(8)) {
            case 0 -> out.append(flow(2)).append('\n');
            case 1 -> sequence(0, 3);
            default -> mapping(0, 4, false);
        }
        String text = out.toString();
        if (chance(4)) {
            text = text.substring(0, text.length() - 1);
        }
        return chance(4) ? text.replace("\n", "\r\n") : text;
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private void gap(int column) {
        if (chance(8)) {
            out.append('\n');
        }
        while (chance(7)) {
            int indentation = chance(5) ? random.nextInt(column + 3) : column;
            out.append(" ".repeat(indentation))
                    .append("# note ")
                    .append(random.nextInt(99))
                    .append('\n');
        }
    }

    private void endLine() {
        out.append(chance(8) ? " # tail" + random.nextInt(99) : "")
                .append(chance(20) ? "  " : "")
                .append('\n');
    }

    private void mapping(int column, int depth, boolean firstInline) {
        int size = 1 + random.nextInt(4);
        boolean merged = false;
        for (int i = 0; i < size; i++) {
            if (i > 0 || !firstInline) {
                gap(column);
                out.append(" ".repeat(column));
            }
            if (chance(25) && !printed) {
                explicit(column, depth);
                continue;
            }
            if (!defined.isEmpty() && chance(15) && !merged) {
                merged = true;
                out.append("<<: {m: ").append(random.nextInt(9)).append(", n: [1]}");
                endLine();
                continue;
            }
            out.append(key()).append(chance(12) && !printed ? " :" : ":");
            value(column, depth, false);
        }
    }

    /** {@code ? key}, with or without a value. */
    private void explicit(int column, int depth) {
        out.append("? ").append(chance(4) ? "[c" + keys++ + ", d]" : key());
        endLine();
        if (chance(3)) {
            return;
        }
        out.append(" ".repeat(column)).append(':');
        value(column, depth, false);
    }

    private String key() {
        String key = "k" + keys++;
        return switch (random.nextInt(11)) {
            case 2 -> key + "/~ é";
            case 3 -> "\"" + key + ": #\"";
            case 0 -> '"' + key + '"';
            case 1 -> "'" + key + "'";
            default -> key;
        };
    }

    private void sequence(int column, int depth) {
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            gap(column);
            out.append(" ".repeat(column)).append('-');
            value(column, depth, true);
        }
    }

    private void value(int column, int depth, boolean item) {
        String anchor = "";
        int kind = depth <= 0 ? random.nextInt(5) : random.nextInt(9);
        if (chance(15) && kind != 4 && !printed) {
            anchor = " &a" + anchors++;
        }
        switch (kind) {
            case 0, 1 -> {
                out.append(anchor)
                        .append(chance(12) && !printed ? " !!str" : "")
                        .append(' ')
                        .append(plain());
                endLine();
            }
            case 2 -> {
                out.append(anchor).append(' ').append(quoted());
                endLine();
            }
            case 3 -> {
                out.append(anchor).append(' ').append(flow(2));
                endLine();
            }
            case 4 -> {
                if (!defined.isEmpty() && chance(2)) {
                    out.append(" *").append(defined.get(random.nextInt(defined.size())));
                } else if (chance(2)) {
                    out.append(anchor);
                }
                endLine();
            }
            case 5 -> literal(column, anchor);
            case 6, 7 -> {
                int child = offset >= 0 ? column + 2 : column + 1 + random.nextInt(4);
                if (item && anchor.isEmpty() && chance(2)) {
                    out.append(' ');
                    mapping(column + 2, depth - 1, true);
                } else {
                    out.append(anchor);
                    endLine();
                    mapping(child, depth - 1, false);
                }
            }
            default -> {
                out.append(anchor);
                endLine();
                sequence(item ? column + 2 : column + (offset >= 0 ? offset : chance(2) ? 0 : 2), depth - 1);
            }
        }
        if (!anchor.isEmpty()) {
            defined.add(anchor.substring(2));
        }
    }

    private void literal(int column, String anchor) {
        out.append(anchor).append(' ').append(chance(3) ? '>' : '|');
        out.append(
                switch (random.nextInt(4)) {
                    case 0 -> "-";
                    case 1 -> "+";
                    default -> "";
                });
        endLine();
        int lines = 1 + random.nextInt(3);
        for (int i = 0; i < lines; i++) {
            out.append(" ".repeat(column + 2))
                    .append("text # no comment: ")
                    .append(i)
                    .append(chance(6) ? "  " : "")
                    .append('\n');
            if (chance(6)) {
                out.append('\n');
            }
        }
    }

    private String plain() {
        return PLAIN[random.nextInt(PLAIN.length)];
    }

    private String quoted() {
        String value = QUOTED[random.nextInt(QUOTED.length)];
        return chance(2) ? '"' + value + '"' : "'" + value + "'";
    }

    private String flow(int depth) {
        boolean json = chance(3);
        return printed ? "{}" : flow(depth, json);
    }

    private String flow(int depth, boolean json) {
        String pad = chance(2) ? " " : "";
        int size = random.nextInt(4);
        List<String> members = new ArrayList<>();
        boolean list = chance(2);
        for (int i = 0; i < size; i++) {
            String value = depth > 0 && chance(3) ? flow(depth - 1, json) : json ? "\"v" + i + '"' : flowScalar();
            String key = json ? "\"k" + keys++ + "\":" : "k" + keys++ + ":";
            String entry = key + (json && chance(2) ? "" : " ") + value;
            if (list) {
                members.add(!json && chance(9) ? entry : value);
            } else {
                members.add(!json && chance(9) ? chance(2) ? "? " + entry : key.replace(":", "") : entry);
            }
        }
        if (size > 0 && chance(5)) {
            return ownLines(members, list, json);
        }
        String separator = chance(6) ? (json || chance(2) ? "" : " ") + ",\n          " : ", ";
        String body = String.join(separator, members) + (size > 0 && !json && chance(9) ? "," : "");
        return list ? "[" + pad + body + pad + "]" : "{" + pad + body + pad + "}";
    }

    /** A member a line, with comments where they can stand. */
    private String ownLines(List<String> members, boolean list, boolean json) {
        String line = "\n          ";
        StringBuilder flow = new StringBuilder(list ? "[" : "{").append(json ? "" : comment());
        for (int i = 0; i < members.size(); i++) {
            if (!json && chance(5)) {
                flow.append(line).append("# above ").append(random.nextInt(99));
            }
            boolean last = i == members.size() - 1;
            flow.append(line)
                    .append(members.get(i))
                    .append(last && (json || chance(2)) ? "" : ",")
                    .append(json ? "" : comment());
        }
        return flow.append(chance(4) && flow.indexOf("#") < 0 ? "" : line)
                .append(list ? "]" : "}")
                .toString();
    }

    private String comment() {
        return chance(5) ? " # in flow " + random.nextInt(99) : "";
    }

    private String flowScalar() {
        return switch (random.nextInt(5)) {
            case 0 -> quoted();
            case 1 -> "1.10";
            case 2 -> "x y";
            default -> "abc" + random.nextInt(99);
        };
    }
}
