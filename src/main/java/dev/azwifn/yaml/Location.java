package dev.azwifn.yaml;

/**
 * A place in a YAML stream.
 *
 * @param source the file's name, or {@code <stdin>}
 * @param document the document's number in the stream, from 1
 * @param line the line in the stream, from 1
 * @param column the column in code points, from 1
 */
public record Location(String source, int document, int line, int column) {
    @Override
    public String toString() {
        return source + ":" + line + ":" + column + " (document " + document + ")";
    }
}
