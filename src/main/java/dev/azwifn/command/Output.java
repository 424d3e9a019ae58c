package dev.azwifn.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes to standard output, and says so when nobody reads it. */
public final class Output {
    public interface Writer {
        void write() throws IOException;
    }

    private Output() {}

    public static void write(Shell shell, String text) {
        write(() -> shell.out().write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static void write(Writer writer) {
        try {
            writer.write();
        } catch (IOException e) {
            throw new CommandException("cannot write to standard output (" + e.getMessage()
                    + "): the reader has gone or the disk is full");
        }
    }
}
