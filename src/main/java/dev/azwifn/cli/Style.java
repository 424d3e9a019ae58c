package dev.azwifn.cli;

/** Terminal colours, or none. */
enum Style {
    PLAIN,
    COLOR;

    String red(String text) {
        return paint("1;31", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String cyan(String text) {
        return paint("36", text);
    }

    String bold(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
