package dev.azwifn.yaml;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** One document of a stream: immutable, and parsed only when it is asked for its content. */
public final class YamlDocument {
    /** To parse a document of more chars again would take longer than to keep what was made of it. */
    private static final int LARGE = 1 << 16;

    private static final Reference<Parsed> UNPARSED = new WeakReference<>(null);

    private final Source source;
    private final int number;
    private final int from;
    private final int to;
    private final int firstLine;
    /** The text of an edited document; null while the bytes of the source say it. */
    private final @Nullable EditedText edited;
    /** What this is an item of; null for a document of a stream. */
    private final @Nullable CutDocument whole;

    /**
     * What parsing made of it. It takes ten times the memory of the text, so that of a small document it may be collected as
     * garbage between two uses, and is made again; a small input does not get there.
     */
    private Reference<Parsed> parsed = UNPARSED;

    private @Nullable Parsed kept;
    private @Nullable Peek peeked;

    private record Peek(String key, @Nullable String value) {}

    private static final class Parsed {
        final Text text;
        final @Nullable Node root;
        /** Made when it is asked for. */
        private @Nullable JsonNode view;
        /** Of a large document somebody asks for many lines. */
        int @Nullable [] lineStarts;

        Parsed(Text text, @Nullable Node root) {
            this.text = text;
            this.root = root;
        }

        JsonNode view() {
            JsonNode made = view == null ? View.of(root) : view;
            view = made;
            return made;
        }
    }

    /** @param firstLine the line in the stream where it begins, from 1 */
    YamlDocument(Source source, int number, int from, int to, int firstLine) {
        this(source, number, from, to, firstLine, null, null);
    }

    /** An item of a document. */
    YamlDocument(Source source, int number, int from, int to, int firstLine, CutDocument whole) {
        this(source, number, from, to, firstLine, null, whole);
    }

    /** An edited document. */
    YamlDocument(Source source, int number, int from, int to, int firstLine, EditedText edited) {
        this(source, number, from, to, firstLine, edited, null);
    }

    private YamlDocument(
            Source source,
            int number,
            int from,
            int to,
            int firstLine,
            @Nullable EditedText edited,
            @Nullable CutDocument whole) {
        this.source = source;
        this.number = number;
        this.from = from;
        this.to = to;
        this.firstLine = firstLine;
        this.edited = edited;
        this.whole = whole;
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
        if (kept != null) {
            return kept.text.string();
        }
        return edited != null ? edited.string(source.bytes(), from, to) : source.decode(from, to, number);
    }

    /** Whether this is the outcome of an edit. */
    public boolean isEdited() {
        return edited != null;
    }

    /** Cuts this document at the items of the sequence under a root key; null if that is not certainly the same. */
    public @Nullable CutDocument cutAt(String rootKey) {
        return edited == null && whole == null ? CutDocument.of(source, number, from, to, firstLine, rootKey) : null;
    }

    /** Writes its text as UTF-8, to a stream that should have a buffer. */
    public void write(OutputStream out) throws IOException {
        if (edited != null) {
            edited.write(source.bytes(), from, to, out);
        } else {
            out.write(source.bytes(), from, to - from);
        }
    }

    /** Whether the UTF-8 text contains {@code string}; cheap, for documents that were not parsed. */
    public boolean mentions(String string) {
        return edited != null ? text().contains(string) : source.contains(string, from, to);
    }

    /**
     * The document as JSON: aliases and merge keys expanded, scalars resolved by YAML 1.2's core schema (numbers with
     * leading zeros stay strings). A null for an empty document. Not to be modified.
     *
     * @throws YamlException if the document is not valid YAML, has duplicate keys or exceeds a limit
     */
    public JsonNode view() {
        return parsed().view();
    }

    private Parsed parsed() {
        Parsed known = kept != null ? kept : parsed.get();
        if (known == null) {
            Text text = new Text(text());
            Node root = whole != null && edited == null
                    ? whole.compose(text, problems(text))
                    : Composer.compose(text, problems(text));
            known = new Parsed(text, root);
            if (!keepIfLarge(known)) {
                parsed = new WeakReference<>(known);
            }
        }
        return known;
    }

    private boolean keepIfLarge(Parsed made) {
        kept = made.text.length() > LARGE ? made : null;
        return kept != null;
    }

    /**
     * The scalar value of a key of the root mapping. A scan of the text finds it without parsing, so that it may stand in
     * another value; {@link #check} and {@link #view} know for certain.
     *
     * @return null if there is none, or the scan cannot tell
     */
    public @Nullable String peek(String rootKey) {
        Peek known = peeked;
        if (known == null || !known.key.equals(rootKey)) {
            String value = edited == null ? source.rootScalar(rootKey, from, to) : scalar(parsed().root, rootKey);
            known = new Peek(rootKey, value);
            peeked = known;
        }
        return known.value;
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
        Map<String, String> ascii = edited == null ? BlockParser.check(source.bytes(), from, to) : null;
        if (ascii != null) {
            return ascii;
        }
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
        return apply(patch, null);
    }

    /**
     * The same where it is known already what the patch makes of {@link #view}.
     *
     * @param patched what {@link JsonPatches#apply} said
     */
    public YamlDocument apply(List<Operation> patch, @Nullable JsonNode patched) {
        Parsed before = parsed();
        PatchEditor editor = new PatchEditor(layout(before), before.root, before.view(), problems(before.text));
        for (Operation operation : patch) {
            editor.apply(operation.canonical());
        }
        editor.finish();
        String result = editor.text().string();
        Parsed after = proven(editor, patched == null ? editor.view() : patched);
        if (result.equals(before.text.string())) {
            return this;
        }
        // As many chars as bytes are all ASCII.
        boolean sameOffsets = edited == null && before.text.length() == to - from;
        Set<TextEdit> edits = sameOffsets ? editor.edits() : null;
        EditedText text = edits != null ? EditedText.of(edits) : EditedText.of(result);
        YamlDocument outcome = new YamlDocument(source, number, from, to, firstLine, text, whole);
        outcome.keepIfLarge(after);
        return outcome;
    }

    /** The invariant of this package: the edited text holds exactly what the patch makes of the view. */
    private Parsed proven(PatchEditor editor, JsonNode expected) {
        if (!View.isOf(editor.root(), expected)) {
            JsonPointer where = Difference.between(expected, View.of(editor.root()));
            throw new YamlException(
                    "cannot be edited as text; write it in a simpler style, and please report this: wrong value at "
                            + (where.matches() ? "the root" : where),
                    locate(where));
        }
        if (whole != null && !whole.isInPlace(editor.text(), editor.root())) {
            throw problems(editor.text()).at(0, "cannot be edited without the rest of the document");
        }
        return new Parsed(editor.text(), editor.root());
    }

    private Layout layout(Parsed of) {
        return new Layout(of.text, whole);
    }

    /** The node that a pointer names; null if there is none. */
    @Nullable
    Node at(JsonPointer pointer) {
        return Spot.find(parsed().root, pointer, problems(parsed().text)).node();
    }

    /** How its own lines are indented, as far as they show it. */
    Layout.Style ownStyle() {
        Parsed known = parsed();
        return known.root == null ? Layout.Style.UNKNOWN : new Layout(known.text).shown(List.of(known.root));
    }

    /** Of a sequence of one item, the lines that stay if that is taken away: comments that do not belong to it. */
    String textBehindItem() {
        Parsed known = parsed();
        Layout layout = new Layout(known.text);
        if (!(known.root instanceof Node.Sequence sequence)) {
            throw new IllegalStateException("no item");
        }
        int end = layout.lastCommentEnd(sequence.items.get(0), layout.column(sequence));
        return known.text.string().substring(known.text.nextLine(end));
    }

    /** Adds the edits of this document to those of one in which it stands at {@code offset}, in bytes. */
    void addEditsTo(List<TextEdit> edits, int offset) {
        if (edited != null) {
            edited.addTo(edits, offset, to - from);
        }
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
