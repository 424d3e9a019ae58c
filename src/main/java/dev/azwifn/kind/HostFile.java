package dev.azwifn.kind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of this machine that is to be mounted into a node. */
public final class HostFile {
    private HostFile() {}

    /**
     * The absolute path of a file that exists.
     *
     * @param file relative to the working directory, or absolute
     * @throws KindException if it is missing or no regular file: docker would make a directory of that name, and the cluster would
     *     fail long after
     */
    public static Path absolute(Path file) {
        Path absolute = file.toAbsolutePath();
        if (Files.isDirectory(absolute)) {
            throw new KindException(file + ": is a directory; the node needs the key file itself");
        }
        if (!Files.isRegularFile(absolute)) {
            throw new KindException(file + ": "
                    + (Files.exists(absolute) ? "is not a regular file" : "no such file, or no permission to see it")
                    + "; make the key pair first with azwi-fn keys");
        }
        return withoutDots(absolute);
    }

    /** Dropping {@code ..} after a symbolic link can name another file. */
    private static Path withoutDots(Path absolute) {
        Path normal = absolute.normalize();
        try {
            return Files.exists(normal) && Files.isSameFile(absolute, normal) ? normal : absolute.toRealPath();
        } catch (IOException e) {
            throw new KindException(absolute + ": its directories cannot be read; give another path");
        }
    }
}
