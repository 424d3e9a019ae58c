package dev.azwifn.command;

/** Terminal colours, or none. */
public enum Style {
    PLAIN,
    COLOR;

    public String red(String text) {
        return paint("1;31", text);
    }

    public String yellow(String text) {
        return paint("33", text);
    }

    public String green(String text) {
        return paint("32", text);
    }

    public String cyan(String text) {
        return paint("36", text);
    }

    public String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
