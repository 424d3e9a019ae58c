package dev.azwifn.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file's content, written whole and to the disk under another name in the same folder. It gets its own name in one step:
 * whoever reads sees the old file or the new one, and what was there before stays if anything fails.
 */
public final class StagedFile implements AutoCloseable {
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path target;
    private final Path temporary;

    private StagedFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /**
     * A file that need not be there yet. A symbolic link is followed.
     *
     * @param permissions {@code rw-------}; less the umask, and from the first byte on
     */
    public static StagedFile of(Path file, String permissions, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        return new StagedFile(target, Leftovers.create(folder(target), name(target), mode(target, permissions)))
                .filledWith(content);
    }

    /** What a file that is there is to become. Symbolic links, permissions and, where the process may set them, owner and group stay. */
    public static StagedFile next(Path file, Content content) throws IOException {
        Path target = file.toRealPath();
        if (!Files.isRegularFile(target)) {
            throw new IOException("not a regular file");
        }
        if (!Files.isWritable(target)) {
            throw new IOException("permission denied");
        }
        StagedFile next = new StagedFile(target, Leftovers.create(folder(target), name(target))).filledWith(content);
        try {
            copyAttributes(target, next.temporary);
            return next;
        } catch (IOException e) {
            next.close();
            throw e;
        }
    }

    private static Path folder(Path target) throws IOException {
        Path folder = target.getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException("it is a directory; a file is to be written there");
        }
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no directory " + folder + "; make it first");
        }
        return folder;
    }

    private static String name(Path target) {
        return String.valueOf(target.getFileName());
    }

    private static FileAttribute<?>[] mode(Path target, String permissions) {
        return target.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private StagedFile filledWith(Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.writeTo(out);
            channel.force(true);
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static void copyAttributes(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
        if (source == null || target == null) {
            return;
        }
        PosixFileAttributes old = source.readAttributes();
        PosixFileAttributes own = target.readAttributes();
        if (!own.owner().equals(old.owner())) {
            target.setOwner(old.owner());
        }
        if (!own.group().equals(old.group())) {
            target.setGroup(old.group());
        }
        target.setPermissions(old.permissions());
    }

    Path target() {
        return target;
    }

    /** Gives the file its name; an error if there is one of that name. */
    public void create() throws IOException {
        Leftovers.undisturbed(this::link);
    }

    /** Gives the file its name, in place of any other of that name. */
    public void replace() throws IOException {
        Leftovers.undisturbed(this::move);
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
            move();
        }
    }

    void move() throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves nothing behind but what got its name. */
    @Override
    public void close() throws IOException {
        Leftovers.remove(temporary);
    }
}
