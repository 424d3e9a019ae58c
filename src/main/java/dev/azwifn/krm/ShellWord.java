package dev.azwifn.krm;

/** A name as one word of a command that a message tells people to type: out of YAML it may hold what a shell takes for something else. */
public final class ShellWord {
    private static final String MARKS = "_./,:@%+=-";

    private ShellWord() {}

    /** The name itself if nothing in it is special to a shell, else in single quotes. */
    public static String of(String name) {
        boolean plain = !name.isEmpty() && name.chars().allMatch(ShellWord::isPlain);
        return plain ? name : "'" + name.replace("'", "'\\''") + "'";
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || MARKS.indexOf(c) >= 0;
    }
}
