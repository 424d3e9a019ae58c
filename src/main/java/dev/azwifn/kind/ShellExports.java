package dev.azwifn.kind;

import java.util.Map;
import java.util.regex.Pattern;

/** Variables as lines that a POSIX shell evaluates: {@code eval "$(azwi-fn env)"}. */
public final class ShellExports {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private ShellExports() {}

    /**
     * {@code export NAME='value'}, in the map's order. Nothing in a value is special to the shell.
     *
     * @throws KindException if a value has a NUL character, which no variable can hold
     * @throws IllegalArgumentException if a name is none for the shell
     */
    public static String of(Map<String, String> variables) {
        StringBuilder lines = new StringBuilder();
        variables.forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("not a variable's name: " + name);
            }
            if (value.indexOf('\0') >= 0) {
                throw new KindException("the value for " + name + " has a NUL character; remove it");
            }
            lines.append("export ")
                    .append(name)
                    .append("='")
                    .append(value.replace("'", "'\\''"))
                    .append("'\n");
        });
        return lines.toString();
    }
}
