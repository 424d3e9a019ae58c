package dev.azwifn.yaml;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One document of a stream: immutable, and parsed only when it is asked for its content. */
public final class YamlDocument {
    /** To parse a document of more chars again would take longer than to keep what was made of it. */
    private static final int LARGE = 1 << 16;

    private final Source source;
    private final int number;
    private final int from;
    private final int to;
    private final int firstLine;
    /** The text of an edited document; null while the bytes of the source say it. */
    private final @Nullable String edited;

    /**
     * What parsing made of it. It takes ten times the memory of the text, so that of a small document it may be collected as
     * garbage between two uses, and is made again; a small input does not get there.
     */
    private Reference<Parsed> parsed = new WeakReference<>(null);

    private @Nullable Parsed kept;

    private static final class Parsed {
        final Text text;
        final @Nullable Node root;
        final JsonNode view;
        /** Of a large document somebody asks for many lines. */
        int @Nullable [] lineStarts;

        Parsed(Text text, @Nullable Node root, JsonNode view) {
            this.text = text;
            this.root = root;
            this.view = view;
        }
    }

    /** @param firstLine the line in the stream where it begins, from 1 */
    YamlDocument(Source source, int number, int from, int to, int firstLine) {
        this(source, number, from, to, firstLine, null);
    }

    private YamlDocument(Source source, int number, int from, int to, int firstLine, @Nullable String edited) {
        this.source = source;
        this.number = number;
        this.from = from;
        this.to = to;
        this.firstLine = firstLine;
        this.edited = edited;
    }

    /** The document's number in the stream, from 1. */
    public int number() {
        return number;
    }

    /** The name of the stream: a file, or {@code <stdin>}. */
    public String source() {
        return source.name();
    }

    /** The line of the stream where its text begins, from 1. */
    public int firstLine() {
        return firstLine;
    }

    /** The text of this document, markers and comments included. */
    public String text() {
        return edited != null ? edited : source.decode(from, to, number);
    }

    /** Whether this is the outcome of an edit. */
    public boolean isEdited() {
        return edited != null;
    }

    void write(OutputStream out) throws IOException {
        if (edited != null) {
            out.write(edited.getBytes(StandardCharsets.UTF_8));
        } else {
            out.write(source.bytes(), from, to - from);
        }
    }

    /** Whether the UTF-8 text contains {@code string}; cheap, for documents that were not parsed. */
    public boolean mentions(String string) {
        return edited != null ? edited.contains(string) : source.contains(string, from, to);
    }

    /**
     * The document as JSON: aliases and merge keys expanded, scalars resolved by YAML 1.2's core schema (numbers with
     * leading zeros stay strings). A null for an empty document. Not to be modified.
     *
     * @throws YamlException if the document is not valid YAML, has duplicate keys or exceeds a limit
     */
    public JsonNode view() {
        return parsed().view;
    }

    private Parsed parsed() {
        Parsed known = kept != null ? kept : parsed.get();
        if (known == null) {
            Text text = new Text(text());
            Node root = Composer.compose(text, problems(text));
            known = new Parsed(text, root, View.of(root));
            keep(known);
        }
        return known;
    }

    private void keep(Parsed made) {
        if (made.text.length() > LARGE) {
            kept = made;
        } else {
            parsed = new WeakReference<>(made);
        }
    }

    /**
     * The scalar value of a key of the root mapping. A scan of the text finds it without parsing, so that it may stand in
     * another value; {@link #check} and {@link #view} know for certain.
     *
     * @return null if there is none, or the scan cannot tell
     */
    public @Nullable String peek(String rootKey) {
        return edited == null ? source.rootScalar(rootKey, from, to) : scalar(parsed().root, rootKey);
    }

    private static @Nullable String scalar(@Nullable Node root, String key) {
        if (!(root instanceof Node.Mapping mapping)) {
            return null;
        }
        int index = mapping.indexOf(key);
        return index >= 0 && mapping.value(index) instanceof Node.Scalar scalar ? scalar.value : null;
    }

    /**
     * Checks the syntax without keeping a tree.
     *
     * @return the scalar values of the root mapping's entries
     * @throws YamlException as {@link #view}
     */
    public Map<String, String> check() {
        Text text = new Text(text());
        return Composer.check(text, problems(text));
    }

    /** Where the value at {@code pointer} begins, or its key; of the nearest parent that exists, if it does not. */
    public Location locate(JsonPointer pointer) {
        Parsed known = parsed();
        int[] starts = known.lineStarts;
        if (starts == null) {
            starts = known.text.lineStarts();
            known.lineStarts = starts;
        }
        return location(known.text, starts, Locator.offset(known.root, pointer));
    }

    /**
     * Applies a JSON Patch to the text.
     *
     * @return the edited document, proven to hold what the patch makes of {@link #view}; this one if nothing changes
     * @throws YamlException if a path is missing, a test fails, or the edit is not possible as text (inside an alias, an
     *     anchor that is used elsewhere, a merge key)
     */
    public YamlDocument apply(List<Operation> patch) {
        Parsed before = parsed();
        PatchEditor editor = new PatchEditor(before.text, before.root, before.view, problems(before.text));
        for (Operation operation : patch) {
            editor.apply(operation.canonical());
        }
        editor.finish();
        String result = editor.text().string();
        Parsed after = proven(editor);
        if (result.equals(before.text.string())) {
            return this;
        }
        YamlDocument outcome = new YamlDocument(source, number, from, to, firstLine, result);
        outcome.keep(after);
        return outcome;
    }

    /** The invariant of this package: the edited text holds exactly what the patch makes of the view. */
    private Parsed proven(PatchEditor editor) {
        JsonNode parsedAgain = View.of(editor.root());
        if (!parsedAgain.equals(editor.view())) {
            JsonPointer where = Difference.between(editor.view(), parsedAgain);
            throw new YamlException(
                    "cannot be edited as text; write it in a simpler style, and please report this: wrong value at "
                            + (where.matches() ? "the root" : where),
                    locate(where));
        }
        return new Parsed(editor.text(), editor.root(), parsedAgain);
    }

    private Composer.Problems problems(Text text) {
        return (offset, problem) -> new YamlException(problem, location(text, text.lineStarts(), offset));
    }

    private Location location(Text text, int[] lineStarts, int offset) {
        int end = Math.min(offset, text.length());
        int found = Arrays.binarySearch(lineStarts, end);
        int line = found >= 0 ? found : -found - 2;
        int column = text.string().codePointCount(lineStarts[line], end);
        return new Location(source.name(), number, firstLine + line, column + 1);
    }
}
