package dev.azwifn.yaml;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A document cut at the items of a sequence that makes up most of it. Each item is a document of its own, a sequence of one, so
 * that it can be read, edited and proved without the others, at the same time as they are, and its tree forgotten. What is
 * around the items is a small document, of the same shape as the large one.
 *
 * <p>Only YAML of the kind that {@link BlockParser} reads is cut: there, no line means anything else because of what stands in
 * another item. So the documents, put together again, are what an edit of the whole would have made, and as much proved.
 */
public final class CutDocument {
    private final Source source;
    private final int number;
    private final int from;
    private final int to;
    private final int firstLine;
    private final String key;
    private final ItemBoundaries cuts;
    private final List<YamlDocument> items;
    private final YamlDocument rest;
    private Layout.@Nullable Style style;

    private CutDocument(Source source, int number, int from, int to, int firstLine, String key, ItemBoundaries cuts) {
        this.source = source;
        this.number = number;
        this.from = from;
        this.to = to;
        this.firstLine = firstLine;
        this.key = key;
        this.cuts = cuts;
        this.items = new ArrayList<>(cuts.size());
        for (int i = 0; i < cuts.size(); i++) {
            ItemBoundaries.Start start = cuts.start(i);
            items.add(new YamlDocument(source, number, start.offset(), cuts.end(i), start.line(), this));
        }
        int last = cuts.size() - 1;
        this.rest =
                shortened(last == 0 ? "" : items.get(0).text(), items.get(last).text());
    }

    /** Returns null if the document has no such sequence, or would not certainly be the same in pieces. */
    static @Nullable CutDocument of(Source source, int number, int from, int to, int firstLine, String key) {
        // An item is less deep by itself, and edits of a last line without an end depend on each other.
        boolean possible = Limits.current().depth() > BlockParser.MAX_DEPTH && source.bytes()[to - 1] == '\n';
        ItemBoundaries cuts = possible ? ItemBoundaries.find(source.bytes(), from, to, firstLine, key) : null;
        if (cuts == null) {
            return null;
        }
        CutDocument document = new CutDocument(source, number, from, to, firstLine, key, cuts);
        return document.isRestInOrder() ? document : null;
    }

    /** Whether the first and the last item are all that the sequence in {@link #rest} consists of. */
    private boolean isRestInOrder() {
        String text = rest.text();
        int first = source.decode(from, cuts.start(0).offset(), number).length();
        return BlockParser.parse(text) instanceof Node.Mapping root
                && root.indexOf(key) >= 0
                && root.value(root.indexOf(key)) instanceof Node.Sequence sequence
                && sequence.size() == Math.min(2, items.size())
                && sequence.start == new Text(text).skipGap(first);
    }

    /** A document in which items stand in place of all of them. */
    private YamlDocument shortened(String... kept) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        text.write(source.bytes(), from, cuts.start(0).offset() - from);
        for (String item : kept) {
            text.writeBytes(utf8(item));
        }
        int end = cuts.end(items.size() - 1);
        text.write(source.bytes(), end, to - end);
        return new YamlDocument(new Source(source.name(), text.toByteArray()), number, 0, text.size(), firstLine);
    }

    /** The document with its first and last item only. Where something stands in the input, it does not know. */
    public YamlDocument rest() {
        return rest;
    }

    /**
     * The items in order, each as the sequence of one that its text is. They know where they stand in the input. To read one
     * fails with a {@link YamlException} if it may mean something else without the others, such as an alias.
     */
    public List<YamlDocument> items() {
        return items;
    }

    /** The tree of an item as it was. */
    Node compose(Text text, Composer.Problems problems) {
        if (BlockParser.parse(text.string()) instanceof Node.Sequence sequence && sequence.size() == 1) {
            return sequence;
        }
        throw problems.at(0, "cannot be read without the rest of the document");
    }

    /** Whether an edited item stands where it stood, and ends its line. */
    boolean isInPlace(Text text, @Nullable Node root) {
        return root instanceof Node.Sequence sequence
                && !sequence.flow
                && text.column(sequence.start) == cuts.column()
                && text.string().endsWith("\n");
    }

    /** How lines are indented around the items: as the first items do it that show it. */
    synchronized Layout.Style style() {
        if (style == null) {
            Layout.Style found = Layout.Style.UNKNOWN;
            for (int i = 0; i < items.size() && !found.isKnown(); i++) {
                found = found.or(items.get(i).ownStyle());
            }
            style = found.or(rest.ownStyle()).or(Layout.Style.DEFAULT);
        }
        return style;
    }

    /**
     * Puts the document together again.
     *
     * @param edited edited items, by their index
     * @param dropped the indexes of items to leave out
     * @param operations a patch for what is around the items
     * @return null if that cannot be done in pieces; an edit of the whole document can
     */
    public @Nullable YamlDocument joined(
            Map<Integer, YamlDocument> edited, Set<Integer> dropped, List<Operation> operations) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < items.size(); i++) {
            if (!dropped.contains(i)) {
                first = first < 0 ? i : first;
                last = i;
            } else if (!isDroppable(i, edited)) {
                return null;
            }
        }
        if (first < 0) {
            return null;
        }
        List<TextEdit> edits = new ArrayList<>();
        // What is around the items can change at the end of the last one: a new key goes there.
        int same = operations.isEmpty() ? items.size() : last;
        for (int i = 0; i < same; i++) {
            int start = cuts.start(i).offset();
            if (dropped.contains(i)) {
                int kept = utf8(items.get(i).textBehindItem()).length;
                edits.add(TextEdit.delete(start - from, cuts.end(i) - kept - from));
            } else if (edited.containsKey(i)) {
                edited.get(i).addEditsTo(edits, start - from);
            }
        }
        if (!operations.isEmpty()) {
            TextEdit tail = tail(edited, dropped, first, last, operations);
            if (tail == null) {
                return null;
            }
            edits.add(tail);
        }
        return new YamlDocument(source, number, from, to, firstLine, EditedText.of(edits));
    }

    /** What a patch makes of the text from the last item on; null if it changes what is in front of that, too. */
    private @Nullable TextEdit tail(
            Map<Integer, YamlDocument> edited, Set<Integer> dropped, int first, int last, List<Operation> operations) {
        StringBuilder head = new StringBuilder();
        for (int i = 0; i <= first && i < last; i++) {
            head.append(text(i, edited, dropped));
        }
        StringBuilder tail = new StringBuilder();
        for (int i = last; i < items.size(); i++) {
            String text = text(i, edited, dropped);
            boolean changed = i > last || edited.containsKey(i);
            if (changed && endsWithComment(items.get(i).text())) {
                return null; // a new key may go in front of this comment or behind it
            }
            tail.append(text);
        }
        YamlDocument before = shortened(head.toString(), tail.toString());
        String after = LongList.applied(before, operations);
        int start = cuts.start(last).offset() - from;
        String unchanged = source.decode(from, cuts.start(0).offset(), number) + head;
        // New lines are indented as the first items show it, of which only one is here.
        boolean sameStyle = first == last
                || edited.getOrDefault(first, items.get(first)).ownStyle().showsStep();
        return sameStyle && after.startsWith(unchanged)
                ? new TextEdit(start, to - from, after.substring(unchanged.length()))
                : null;
    }

    /** The text of an item after the edits; of one that is dropped, what does not belong to it. */
    private String text(int item, Map<Integer, YamlDocument> edited, Set<Integer> dropped) {
        YamlDocument document = items.get(item);
        return dropped.contains(item)
                ? document.textBehindItem()
                : edited.getOrDefault(item, document).text();
    }

    /** Whether an item can go without a look at the one in front of it. */
    private boolean isDroppable(int item, Map<Integer, YamlDocument> edited) {
        if (item == 0) {
            return true;
        }
        YamlDocument before = items.get(item - 1);
        // Blank lines would become part of such a value.
        boolean keepsBlankLines = before.mentions("|+") || before.mentions(">+");
        // An edit can make a comment stand right above this item, so that it seems to belong to it.
        return !keepsBlankLines
                && !endsWithComment(edited.getOrDefault(item - 1, before).text());
    }

    private static boolean endsWithComment(String text) {
        String filled = text.stripTrailing();
        return filled.substring(filled.lastIndexOf('\n') + 1).stripLeading().startsWith("#");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
