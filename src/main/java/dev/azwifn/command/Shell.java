package dev.azwifn.command;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a command has of the process around it.
 *
 * @param directory what relative file names are relative to
 * @param terminals which of the descriptors 0, 1 and 2 are terminals, as digits
 */
public record Shell(
        InputStream in,
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        Path directory,
        String terminals) {

    /** The launcher asks the shell about terminals; Java could not tell without native code. */
    public static Shell ofProcess() {
        return new Shell(
                // Buffered, because FileInputStream.readAllBytes seeks, which a pipe cannot.
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(
                        new BufferedOutputStream(new FileOutputStream(FileDescriptor.err)),
                        false,
                        StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(""),
                System.getProperty("azwi.terminals", ""));
    }

    public boolean inIsTerminal() {
        return terminals.indexOf('0') >= 0;
    }

    public Style outStyle() {
        return style('1');
    }

    public Style errStyle() {
        return style('2');
    }

    /** Colour on a terminal only, and not where NO_COLOR is set (no-color.org). */
    private Style style(char descriptor) {
        boolean noColor = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean dumb = environment.getOrDefault("TERM", "").equals("dumb");
        return terminals.indexOf(descriptor) >= 0 && !noColor && !dumb ? Style.COLOR : Style.PLAIN;
    }
}
