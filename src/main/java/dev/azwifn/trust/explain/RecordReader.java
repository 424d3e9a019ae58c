package dev.azwifn.trust.explain;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits what people paste or pipe into records: the logs of controllers as text or JSON, YAML and JSON of resources, and what
 * {@code kubectl describe} prints.
 *
 * <p>A record begins with the head of a log line, with a field of a resource, or after an empty line. Everything else continues
 * the record before: controllers write the many lines of one error below each other, and kubectl wraps long values.
 */
final class RecordReader {
    /** A record that is longer, in characters, goes on as another one. */
    private static final int LONGEST = 1 << 18;

    /** What kubectl (--prefix, --timestamps) and container runtimes put in front of every line. */
    private static final Pattern PREFIX = Pattern.compile(
            "(?:\\[[\\w./-]+\\] )?(?:\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z (?:std(?:out|err) [FP] )?)?");

    /** klog; JSON; a time; logfmt; what a client answers; an event in a table. */
    private static final Pattern HEAD = Pattern.compile("[IWEF]\\d{4} \\d\\d:\\d\\d:\\d\\d\\."
            + "|\\{\""
            + "|\\d{4}[-/]\\d\\d[-/]\\d\\d[T ]\\d\\d:\\d\\d"
            + "|(?:time|level|ts)="
            + "|(?:ERROR|Error|error)(?: from server \\([^)]*\\))?:"
            + "|.{0,60}?\\s(?:Warning|Normal)\\s{2}");

    /** A field as YAML, as kubectl describe, or as JSON shows it; the second group is its value. */
    private static final Pattern FIELD =
            Pattern.compile("( *(?:- )*)(?:[a-z][A-Za-z0-9.-]*:(?= |$)|[A-Z][A-Za-z ]*:(?= {2}|$)"
                    + "|\"(?:lastTransitionTime|reason|severity|kind|apiVersion|metadata)\":) *(.*)");

    /** The field is a list or has fields of its own. */
    private static final int PARENT = Integer.MAX_VALUE;

    /** Not a field. */
    private static final int NO_FIELD = -1;

    private final String file;
    private final Consumer<LogRecord> sink;
    private final StringBuilder text = new StringBuilder();
    private int firstLine;
    private int indent = NO_FIELD;
    private boolean inBlock;

    private RecordReader(String file, Consumer<LogRecord> sink) {
        this.file = file;
        this.sink = sink;
    }

    /** Hands every record to the sink, and returns how many lines there were. */
    static int read(String file, InputStream in, Consumer<LogRecord> sink) throws IOException {
        RecordReader records = new RecordReader(file, sink);
        LineReader lines = new LineReader(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.continues()) {
                records.append(line, lines.line(), false);
            } else {
                Matcher prefix = PREFIX.matcher(line);
                records.add(prefix.lookingAt() ? line.substring(prefix.end()) : line, lines.line());
            }
        }
        records.flush();
        return lines.line();
    }

    private void add(String line, int number) {
        Matcher field = FIELD.matcher(line);
        int position = !inBlock && field.matches() ? field.end(1) : NO_FIELD;
        if (begins(line, position)) {
            flush();
        }
        if (text.isEmpty()) {
            firstLine = number;
            indent = position != NO_FIELD && field.group(2).isEmpty() ? PARENT : position;
            inBlock = line.endsWith("=<");
        }
        append(line, number, true);
    }

    private boolean begins(String line, int position) {
        if (HEAD.matcher(line).lookingAt()) {
            return true;
        }
        if (line.isEmpty()) {
            return indent == NO_FIELD || indent == PARENT;
        }
        return position != NO_FIELD && (indent == NO_FIELD || position <= indent);
    }

    private void append(String line, int number, boolean isLine) {
        if (text.length() + line.length() > LONGEST) {
            flush();
            firstLine = number;
        } else if (isLine && !text.isEmpty()) {
            text.append('\n');
        }
        text.append(line);
    }

    private void flush() {
        if (!text.isEmpty()) {
            sink.accept(new LogRecord(file, firstLine, text.toString()));
            text.setLength(0);
        }
        indent = NO_FIELD;
        inBlock = false;
    }
}
