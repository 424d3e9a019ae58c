package dev.azwifn.cli;

import dev.azwifn.transform.Outcome;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
        private boolean startsWithMarker() {
            return documents.get(0).text().startsWith("---");
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

    static Input of(List<String> names, Shell shell) {
        List<Part> parts = new ArrayList<>();
        for (InputFile file : files(names, shell)) {
            YamlStream stream = file.parse();
            parts.add(new Part(file, stream, stream.documents(), false));
        }
        return new Input(parts);
    }

    private static List<InputFile> files(List<String> names, Shell shell) {
        return names.isEmpty()
                ? List.of(InputFile.ofStdin(shell))
                : names.stream().map(name -> InputFile.of(name, shell)).toList();
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
        boolean lineStart = true;
        for (Part part : parts) {
            if (part.documents.isEmpty()) {
                continue;
            }
            boolean first = part == parts.get(0);
            String separator = first ? "" : (lineStart ? "" : "\n") + (part.startsWithMarker() ? "" : "---\n");
            out.write(separator.getBytes(StandardCharsets.UTF_8));
            part.stream.write(part.documents, out);
            lineStart = part.endsWithBreak();
        }
        out.flush();
    }
}
