package dev.azwifn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for something shorter, or longer, than a test: JUnit's ends with the test. Closed, it is gone with what is in it. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    public static TemporaryFolder make() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("azwi-fn-test"));
    }

    /** One that is there until the tests end. */
    public static Path forAllTests() throws IOException {
        TemporaryFolder folder = make();
        Runtime.getRuntime().addShutdownHook(new Thread(folder::close));
        return folder.path();
    }

    @Override
    public void close() {
        try (Stream<Path> walk = Files.walk(path)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
