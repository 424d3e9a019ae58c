package dev.azwifn.trust;

/** Characters as a reader can tell them apart, in ASCII. */
final class Visible {
    private Visible() {}

    /** The character itself; those that cannot be seen, or that look like another, by name or number. Empty for -1. */
    static String of(int codePoint) {
        if (codePoint < 0) {
            return "";
        }
        return switch (codePoint) {
            case ' ' -> "<space>";
            case '\t' -> "<tab>";
            case '\n' -> "<newline>";
            case '\r' -> "<return>";
            default ->
                codePoint > ' ' && codePoint <= '~'
                        ? Character.toString(codePoint)
                        : String.format("<U+%04X>", codePoint);
        };
    }

    static String of(String text) {
        StringBuilder visible = new StringBuilder();
        text.codePoints().forEach(codePoint -> visible.append(of(codePoint)));
        return visible.toString();
    }
}
