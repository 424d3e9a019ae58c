package dev.azwifn.cli;

import dev.azwifn.command.InputFile;
import dev.azwifn.command.Shell;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.Suggestion;
import dev.azwifn.transform.Outcome;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Everything that one run transforms: the files are one set, because objects in one refer to objects in another. */
record Input(List<Part> parts) {
    /**
     * One file and what became of it.
     *
     * @param documents what it holds now
     * @param changed whether that is not what it held
     */
    record Part(InputFile file, YamlStream stream, List<YamlDocument> documents, boolean changed) {
        /** What follows {@code before} in one stream; a byte order mark may only stand in front of all. */
        private String textBehind(Part before) {
            StringBuilder text = new StringBuilder(before.endsWithBreak() ? "" : "\n");
            if (!startsWithMarker()) {
                // Directives need the end of the document before them, and have a --- of their own.
                text.append(!startsWithDirectives() ? "---\n" : before.endsWithMarker() ? "" : "...\n");
            }
            documents.forEach(document -> text.append(document.text()));
            return text.toString();
        }

        private boolean startsWithMarker() {
            return documents.get(0).text().startsWith("---");
        }

        private boolean startsWithDirectives() {
            return ("\n" + documents.get(0).text()).contains("\n%");
        }

        private boolean endsWithMarker() {
            return documents.get(documents.size() - 1).text().contains("\n...");
        }

        private boolean endsWithBreak() {
            return documents.get(documents.size() - 1).text().endsWith("\n");
        }

        byte[] bytes() {
            ByteArrayOutputStream out = new ByteArrayOutputStream(file.bytes().length + 1024);
            try {
                stream.write(documents, out);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return out.toByteArray();
        }
    }

    /** Files, or standard input if there are none; each holds something. */
    static Input of(List<String> names, Shell shell) {
        List<InputFile> files = names.isEmpty() ? List.of(InputFile.ofStdin(shell)) : files(names, shell);
        files.forEach(InputFile::requireContent);
        return of(files);
    }

    /** Files that may be empty, as one is after its only document was removed. */
    static Input ofFilesToRewrite(List<String> names, Shell shell) {
        return of(files(names, shell));
    }

    private static Input of(List<InputFile> files) {
        List<Part> parts = new ArrayList<>();
        for (InputFile file : files) {
            YamlStream stream = file.parse();
            parts.add(new Part(file, stream, stream.documents(), false));
        }
        return new Input(parts);
    }

    private static List<InputFile> files(List<String> names, Shell shell) {
        requireNoCommand(names.get(0), shell);
        return names.stream().map(name -> InputFile.of(name, shell)).toList();
    }

    /** A command that is not spelled right would look like a file that is missing. */
    private static void requireNoCommand(String name, Shell shell) {
        String command =
                name.indexOf('.') < 0 && Files.notExists(shell.directory().resolve(name))
                        ? Suggestion.nearest(name, AzwiFn.SUBCOMMANDS)
                        : null;
        if (command != null) {
            throw new UsageException(
                    name + ": no such file and no such command; did you mean azwi-fn " + command + "?");
        }
    }

    List<YamlDocument> documents() {
        return parts.stream().flatMap(part -> part.documents.stream()).toList();
    }

    List<Part> after(Outcome outcome) {
        List<Part> after = new ArrayList<>();
        int index = 0;
        for (Part part : parts) {
            List<YamlDocument> documents = new ArrayList<>();
            boolean changed = false;
            for (YamlDocument document : part.documents) {
                boolean dropped = outcome.dropped().contains(index);
                YamlDocument now = outcome.edited().getOrDefault(index, document);
                if (!dropped) {
                    documents.add(now);
                }
                changed |= dropped || now != document;
                index++;
            }
            after.add(new Part(part.file, part.stream, documents, changed));
        }
        return after;
    }

    /** One stream of all parts: a marker between two where the text has none. */
    static void write(List<Part> parts, OutputStream out) throws IOException {
        Part before = null;
        for (Part part : parts) {
            if (part.documents.isEmpty()) {
                continue;
            }
            if (before == null) {
                part.stream.write(part.documents, out);
            } else {
                out.write(part.textBehind(before).getBytes(StandardCharsets.UTF_8));
            }
            before = part;
        }
        out.flush();
    }
}
