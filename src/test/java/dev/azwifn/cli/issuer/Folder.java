package dev.azwifn.cli.issuer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in a folder. */
final class Folder {
    private Folder() {}

    /** Every file and folder below it: relative path to content, kind and mode; a byte is a character. */
    static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.toList()) {
                contents.put(folder.relativize(path).toString(), describe(path));
            }
        }
        return contents;
    }

    private static String describe(Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            return "link to " + Files.readSymbolicLink(path);
        }
        return Files.getPosixFilePermissions(path)
                + (Files.isDirectory(path) ? "" : "\n" + Files.readString(path, StandardCharsets.ISO_8859_1));
    }

    static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
