package dev.azwifn.yaml;

import dev.azwifn.yaml.Layout.Style;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A node's own text, moved or copied: comments, quotes and numbers keep their spelling.
 *
 * @param text the node's text; lines after the first begin with {@code \n} and their original indentation
 * @param column the column of its first char
 */
record SliceContent(Node node, String text, int column, JsonNode json) implements Content {
    /** The text of a node; its JSON value where the text cannot stand elsewhere (anchors, aliases, uneven indentation). */
    static Content of(Node node, Layout layout, JsonNode json) {
        String slice = slice(node, layout);
        return slice == null ? Content.of(json) : new SliceContent(node, slice, layout.column(node), json);
    }

    private static @Nullable String slice(Node node, Layout layout) {
        boolean singlePair = node instanceof Node.Mapping mapping && mapping.isSinglePair();
        if (refersElsewhere(node) || node.start == node.end || singlePair) {
            return null;
        }
        Text text = layout.text();
        if (!node.isBlockCollection()) {
            boolean oneLine = text.lineEnd(node.start) >= node.end;
            return oneLine ? text.string().substring(node.start, node.end) : null;
        }
        Node leaf = Layout.lastLeaf(node);
        boolean openEnd = leaf instanceof Node.Scalar scalar && scalar.isBlockScalar();
        if (openEnd && (layout.lastLineEnd(node) >= text.length() || layout.keepsTrailingLines(leaf))) {
            return null;
        }
        int start = layout.contentStart(node);
        int column = text.column(start);
        int end = layout.lastLineEnd(node);
        for (int line = text.nextLine(start); line < end; line = text.nextLine(line)) {
            int indentation = 0;
            while (text.at(line + indentation) == ' ') {
                indentation++;
            }
            if (indentation < column && !text.isBlankLine(line)) {
                return null;
            }
        }
        return text.string().substring(start, end).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Whether the subtree holds an anchor or an alias, whose meaning depends on the place. */
    private static boolean refersElsewhere(Node node) {
        return node.anchor != null
                || node instanceof Node.Alias
                || node.children().anyMatch(SliceContent::refersElsewhere);
    }

    @Override
    public Rendered underKey(int keyColumn, Style style, String lineBreak) {
        if (!node.isBlockCollection()) {
            return new Rendered(text, "");
        }
        int target = keyColumn + (node instanceof Node.Sequence ? style.sequenceOffset() : style.step());
        return new Rendered("", lineBreak + " ".repeat(target) + shifted(target, lineBreak));
    }

    @Override
    public Rendered underDash(int dashColumn, Style style, String lineBreak) {
        return Rendered.ofLines(node.isBlockCollection() ? shifted(dashColumn + 2, lineBreak) : text, lineBreak);
    }

    @Override
    public Rendered atRoot(Style style, String lineBreak) {
        return Rendered.ofLines(node.isBlockCollection() ? shifted(0, lineBreak) : text, lineBreak);
    }

    @Override
    public String flow(Scalars.Quotes quotes) {
        boolean quoted = node instanceof Node.Scalar scalar && !scalar.isPlain();
        // JSON knows neither all quotes nor all numbers of YAML.
        boolean kept = (quoted || json.isNumber()) && quotes != Scalars.Quotes.DOUBLE;
        return kept ? text : Content.of(json).flow(quotes);
    }

    @Override
    public Content inline() {
        return node.isBlockCollection() ? Content.of(json).inline() : this;
    }

    private String shifted(int target, String lineBreak) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (out.isEmpty()) {
                out.append(line);
                continue;
            }
            out.append(lineBreak);
            if (line.length() > column) {
                out.append(" ".repeat(target)).append(line, column, line.length());
            }
        }
        return out.toString();
    }
}
