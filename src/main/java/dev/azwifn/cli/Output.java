package dev.azwifn.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes to standard output, and says so when nobody reads it. */
final class Output {
    interface Writer {
        void write() throws IOException;
    }

    private Output() {}

    static void write(Shell shell, String text) {
        write(() -> shell.out().write(text.getBytes(StandardCharsets.UTF_8)));
    }

    static void write(Writer writer) {
        try {
            writer.write();
        } catch (IOException e) {
            throw new CommandException("cannot write to standard output (" + e.getMessage()
                    + "): the reader has gone or the disk is full");
        }
    }
}
