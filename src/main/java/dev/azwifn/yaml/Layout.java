package dev.azwifn.yaml;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the indicators, lines and comments of block nodes stand.
 *
 * @param whole the document that the text is an item of; null for the text of a document
 */
record Layout(Text text, @Nullable CutDocument whole) {
    /** An offset not looked for yet, and one that was not found. */
    static final int UNKNOWN = -2;

    private static final int NONE = -1;

    Layout(Text text) {
        this(text, null);
    }

    /** Behind the anchor and tag of a node. */
    int contentStart(Node node) {
        int offset = propertiesEnd(node);
        return offset == node.start ? offset : Math.min(text.skipGap(offset), Math.max(node.end, offset));
    }

    /** The end of the last of anchor and tag; the node's start if it has none. */
    int propertiesEnd(Node node) {
        if (node.anchor == null && node.tag == null) {
            return node.start;
        }
        int end = wordEnd(node.start);
        return node.anchor == null || node.tag == null ? end : wordEnd(text.skipGap(end));
    }

    private int wordEnd(int offset) {
        int end = offset;
        while (end < text.length() && !Text.isBlank(text.at(end)) && !Text.isBreak(text.at(end))) {
            end++;
        }
        return end;
    }

    /** The start of an entry of a block mapping: its key, or the {@code ?} in front of it. */
    int entryStart(Node.Mapping mapping, int index) {
        return index == 0
                ? contentStart(mapping)
                : text.skipGap(mapping.entries.get(index - 1).value().end);
    }

    /** Behind the colon of an entry; -1 if it has none. */
    int colonEnd(Node.Entry entry) {
        int colon = text.skipGap(entry.key().end);
        return text.at(colon) == ':' ? colon + 1 : -1;
    }

    /** The dash of an item of a block sequence. */
    int dash(Node.Sequence sequence, int index) {
        return index == 0 ? contentStart(sequence) : text.skipGap(sequence.items.get(index - 1).end);
    }

    /** The column of the keys or dashes of a block collection. */
    int column(Node node) {
        return text.column(contentStart(node));
    }

    static Node lastLeaf(Node node) {
        if (node instanceof Node.Mapping mapping && !mapping.flow) {
            Node.Entry last = mapping.entries.get(mapping.entries.size() - 1);
            return lastLeaf(last.value().end > last.key().end ? last.value() : last.key());
        }
        if (node instanceof Node.Sequence sequence && !sequence.flow) {
            return lastLeaf(sequence.items.get(sequence.items.size() - 1));
        }
        return node;
    }

    /** The end of the last line of a node, in front of its break; a trailing comment is inside. */
    int lastLineEnd(Node node) {
        if (!(lastLeaf(node) instanceof Node.Scalar scalar) || !isBlockScalar(scalar)) {
            return text.lineEnd(node.end);
        }
        int end = text.beforeBreak(scalar.end);
        if (!keepsTrailingLines(scalar)) {
            // Empty lines behind the content are not part of the value.
            while (end > scalar.start && text.isLineStart(end)) {
                end = text.beforeBreak(end);
            }
        }
        return end;
    }

    static boolean isBlockScalar(@Nullable Node node) {
        return node instanceof Node.Scalar scalar && scalar.isBlockScalar();
    }

    /** Whether blank lines behind the node are part of its value: it ends with a literal or folded scalar of the kind {@code |+}. */
    boolean keepsTrailingLines(Node node) {
        Node leaf = lastLeaf(node);
        int header = contentStart(leaf);
        return isBlockScalar(leaf) && (text.at(header + 1) == '+' || text.at(header + 2) == '+');
    }

    /** The end of the last blank line that follows. */
    int blankLinesEnd(int lineEnd) {
        int end = lineEnd;
        for (int next = text.nextLine(end); next < text.length() && text.isBlankLine(next); next = text.nextLine(end)) {
            end = text.lineEnd(next);
        }
        return end;
    }

    /** The start of the comment lines that stand directly above an entry, in its column; the line's start if there are none. */
    int leadingComments(int entryStart, int bound) {
        int column = text.column(entryStart);
        int line = text.lineStart(entryStart);
        while (line > bound) {
            int previous = text.lineStart(text.beforeBreak(line));
            if (previous < bound || !text.isCommentLine(previous) || text.skipBlanks(previous) - previous != column) {
                break;
            }
            line = previous;
        }
        return line;
    }

    /** The end of the last line of a node and of the comment lines behind it that are indented deeper than {@code column}. */
    int lastCommentEnd(Node node, int column) {
        int end = lastLineEnd(node);
        while (isCommentBelow(end, column)) {
            end = text.lineEnd(nextFilledLine(end));
        }
        return end;
    }

    /** Whether the next line that is not blank is a comment indented deeper than {@code column}. */
    boolean isCommentBelow(int lineEnd, int column) {
        int next = nextFilledLine(lineEnd);
        return next < text.length() && text.isCommentLine(next) && text.skipBlanks(next) - next > column;
    }

    /** Whether a blank line that follows has a tab, or more spaces than {@code column}: a literal would take it for its own. */
    boolean isFilledBlankBelow(int lineEnd, int column) {
        int end = nextFilledLine(lineEnd);
        for (int line = text.nextLine(lineEnd); line < end; line = text.nextLine(line)) {
            int blanksEnd = text.skipBlanks(line);
            if (blanksEnd - line > column
                    || text.string().substring(line, blanksEnd).indexOf('\t') >= 0) {
                return true;
            }
        }
        return false;
    }

    private int nextFilledLine(int lineEnd) {
        int next = text.nextLine(lineEnd);
        while (next < text.length() && text.isBlankLine(next)) {
            next = text.nextLine(next);
        }
        return next;
    }

    /** How new lines are indented, as the nearest existing lines do it: in {@code path}'s last node first, then outwards. */
    Style style(List<? extends Node> path) {
        Style shown = shown(path);
        return shown.isKnown() ? shown : shown.or(whole == null ? Style.DEFAULT : whole.style());
    }

    /** The same as far as these nodes show it. */
    Style shown(List<? extends Node> path) {
        int step = NONE;
        int sequenceOffset = NONE;
        for (int i = path.size() - 1; i >= 0; i--) {
            step = step == NONE ? childOffset(path.get(i), false) : step;
            sequenceOffset = sequenceOffset == NONE ? childOffset(path.get(i), true) : sequenceOffset;
        }
        return new Style(step, sequenceOffset);
    }

    /** How much deeper than its key the first block sequence (or mapping) in a subtree stands. */
    private int childOffset(Node node, boolean sequence) {
        if (!(node instanceof Node.Collection collection) || collection.flow) {
            return NONE;
        }
        int known = sequence ? collection.sequenceOffset : collection.mappingOffset;
        if (known != UNKNOWN) {
            return known;
        }
        int found = NONE;
        for (int i = 0; i < collection.size() && found == NONE; i++) {
            Node value = collection.value(i);
            boolean wanted = sequence ? value instanceof Node.Sequence : value instanceof Node.Mapping;
            found = wanted && value.isBlockCollection() && node instanceof Node.Mapping
                    ? column(value) - column(node)
                    : childOffset(value, sequence);
        }
        if (sequence) {
            collection.sequenceOffset = found;
        } else {
            collection.mappingOffset = found;
        }
        return found;
    }

    /**
     * Indentation of new lines.
     *
     * @param step columns from a key to the keys of its mapping
     * @param sequenceOffset columns from a key to the dashes of its list; 0 for indentless lists
     */
    record Style(int step, int sequenceOffset) {
        static final Style UNKNOWN = new Style(NONE, NONE);
        static final Style DEFAULT = new Style(2, 0);

        boolean isKnown() {
            return showsStep() && sequenceOffset != NONE;
        }

        boolean showsStep() {
            return step != NONE;
        }

        /** With the other's numbers for those that are not known. */
        Style or(Style other) {
            return new Style(
                    step == NONE ? other.step : step, sequenceOffset == NONE ? other.sequenceOffset : sequenceOffset);
        }
    }
}
