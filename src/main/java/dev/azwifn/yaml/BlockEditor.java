package dev.azwifn.yaml;

import dev.azwifn.yaml.Content.Rendered;
import dev.azwifn.yaml.Layout.Style;
import dev.azwifn.yaml.Node.Collection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Edits of block maps and lists: whole lines, in the indentation and with the line break of their surroundings. */
record BlockEditor(Layout layout) {

    private Text text() {
        return layout.text();
    }

    /** Adds an entry behind the one named {@code after}, or at the end. */
    List<TextEdit> addEntry(Spot spot, Content value, @Nullable String after) {
        Node.Mapping mapping = (Node.Mapping) spot.parent();
        int column = layout.column(mapping);
        int sibling = after == null ? -1 : mapping.indexOf(after);
        Node.Entry previous = mapping.entries.get(sibling < 0 ? mapping.size() - 1 : sibling);
        Node last = previous.value();
        int end = layout.lastCommentEnd(last, column);
        String lineBreak = text().lineBreak(end);
        Content fitting = fitting(value, end, column);
        return behind(
                last, column, JsonContent.entry(spot.name(), fitting, column, layout.style(spot.path()), lineBreak));
    }

    /** Adds an item in front of the one at the spot, or at the end. */
    List<TextEdit> addItem(Spot spot, Content value) {
        Node.Sequence sequence = (Node.Sequence) spot.parent();
        int index = spot.index();
        int column = layout.column(sequence);
        Style style = layout.style(spot.path());
        if (index == sequence.size()) {
            Node last = sequence.items.get(index - 1);
            int lineEnd = layout.lastCommentEnd(last, column);
            Content fitting = fitting(value, lineEnd, column);
            return behind(
                    last,
                    column,
                    "- "
                            + fitting.underDash(column, style, text().lineBreak(lineEnd))
                                    .joined());
        }
        int dash = layout.dash(sequence, index);
        String lineBreak = text().lineBreak(dash);
        String item = "- " + value.underDash(column, style, lineBreak).joined() + lineBreak;
        String indentation = " ".repeat(column);
        if (!text().isFirstOnLine(dash)) {
            return List.of(TextEdit.insert(dash, item + indentation));
        }
        return List.of(TextEdit.insert(layout.leadingComments(dash, commentBound(spot, index)), indentation + item));
    }

    /** New lines behind the last line of a node. */
    private List<TextEdit> behind(Node last, int column, String lines) {
        int end = layout.lastCommentEnd(last, column);
        List<TextEdit> edits = new ArrayList<>(2);
        TextEdit chomping = stripChomping(last, layout.lastLineEnd(last));
        if (chomping != null) {
            edits.add(chomping);
        }
        edits.add(TextEdit.insert(end, text().lineBreak(end) + " ".repeat(column) + lines));
        return edits;
    }

    /** A literal at the end of a text without final line break has none in its value; with lines behind it, it would. */
    private @Nullable TextEdit stripChomping(Node last, int end) {
        if (end < text().length()
                || !(Layout.lastLeaf(last) instanceof Node.Scalar scalar)
                || !scalar.isBlockScalar()
                || scalar.value.endsWith("\n")
                || scalar.value.isEmpty()) {
            return null;
        }
        int header = layout.contentStart(scalar) + 1;
        for (int i = header; i < header + 2; i++) {
            if (text().at(i) == '-') {
                return null;
            }
            if (text().at(i) == '+') {
                return new TextEdit(i, i + 1, "-");
            }
        }
        return TextEdit.insert(header, "-");
    }

    /** A literal that ends the text would lose its last line break, and one in front of an indented comment swallow it. */
    private Content fitting(Content value, int lineEnd, int column) {
        boolean unsafe = lineEnd >= text().length()
                || layout.isCommentBelow(lineEnd, column)
                || layout.isFilledBlankBelow(lineEnd, column);
        return unsafe ? value.inline() : value;
    }

    /** Takes an entry or item out, with the comments that belong to it. */
    List<TextEdit> remove(Spot spot, Node node) {
        Collection parent = spot.parent();
        int start = start(parent, spot.index());
        int column = text().column(start);
        int end = layout.lastCommentEnd(node, column);
        if (spot.index() > 0 && layout.keepsTrailingLines(parent.value(spot.index() - 1))) {
            end = layout.blankLinesEnd(end);
        }
        boolean only = parent.size() == 1;
        if (!text().isFirstOnLine(start)) {
            return List.of(only ? new TextEdit(start, end, emptied(parent)) : TextEdit.delete(start, nextContent(end)));
        }
        int from = layout.leadingComments(start, commentBound(spot, spot.index()));
        if (only && spot.path().size() == 1) {
            return List.of(new TextEdit(from, end, emptied(parent)));
        }
        // Whole lines go with their line break. The last line of a text that has none takes the one in front of it,
        // unless
        // that one is part of a literal.
        boolean openEnd = end >= text().length()
                && (only || !Layout.isBlockScalar(Layout.lastLeaf(parent.value(spot.index() - 1))));
        TextEdit lines = TextEdit.delete(openEnd ? text().beforeBreak(from) : from, text().nextLine(end));
        return only ? List.of(TextEdit.insert(head(spot), " " + emptied(parent)), lines) : List.of(lines);
    }

    /** The first line that a comment of the entry at {@code index} can stand on. At the top of a document: none, a header stays. */
    private int commentBound(Spot spot, int index) {
        if (index > 0) {
            return text().nextLine(layout.lastLineEnd(spot.parent().value(index - 1)));
        }
        return spot.path().size() > 1 ? text().nextLine(head(spot)) : text().length();
    }

    private int nextContent(int end) {
        int offset = end;
        while (offset < text().length() && (Text.isBlank(text().at(offset)) || Text.isBreak(text().at(offset)))) {
            offset++;
        }
        return offset;
    }

    private static String emptied(Collection parent) {
        return parent instanceof Node.Mapping ? "{}" : "[]";
    }

    /** Behind the indicator (and anchor and tag) that the spot's parent hangs on. */
    private int head(Spot spot) {
        Collection parent = spot.parent();
        Collection container = spot.path().get(spot.path().size() - 2);
        int properties = layout.propertiesEnd(parent);
        return properties > parent.start ? properties : indicatorEnd(container, container.indexOf(parent));
    }

    private int indicatorEnd(Collection container, int index) {
        return container instanceof Node.Mapping mapping
                ? layout.colonEnd(mapping.entries.get(index))
                : layout.dash((Node.Sequence) container, index) + 1;
    }

    /** Puts a value in place of an entry's or item's value. */
    List<TextEdit> replace(Spot spot, Node old, Content value) {
        Collection parent = spot.parent();
        int column = layout.column(parent);
        int indicator = indicatorEnd(parent, spot.index());
        if (indicator < 0) {
            return addValue(
                    ((Node.Mapping) parent).entries.get(spot.index()).key(), column, layout.style(spot.path()), value);
        }
        boolean key = parent instanceof Node.Mapping;
        int end = layout.lastLineEnd(old);
        Content fitting = fitting(value, end, column);
        Style style = layout.style(spot.path());
        String lineBreak = text().lineBreak(indicator);
        boolean block = old.isBlockCollection() || (old instanceof Node.Scalar scalar && scalar.isBlockScalar());
        // Behind several spaces, or below a comment, an item stands in its own column.
        boolean inOwnColumn = !block && old.start > indicator && !isBehindTab(old, indicator);
        int dash = inOwnColumn ? text().column(old.start) - 2 : column;
        Rendered rendered =
                key ? fitting.underKey(column, style, lineBreak) : fitting.underDash(dash, style, lineBreak);
        if (old instanceof Node.Scalar scalar && value.json().isString() && !scalar.isBlockScalar()) {
            rendered = requoted(scalar, value, rendered);
        }
        return block ? replaceLines(old, indicator, end, rendered) : replaceInline(old, indicator, rendered);
    }

    /** Gives a value to an entry that has not even a colon: {@code ? key}. */
    private List<TextEdit> addValue(Node key, int column, Style style, Content value) {
        int end = layout.lastCommentEnd(key, column);
        Rendered rendered = fitting(value, end, column).underKey(column, style, text().lineBreak(end));
        return behind(key, column, (rendered.head().isEmpty() ? ":" : ": ") + rendered.joined());
    }

    /** A string in place of a quoted string keeps the quotes. */
    private static Rendered requoted(Node.Scalar old, Content value, Rendered rendered) {
        Scalars.Quotes quotes = Scalars.of(old);
        return quotes != null && rendered.body().isEmpty() && value instanceof JsonContent
                ? new Rendered(Scalars.string(value.json().stringValue(), quotes, false), "")
                : rendered;
    }

    /** The old value stands in one piece; what follows on its last line (a comment) stays where it is. */
    private List<TextEdit> replaceInline(Node old, int indicator, Rendered rendered) {
        List<TextEdit> edits = new ArrayList<>(2);
        if (rendered.head().isEmpty()) {
            edits.add(TextEdit.delete(indicator, old.end));
        } else {
            // No list can begin behind a tab.
            boolean tab = !rendered.body().isEmpty() && isBehindTab(old, indicator);
            boolean gap = old.start > indicator && !tab;
            edits.add(new TextEdit(gap ? old.start : indicator, old.end, (gap ? "" : " ") + rendered.head()));
        }
        if (!rendered.body().isEmpty()) {
            edits.add(TextEdit.insert(text().lineEnd(old.end), rendered.body()));
        }
        return merged(edits);
    }

    private boolean isBehindTab(Node old, int indicator) {
        return old.start > indicator
                && text().string().substring(indicator, old.start).indexOf('\t') >= 0
                && text().lineEnd(indicator) >= old.start;
    }

    /** The old value takes lines of its own, from the indicator's line on or behind it. */
    private List<TextEdit> replaceLines(Node old, int indicator, int end, Rendered rendered) {
        int firstLineEnd = text().lineEnd(indicator);
        String head = rendered.head().isEmpty() ? "" : " " + rendered.head();
        boolean startsHere = layout.contentStart(old) < firstLineEnd && old.isBlockCollection();
        if (startsHere || firstLineEnd >= end) {
            return List.of(new TextEdit(indicator, Math.max(end, indicator), head + rendered.body()));
        }
        int contentEnd = text().contentEnd(indicator);
        return merged(List.of(
                new TextEdit(indicator, Math.max(indicator, contentEnd), head),
                new TextEdit(firstLineEnd, end, rendered.body())));
    }

    /** Two edits side by side as one. */
    private static List<TextEdit> merged(List<TextEdit> edits) {
        if (edits.size() == 2 && edits.get(0).end() == edits.get(1).start()) {
            TextEdit first = edits.get(0);
            TextEdit second = edits.get(1);
            return List.of(new TextEdit(first.start(), second.end(), first.text() + second.text()));
        }
        return edits;
    }

    private int start(Collection parent, int index) {
        return parent instanceof Node.Mapping mapping
                ? layout.entryStart(mapping, index)
                : layout.dash((Node.Sequence) parent, index);
    }
}
