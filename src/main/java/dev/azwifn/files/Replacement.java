package dev.azwifn.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
            for (Path file : changes.keySet()) {
                locked.add(lock(file));
            }
            for (Map.Entry<Path, Change> change : changes.entrySet()) {
                if (!Arrays.equals(Files.readAllBytes(change.getKey()), change.getValue().read)) {
                    throw new ChangedFileException(change.getKey());
                }
            }
            Leftovers.undisturbed(this::moveAll);
        } finally {
            for (FileChannel channel : locked) {
                channel.close();
            }
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            throw new ChangedFileException(file);
        }
        try {
            channel.lock();
        } catch (IOException e) {
            // Not every file system has locks; the comparison still finds what came before it.
        }
        return channel;
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
