package dev.azwifn.yaml;

import static dev.azwifn.yaml.BlockText.UNSURE;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * Reads the YAML that tools print, ten times as fast as the engine: block collections, and scalars and flow collections
 * that stand on one line. What is beyond that (anchors, tags, escapes, values over several lines), in doubt or wrong is
 * left to the engine, which also says what is wrong. So a tree from here is the tree that the engine's events would make.
 */
final class BlockParser {
    /** Deeper and longer things are rare: the engine knows the limits. */
    static final int MAX_DEPTH = 100;

    /** Stands for nodes of which only the syntax counts. */
    private static final Node.Scalar UNKEPT = new Node.Scalar(0, 0, null, null, "", ScalarStyle.PLAIN);

    private final BlockText text;
    private final byte[] bytes;
    private final boolean keepTree;
    private final int deepest = Math.min(MAX_DEPTH, Limits.current().depth());
    private final int longest = Limits.current().scalar();
    private final ScalarReader scalars;
    private final KeyNames names;
    private final FlowReader flow;
    private final BlockScalarReader blockScalars;
    private final Map<String, String> rootScalars = new HashMap<>();

    /** The first char of the next line with content, and its column; -1 at the end. */
    private int next;

    private int column;
    private int depth;

    /** The end of the node that was read last. */
    private int end;

    private BlockParser(BlockText text, boolean keepTree) {
        this.text = text;
        this.bytes = text.bytes;
        this.keepTree = keepTree;
        this.scalars = new ScalarReader(text);
        this.names = new KeyNames(text);
        this.flow = new FlowReader(text, scalars, names, deepest);
        this.blockScalars = new BlockScalarReader(text);
    }

    /** The root node; null if the text is for the engine to read. */
    static @Nullable Node parse(String text) {
        try {
            return new BlockParser(BlockText.of(text), true).document();
        } catch (BlockText.Unsure e) {
            return null;
        }
    }

    /** The scalar values of the root mapping's entries; null if the text is for the engine to read. */
    static @Nullable Map<String, String> check(String text) {
        try {
            return checked(BlockText.of(text));
        } catch (BlockText.Unsure e) {
            return null;
        }
    }

    /** The same for a range of UTF-8; null, too, if it is not all ASCII. */
    static @Nullable Map<String, String> check(byte[] utf8, int from, int to) {
        try {
            return checked(BlockText.ofAscii(utf8, from, to));
        } catch (BlockText.Unsure e) {
            return null;
        }
    }

    private static Map<String, String> checked(BlockText text) {
        BlockParser parser = new BlockParser(text, false);
        parser.document();
        return parser.rootScalars;
    }

    private Node document() {
        toContent(0);
        if (column == 0 && text.isMarker(next, '-')) {
            toNextLine(next + 3);
        }
        requireNoMarker();
        if (column < 0) {
            throw UNSURE;
        }
        Node root = block();
        if (column >= 0) {
            throw UNSURE;
        }
        return root;
    }

    /** Goes to the next line with content, from the start of a line on. */
    private void toContent(int line) {
        int i = line;
        while (i < text.length) {
            int start = i;
            while (bytes[i] == ' ') {
                i++;
            }
            if (bytes[i] == '#') {
                i = text.lineEnd(i);
            } else if (bytes[i] != '\n') {
                next = i;
                column = i - start;
                return;
            }
            i++;
        }
        next = text.length;
        column = -1;
    }

    private void requireNoMarker() {
        if (column == 0 && (text.isMarker(next, '-') || text.isMarker(next, '.'))) {
            throw UNSURE;
        }
    }

    /** Goes to the next line with content; on this line, only blanks and a comment may follow. */
    private void toNextLine(int offset) {
        int i = text.skipSpaces(offset);
        if (bytes[i] == '#' && i > offset) {
            i = text.lineEnd(i);
        }
        if (bytes[i] != '\n') {
            throw UNSURE;
        }
        toContent(i + 1);
        requireNoMarker();
    }

    /** The block collection whose first entry or item is next. */
    private Node block() {
        if (++depth > deepest) {
            throw UNSURE;
        }
        Node node = text.isDash(next) ? sequence() : mapping();
        depth--;
        return node;
    }

    private Node mapping() {
        int own = column;
        int opened = names.open();
        Node.Mapping mapping = keepTree ? new Node.Mapping(next, null, null, false) : null;
        do {
            int start = next;
            int keyEnd = scalars.keyEnd(start);
            if (!text.isColon(keyEnd)) {
                throw UNSURE;
            }
            names.note(start, keyEnd, opened);
            Node value = entryValue(own, keyEnd + 1, keepTree || depth == 1);
            if (mapping != null) {
                Node.Scalar key = scalars.key(start, keyEnd);
                mapping.entries.add(new Node.Entry(key.value, key, value));
            } else if (value != UNKEPT && value instanceof Node.Scalar scalar) {
                rootScalars.put(scalars.key(start, keyEnd).value, scalar.value);
            }
        } while (column == own);
        if (column > own) {
            throw UNSURE;
        }
        names.close(opened);
        if (mapping == null) {
            return UNKEPT;
        }
        mapping.end = end;
        return mapping;
    }

    /** The value behind a colon that ends at {@code offset}. */
    private Node entryValue(int own, int offset, boolean kept) {
        int start = text.skipSpaces(offset);
        if (bytes[start] != '\n' && bytes[start] != '#') {
            return scalar(start, own, kept);
        }
        toNextLine(offset);
        // A list may stand in the column of its key.
        return column > own || (column == own && text.isDash(next)) ? block() : absent(offset, kept);
    }

    private Node sequence() {
        int own = column;
        Node.Sequence sequence = keepTree ? new Node.Sequence(next, null, null, false) : null;
        do {
            Node item = item(own);
            if (sequence != null) {
                sequence.items.add(item);
            }
        } while (column == own && text.isDash(next));
        if (sequence == null) {
            return UNKEPT;
        }
        sequence.end = end;
        return sequence;
    }

    private Node item(int own) {
        int dash = next;
        int start = text.skipSpaces(dash + 1);
        if (bytes[start] == '\n' || bytes[start] == '#') {
            toNextLine(dash + 1);
            return column > own ? block() : absent(dash + 1, keepTree);
        }
        if (text.isDash(start) || isKey(start)) {
            next = start;
            column = own + start - dash;
            return block();
        }
        return scalar(start, own, keepTree);
    }

    private boolean isKey(int start) {
        byte first = bytes[start];
        boolean indicator = first == '|' || first == '>' || first == '[' || first == '{';
        return !indicator && bytes[scalars.keyEnd(start)] == ':';
    }

    private Node absent(int offset, boolean kept) {
        end = offset;
        return kept ? new Node.Scalar(offset, offset, null, null, "", ScalarStyle.PLAIN) : UNKEPT;
    }

    /** A value that begins on the line of its indicator, in a collection of column {@code own}. */
    private Node scalar(int start, int own, boolean kept) {
        byte first = bytes[start];
        Node node = UNKEPT;
        if (first == '|' || first == '>') {
            node = blockScalars.read(start, own, kept, UNKEPT);
            end = blockScalars.end();
            toContent(end);
            requireNoMarker();
        } else {
            if (first == '[' || first == '{') {
                node = flow.read(start, depth);
                end = flow.end();
            } else if (text.isQuote(start)) {
                end = text.quotedEnd(start);
                node = kept ? scalars.quoted(start, end) : UNKEPT;
            } else {
                end = text.plainEnd(start);
                node = kept ? scalars.plain(start, end) : UNKEPT;
            }
            toNextLine(end);
        }
        if (column > own || end - start > longest) {
            throw UNSURE;
        }
        return node;
    }
}
