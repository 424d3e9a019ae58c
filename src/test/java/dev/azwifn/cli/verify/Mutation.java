package dev.azwifn.cli.verify;

import dev.azwifn.trust.Check;
import java.util.function.Consumer;

/**
 * One way to break a healthy chain.
 *
 * @param check what must find it
 * @param file where it must be found; empty if nowhere in particular
 * @param line what the line holds that the finding names; empty for a file as a whole
 * @param isFixable whether {@code --fix} repairs it
 */
record Mutation(String name, Consumer<World> change, Check check, String file, String line, boolean isFixable) {
    /** A change of a text, found in the line that holds the new one. */
    static Mutation text(String name, String file, String text, String replacement, Check check) {
        String line = replacement.lines().findFirst().orElse("").strip();
        return new Mutation(name, world -> world.replace(file, text, replacement), check, file, line, false);
    }

    static Mutation of(String name, Consumer<World> change, Check check, String file) {
        return new Mutation(name, change, check, file, "", false);
    }

    /** The same, found in another line. */
    Mutation at(String otherFile, String otherLine) {
        return new Mutation(name, change, check, otherFile, otherLine, isFixable);
    }

    Mutation at(String otherLine) {
        return at(file, otherLine);
    }

    Mutation fixable() {
        return new Mutation(name, change, check, file, line, true);
    }

    @Override
    public String toString() {
        return check.id() + ": " + name;
    }
}
