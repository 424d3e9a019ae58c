package dev.azwifn.oidc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file that is written whole under another name, and then gets its own in one step: nobody ever sees half of it, and what
 * was there before stays if anything fails.
 */
public final class StagedFile implements AutoCloseable {
    private final Path target;
    private final Path temporary;

    private StagedFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /** @param permissions {@code rw-------}; less the umask, and from the first byte on */
    public static StagedFile write(Path target, String content, String permissions) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new OidcException(target, "is a directory; a file is to be written there");
        }
        if (!Files.isDirectory(folder)) {
            throw new OidcException(target, "cannot be written: there is no directory " + folder + "; make it first");
        }
        try {
            Path temporary =
                    Files.createTempFile(folder, "." + target.getFileName() + ".", ".tmp", mode(folder, permissions));
            StagedFile file = new StagedFile(target, temporary);
            try {
                file.fill(content);
                return file;
            } catch (IOException e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }

    private static FileAttribute<?>[] mode(Path folder, String permissions) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private void fill(String content) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Gives the file its name; an error if there is one of that name. */
    void create() {
        try {
            link();
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }

    /** Gives the file its name, in place of any other of that name. */
    public void replace() {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }

    /** A move would overwrite; a link cannot. File systems without links get the move, and a small gap after the check. */
    private void link() throws IOException {
        try {
            Files.createLink(target, temporary);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            if (Files.exists(target)) {
                throw new FileAlreadyExistsException(target.toString());
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Leaves nothing behind but what was created or replaced. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw OidcException.cannotWrite(target, e);
        }
    }
}
