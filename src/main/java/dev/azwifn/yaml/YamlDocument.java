package dev.azwifn.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One document of a stream: immutable, and parsed only when it is asked for its content. */
public final class YamlDocument {
    private final Source source;
    private final int number;
    private final int from;
    private final int to;
    /** The text of an edited document; null while the bytes of the source say it. */
    private final @Nullable String edited;

    private @Nullable Text text;
    private int @Nullable [] lineStarts;
    private @Nullable Node root;
    private @Nullable JsonNode view;
    private @Nullable Map<String, String> rootScalars;

    YamlDocument(Source source, int number, int from, int to) {
        this(source, number, from, to, null);
    }

    private YamlDocument(Source source, int number, int from, int to, @Nullable String edited) {
        this.source = source;
        this.number = number;
        this.from = from;
        this.to = to;
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
        return source.lineAt(from);
    }

    /** The text of this document, markers and comments included. */
    public String text() {
        return loadedText().string();
    }

    /** Whether this is the outcome of an edit. */
    public boolean isEdited() {
        return edited != null;
    }

    byte[] bytes() {
        return edited != null ? edited.getBytes(StandardCharsets.UTF_8) : source.slice(from, to);
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
        JsonNode result = view;
        if (result == null) {
            root = Composer.compose(loadedText(), this::problem);
            result = View.of(root);
            view = result;
        }
        return result;
    }

    /**
     * The scalar value of a key of the root mapping, found by a scan of the text without parsing; after {@link #check} or
     * {@link #view} it is certain.
     *
     * @return null if there is none, or the scan cannot tell
     */
    public @Nullable String peek(String rootKey) {
        if (view != null) {
            return scalar(root, rootKey);
        }
        Map<String, String> known = rootScalars;
        return known != null ? known.get(rootKey) : source.rootScalar(rootKey, from, to);
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
     * @throws YamlException as {@link #view}
     */
    public void check() {
        if (view == null && rootScalars == null) {
            rootScalars = Composer.check(decoded(), this::problem);
        }
    }

    /** Where the value at {@code pointer} begins, or its key; of the nearest parent that exists, if it does not. */
    public Location locate(JsonPointer pointer) {
        view();
        return location(Locator.offset(root, pointer));
    }

    /**
     * Applies a JSON Patch to the text.
     *
     * @return the edited document, proven to hold what the patch makes of {@link #view}; this one if nothing changes
     * @throws YamlException if a path is missing, a test fails, or the edit is not possible as text (inside an alias, an
     *     anchor that is used elsewhere, a merge key)
     */
    public YamlDocument apply(List<Operation> patch) {
        PatchEditor editor = new PatchEditor(loadedText(), loadedRoot(), view(), this::problem);
        editor.apply(patch.stream().map(Operation::canonical).toList());
        String result = editor.text().string();
        if (result.equals(text())) {
            return this;
        }
        YamlDocument outcome = new YamlDocument(source, number, from, to, result);
        outcome.prove(editor);
        return outcome;
    }

    /** The invariant of this package: the edited text holds exactly what the patch makes of the view. */
    private void prove(PatchEditor editor) {
        root = editor.root();
        JsonNode parsed = View.of(root);
        if (!parsed.equals(editor.view())) {
            JsonPointer where = Difference.between(editor.view(), parsed);
            throw new IllegalStateException("the edit of document " + number + " of " + source.name()
                    + " went wrong at " + (where.matches() ? "the root" : where));
        }
        view = parsed;
    }

    private Text loadedText() {
        Text result = text;
        if (result == null) {
            result = decoded();
            text = result;
        }
        return result;
    }

    private @Nullable Node loadedRoot() {
        view();
        return root;
    }

    private Text decoded() {
        return new Text(edited != null ? edited : source.decode(from, to, number));
    }

    private YamlException problem(int offset, String problem) {
        return new YamlException(problem, location(offset));
    }

    private Location location(int offset) {
        Text string = loadedText();
        int[] starts = lineStarts;
        if (starts == null) {
            starts = string.lineStarts();
            lineStarts = starts;
        }
        int end = Math.min(offset, string.length());
        int found = Arrays.binarySearch(starts, end);
        int line = found >= 0 ? found : -found - 2;
        int column = string.string().codePointCount(starts[line], end);
        return new Location(source.name(), number, source.lineAt(from) + line, column + 1);
    }
}
