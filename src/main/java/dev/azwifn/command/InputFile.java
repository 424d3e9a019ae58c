package dev.azwifn.command;

import dev.azwifn.files.IoReason;
import dev.azwifn.yaml.Limits;
import dev.azwifn.yaml.YamlStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One input: a file or standard input.
 *
 * @param path the file; null for standard input
 * @param bytes its content
 */
public record InputFile(String name, @Nullable Path path, byte[] bytes) {
    private static final int LARGE = 1 << 24;
    private static final int PIECE = 1 << 20;

    /** The name of standard input. */
    public static final String STDIN = "<stdin>";

    public static InputFile ofStdin(Shell shell) {
        if (shell.inIsTerminal()) {
            throw new UsageException("nothing to read: pipe YAML in, or name a file");
        }
        try {
            return new InputFile(STDIN, null, read(STDIN, shell.in()));
        } catch (IOException e) {
            throw new CommandException("cannot read standard input: " + e.getMessage());
        }
    }

    public static InputFile of(String name, Shell shell) {
        Path path = shell.directory().resolve(name);
        return new InputFile(name, path, read(name, path));
    }

    public static byte[] read(String name, Path path) {
        try {
            if (Files.isDirectory(path)) {
                throw new CommandException(name + ": this is a folder; name the files in it");
            }
            if (Files.isRegularFile(path) && Files.size(path) > Limits.current().input()) {
                throw tooLarge(name, Limits.current().input());
            }
            // Buffered, because a file's own stream seeks, which a pipe cannot.
            try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
                return read(name, in);
            }
        } catch (NoSuchFileException e) {
            throw new CommandException(name + ": no such file");
        } catch (AccessDeniedException e) {
            throw new CommandException(name + ": permission denied");
        } catch (IOException e) {
            throw new CommandException(name + ": cannot read it: " + IoReason.of(e));
        }
    }

    /** A file says what is left of it, and a large one should not be there twice. */
    private static byte[] read(String name, InputStream in) throws IOException {
        int limit = Limits.current().input();
        int available = in.available();
        byte[] expected = new byte[available < LARGE ? 0 : Math.min(available, limit + 1)];
        int read = 0;
        for (int got = 0; got >= 0 && read < expected.length; read += Math.max(got, 0)) {
            // In pieces: the JDK reads through a buffer of its own, as large as what is asked for.
            got = in.read(expected, read, Math.min(PIECE, expected.length - read));
        }
        byte[] rest = in.readNBytes(limit + 1 - read);
        if (read + rest.length > limit) {
            throw tooLarge(name, limit);
        }
        if (read == 0) {
            if (rest.length > LARGE) {
                // The pieces that a pipe gave are garbage now, as large as the input, and old by the collector's
                // account.
                System.gc();
            }
            return rest;
        }
        if (rest.length == 0 && read == expected.length) {
            return expected;
        }
        byte[] all = Arrays.copyOf(expected, read + rest.length);
        System.arraycopy(rest, 0, all, read, rest.length);
        return all;
    }

    private static CommandException tooLarge(String name, int limit) {
        return new CommandException(
                name + ": larger than " + Limits.size(limit) + Limits.remedy("give it less at once", "input=SIZE"));
    }

    public YamlStream parse() {
        return YamlStream.parse(bytes, name);
    }

    /** Empty input means that the command in front of us failed: passing it on would look like success. */
    public void requireContent() {
        String start = new String(bytes, 0, Math.min(bytes.length, 3), StandardCharsets.UTF_8);
        for (int i = start.equals("\ufeff") ? 3 : 0; i < bytes.length; i++) {
            if (" \n\r\t".indexOf(bytes[i]) < 0) {
                return;
            }
        }
        String cause = path == null ? "; did the command before azwi-fn fail?" : "; there is nothing to transform";
        throw new CommandException(name + ": empty input" + cause);
    }
}
