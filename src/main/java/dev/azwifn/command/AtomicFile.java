package dev.azwifn.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/**
 * A file's next content, written beside it and then put in its place: whoever reads sees the old file or the new one.
 * Symbolic links, permissions and, where the process may set them, owner and group stay.
 */
public final class AtomicFile implements AutoCloseable {
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Path target;
    private final Path temporary;

    private AtomicFile(Path target, Path temporary) {
        this.target = target;
        this.temporary = temporary;
    }

    /** Writes the content beside {@code file}. */
    public static AtomicFile prepare(Path file, Content content) throws IOException {
        Path target = file.toRealPath();
        if (!Files.isWritable(target)) {
            throw new IOException("permission denied");
        }
        Path temporary = Files.createTempFile(target.toAbsolutePath().getParent(), ".azwi-fn-", ".tmp");
        AtomicFile next = new AtomicFile(target, temporary);
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            content.writeTo(out);
            channel.force(true);
            copyAttributes(target, temporary);
            return next;
        } catch (IOException | RuntimeException e) {
            next.close();
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

    /** Puts the content in place. */
    public void commit() throws IOException {
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Forgets the content if it was not committed. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(temporary);
    }
}
