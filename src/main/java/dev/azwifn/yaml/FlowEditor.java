package dev.azwifn.yaml;

import dev.azwifn.yaml.Node.Collection;
import dev.azwifn.yaml.Scalars.Quotes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits between the brackets of {@code {a: 1}} and {@code [a, b]}. */
record FlowEditor(Layout layout) {

    private Text text() {
        return layout.text();
    }

    /** Adds an entry behind the one named {@code after} or at the end, or an item in front of the one at the spot. */
    List<TextEdit> insert(Spot spot, Content value, @Nullable String after) {
        Collection parent = spot.parent();
        Quotes quotes = quotes(spot.path());
        String added = parent instanceof Node.Mapping
                ? JsonContent.key(spot.name(), quotes, true) + ": " + value.flow(quotes)
                : value.flow(quotes);
        if (parent.size() == 0) {
            return List.of(betweenBrackets(parent, added));
        }
        int next = parent instanceof Node.Mapping mapping ? behind(mapping, after) : spot.index();
        return next < parent.size() ? List.of(insertBefore(parent, next, added)) : append(parent, added);
    }

    private static int behind(Node.Mapping mapping, @Nullable String after) {
        int sibling = after == null ? -1 : mapping.indexOf(after);
        return sibling < 0 ? mapping.size() : sibling + 1;
    }

    private TextEdit betweenBrackets(Collection parent, String content) {
        return new TextEdit(layout.contentStart(parent) + 1, parent.end - 1, content);
    }

    private TextEdit insertBefore(Collection parent, int index, String added) {
        int start = start(parent, index);
        return text().isFirstOnLine(start)
                ? TextEdit.insert(
                        commentsStart(parent, index), indentation(start) + added + "," + text().lineBreak(start))
                : TextEdit.insert(start, added + ", ");
    }

    private List<TextEdit> append(Collection parent, String added) {
        int last = parent.size() - 1;
        int start = start(parent, last);
        int end = parent.memberEnd(last);
        int comma = commaBehind(parent, last);
        int behind = comma < 0 ? end : comma + 1;
        int lineEnd = text().lineEnd(behind);
        boolean ownLines = text().isFirstOnLine(start) && lineEnd < parent.end;
        String gap = ownLines ? text().lineBreak(start) + indentation(start) : " ";
        if (comma >= 0) {
            return List.of(TextEdit.insert(ownLines ? lineEnd : behind, gap + added + ","));
        }
        // A comment behind the last entry stays behind it: the comma goes in front of the comment.
        return !ownLines || lineEnd == end
                ? List.of(TextEdit.insert(end, "," + gap + added))
                : List.of(TextEdit.insert(end, ","), TextEdit.insert(lineEnd, gap + added));
    }

    private String indentation(int start) {
        return text().string().substring(text().lineStart(start), start);
    }

    /** Takes an entry or item out, with the comments that belong to it. */
    List<TextEdit> remove(Collection parent, int index) {
        if (parent.size() == 1) {
            return List.of(betweenBrackets(parent, ""));
        }
        int start = start(parent, index);
        int comma = commaBehind(parent, index);
        int end = comma < 0 ? parent.memberEnd(index) : comma + 1;
        int before = index == 0 ? -1 : commaBehind(parent, index - 1);
        boolean last = index == parent.size() - 1;
        if (text().isFirstOnLine(start) && endsLine(end)) {
            TextEdit lines = TextEdit.delete(commentsStart(parent, index), text().nextLine(end));
            return comma >= 0 ? List.of(lines) : List.of(TextEdit.delete(before, before + 1), lines);
        }
        if (!last) {
            return List.of(
                    endsLine(end)
                            ? TextEdit.delete(index == 0 ? start : before + 1, text().lineEnd(end))
                            : TextEdit.delete(start, start(parent, index + 1)));
        }
        if (text().at(text().skipBlanks(before + 1)) == '#') {
            // The bracket must not join the comment on the line above.
            TextEdit item = TextEdit.delete(start, end);
            return comma >= 0 ? List.of(item) : List.of(TextEdit.delete(before, before + 1), item);
        }
        return List.of(TextEdit.delete(comma >= 0 ? before + 1 : before, end));
    }

    /** Puts a value in place of a node that has text or none ({@code {a: , b}}). */
    List<TextEdit> replace(Spot spot, Node node, Content value) {
        Quotes own = node instanceof Node.Scalar scalar && value.json().isString() ? Scalars.of(scalar) : null;
        Quotes quotes = own == null || own == Quotes.AUTO ? quotes(spot.path()) : own;
        String written = value.flow(quotes);
        if (node.start < node.end) {
            return List.of(new TextEdit(node.start, node.end, written));
        }
        boolean colon = text().at(node.start - 1) == ':';
        return List.of(TextEdit.insert(node.start, (colon ? " " : ": ") + written));
    }

    /** Double quotes inside JSON, which knows no others; else as the value needs it. */
    private static Quotes quotes(List<Collection> path) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (path.get(i) instanceof Node.Mapping mapping && mapping.flow && mapping.size() > 0) {
                return isDoubleQuoted(mapping.entries.get(0).key()) ? Quotes.DOUBLE : Quotes.AUTO;
            }
        }
        List<Node> siblings = path.get(path.size() - 1).children().toList();
        boolean json = path.get(0).flow
                ? siblings.stream().noneMatch(FlowEditor::isPlainString)
                : !siblings.isEmpty() && siblings.stream().allMatch(FlowEditor::isDoubleQuoted);
        return json ? Quotes.DOUBLE : Quotes.AUTO;
    }

    private static boolean isPlainString(Node node) {
        return node instanceof Node.Scalar scalar
                && scalar.isPlain()
                && CoreSchema.resolve(scalar).isString();
    }

    private static boolean isDoubleQuoted(Node node) {
        return node instanceof Node.Scalar scalar && Scalars.of(scalar) == Quotes.DOUBLE;
    }

    /** The start of an entry or item: its key, or the {@code ?} in front of it. */
    private int start(Collection parent, int index) {
        return text().skipGap(index == 0 ? layout.contentStart(parent) + 1 : commaBehind(parent, index - 1) + 1);
    }

    /** The comma behind an entry or item; -1 if there is none. */
    private int commaBehind(Collection parent, int index) {
        int comma = text().skipGap(parent.memberEnd(index));
        return text().at(comma) == ',' ? comma : -1;
    }

    /** The start of the lines of an entry or item that is the first on its line: that of its comments, if it has some. */
    private int commentsStart(Collection parent, int index) {
        int previous = index == 0 ? layout.contentStart(parent) : commaBehind(parent, index - 1);
        return layout.leadingComments(start(parent, index), text().nextLine(previous));
    }

    /** Whether nothing but a comment follows on the line. */
    private boolean endsLine(int offset) {
        int next = text().skipBlanks(offset);
        return text().isLineEnd(next) || text().at(next) == '#';
    }
}
