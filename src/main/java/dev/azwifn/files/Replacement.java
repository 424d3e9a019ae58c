package dev.azwifn.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Files that were read, edited, and get their new content together: none of them if one is no longer what was read. Two processes
 * that rewrite the same files do it one after the other, so that neither undoes what the other did.
 */
public final class Replacement implements AutoCloseable {
    private record Change(StagedFile next, byte[] read) {}

    /** By file, for two reasons: a file named twice is one, and all processes lock in the same order. */
    private final Map<Path, Change> changes = new TreeMap<>();

    /** Prepares a file's next content; nothing is in place before {@link #commit}. */
    public void add(Path file, byte[] read, StagedFile.Content content) throws IOException {
        StagedFile next = StagedFile.next(file, content);
        Change other = changes.put(next.target(), new Change(next, read));
        if (other != null) {
            other.next.close();
        }
    }

    /** Puts all in place. Throws a {@link ChangedFileException} if a file is not what was read, and changes nothing then. */
    public void commit() throws IOException {
        List<FileChannel> locked = new ArrayList<>();
        try {
            for (Map.Entry<Path, Change> change : changes.entrySet()) {
                locked.add(lock(change.getKey(), change.getValue().read));
            }
            Leftovers.undisturbed(this::moveAll);
        } finally {
            for (FileChannel channel : locked) {
                channel.close();
            }
        }
    }

    /**
     * The lock is the file's, not its name's: while this waits for it, the name may get another file. The content is read through the
     * channel, because closing any other one of this file would end the lock.
     */
    private static FileChannel lock(Path file, byte[] read) throws IOException {
        Object key = key(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel);
            byte[] now = Channels.newInputStream(channel).readAllBytes();
            if (!Arrays.equals(now, read) || !Objects.equals(key(file), key)) {
                throw new ChangedFileException(file);
            }
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.lock();
        } catch (IOException e) {
            // Not every file system has locks; the comparison still finds what came before it.
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    private void moveAll() throws IOException {
        for (Change change : changes.values()) {
            change.next.move();
        }
    }

    @Override
    public void close() throws IOException {
        for (Change change : changes.values()) {
            change.next.close();
        }
    }
}
