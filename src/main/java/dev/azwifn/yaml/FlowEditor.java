package dev.azwifn.yaml;

import dev.azwifn.yaml.Scalars.Quotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits between the brackets of {@code {a: 1}} and {@code [a, b]}. */
record FlowEditor(Text text) {

    /** Adds an entry behind the one named {@code after} or at the end, or an item in front of the one at the spot. */
    List<TextEdit> insert(Spot spot, Content value, @Nullable String after) {
        Node parent = spot.parent();
        Quotes quotes = quotes(spot.path());
        String added = parent instanceof Node.Mapping
                ? JsonContent.key(spot.name(), quotes, true) + ": " + value.flow(quotes)
                : value.flow(quotes);
        int size = size(parent);
        if (size == 0) {
            return List.of(new TextEdit(open(parent) + 1, parent.end - 1, added));
        }
        int next = parent instanceof Node.Mapping mapping ? behind(mapping, after) : spot.index();
        return next < size ? List.of(insertBefore(parent, next, added)) : append(parent, added);
    }

    private static int behind(Node.Mapping mapping, @Nullable String after) {
        int sibling = after == null ? -1 : mapping.indexOf(after);
        return sibling < 0 ? mapping.entries.size() : sibling + 1;
    }

    private TextEdit insertBefore(Node parent, int index, String added) {
        int start = start(parent, index);
        String gap = text.isFirstOnLine(start) ? newLine(start) : " ";
        return TextEdit.insert(start, added + "," + gap);
    }

    private List<TextEdit> append(Node parent, String added) {
        int last = size(parent) - 1;
        int start = start(parent, last);
        int end = end(parent, last);
        int comma = text.skipGap(end);
        boolean trailingComma = text.at(comma) == ',';
        int anchor = trailingComma ? comma + 1 : end;
        int lineEnd = text.lineEnd(anchor);
        boolean ownLines = text.isFirstOnLine(start) && lineEnd < parent.end;
        String gap = ownLines ? newLine(start) : " ";
        if (trailingComma) {
            return List.of(TextEdit.insert(ownLines ? lineEnd : anchor, gap + added + ","));
        }
        // A comment behind the last entry stays behind it: the comma goes in front of the comment.
        return !ownLines || lineEnd == end
                ? List.of(TextEdit.insert(end, "," + gap + added))
                : List.of(TextEdit.insert(end, ","), TextEdit.insert(lineEnd, gap + added));
    }

    private String newLine(int start) {
        return text.lineBreak(start) + text.string().substring(text.lineStart(start), start);
    }

    List<TextEdit> remove(Node parent, int index) {
        int start = start(parent, index);
        int end = end(parent, index);
        int comma = text.skipGap(end);
        boolean commaBehind = text.at(comma) == ',';
        if (size(parent) == 1) {
            return List.of(TextEdit.delete(start, commaBehind ? comma + 1 : end));
        }
        if (index < size(parent) - 1) {
            int next = start(parent, index + 1);
            boolean ownLines = text.isFirstOnLine(start) && text.lineEnd(comma) < next;
            return List.of(
                    ownLines
                            ? TextEdit.delete(text.lineStart(start), text.nextLine(comma))
                            : TextEdit.delete(start, next));
        }
        int commaBefore = text.skipGap(end(parent, index - 1));
        int from = text.isFirstOnLine(start) ? text.beforeBreak(text.lineStart(start)) : commaBefore + 1;
        if (commaBehind) {
            return List.of(TextEdit.delete(from, comma + 1));
        }
        return from <= commaBefore + 1
                ? List.of(TextEdit.delete(commaBefore, end))
                : List.of(TextEdit.delete(commaBefore, commaBefore + 1), TextEdit.delete(from, end));
    }

    /** Puts a value in place of a node that has text or none ({@code {a: , b}}). */
    List<TextEdit> replace(Spot spot, Node node, Content value) {
        Quotes own = node instanceof Node.Scalar scalar ? Scalars.of(scalar) : null;
        Quotes quotes = own == null || own == Quotes.AUTO ? quotes(spot.path()) : own;
        String written = value.flow(quotes);
        if (node.start < node.end) {
            return List.of(new TextEdit(node.start, node.end, written));
        }
        boolean colon = text.at(node.start - 1) == ':';
        return List.of(TextEdit.insert(node.start, (colon ? " " : ": ") + written));
    }

    /** Double quotes inside JSON, which knows no others; else as the value needs it. */
    private static Quotes quotes(List<Node> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            Node node = path.get(i);
            if (node instanceof Node.Mapping mapping && mapping.flow && !mapping.entries.isEmpty()) {
                return isDoubleQuoted(mapping.entries.get(0).key()) ? Quotes.DOUBLE : Quotes.AUTO;
            }
        }
        return path.get(path.size() - 1) instanceof Node.Sequence list
                        && !list.items.isEmpty()
                        && list.items.stream().allMatch(FlowEditor::isDoubleQuoted)
                ? Quotes.DOUBLE
                : Quotes.AUTO;
    }

    private static boolean isDoubleQuoted(Node node) {
        return node instanceof Node.Scalar scalar && Scalars.of(scalar) == Quotes.DOUBLE;
    }

    private static int size(Node parent) {
        return parent instanceof Node.Mapping mapping ? mapping.entries.size() : ((Node.Sequence) parent).items.size();
    }

    private static int start(Node parent, int index) {
        return parent instanceof Node.Mapping mapping
                ? mapping.entries.get(index).key().start
                : ((Node.Sequence) parent).items.get(index).start;
    }

    private static int end(Node parent, int index) {
        return parent instanceof Node.Mapping mapping
                ? Math.max(mapping.entries.get(index).value().end, mapping.entries.get(index).key().end)
                : ((Node.Sequence) parent).items.get(index).end;
    }

    /** The opening bracket, behind anchor and tag. */
    private int open(Node parent) {
        return new Layout(text).contentStart(parent);
    }
}
