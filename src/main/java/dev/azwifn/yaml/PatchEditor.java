package dev.azwifn.yaml;

import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.azwifn.yaml.Operation.Kind;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Applies a patch to the text of one document, operation by operation. Edits are collected as long as they do not touch
 * each other, then made, and the text is parsed again, so that every operation sees exact places.
 */
final class PatchEditor {
    private final Composer.Problems problems;
    /** The edits made so far, the latest first: errors name places in the text as it was. */
    private final Deque<NavigableSet<TextEdit>> made = new ArrayDeque<>();

    private NavigableSet<TextEdit> pending = TextEdit.sorted();
    /** Collections and values that a pending edit has changed. */
    private final Set<Node> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    /** Collections around a pending edit, which can lie behind their own text, below a comment. */
    private final Set<Node> around = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Block lists of which pending edits only take items away, with the lowest index of those. */
    private final Map<Node, Integer> shortened = new IdentityHashMap<>();

    /** Block mappings to which pending edits only add entries: those that are there already keep their places. */
    private final Map<Node, Growth> grown = new IdentityHashMap<>();

    private Text text;
    private Layout layout;
    private @Nullable Node root;
    private final PatchedView view;

    PatchEditor(Layout layout, @Nullable Node root, JsonNode view, Composer.Problems problems) {
        this.layout = layout;
        this.text = layout.text();
        this.root = root;
        this.view = new PatchedView(view);
        this.problems = (offset, problem) -> problems.at(original(offset), problem);
    }

    Text text() {
        return text;
    }

    @Nullable
    Node root() {
        return root;
    }

    /** The edits, if they were made all at once; else null. */
    @Nullable
    Set<TextEdit> edits() {
        return made.size() == 1 ? made.peek() : null;
    }

    /** What zjsonpatch makes of the operations so far. */
    JsonNode view() {
        return view.all();
    }

    void apply(Operation operation) {
        JsonPointer from = operation.from();
        if (from == null) {
            patchView(operation);
            edit(operation);
        } else {
            transfer(operation, from);
        }
    }

    /** Makes the edits that are still pending. */
    void finish() {
        flush();
    }

    private void transfer(Operation operation, JsonPointer from) {
        // The source's text is needed as the operations before this one leave it.
        flush();
        Content source = source(from);
        patchView(operation);
        if (operation.kind() == Kind.MOVE) {
            if (from.equals(operation.path())) {
                return;
            }
            remove(from);
            flush();
        }
        add(operation.path(), source, null);
    }

    private int original(int offset) {
        int original = offset;
        for (NavigableSet<TextEdit> edits : made) {
            original = TextEdit.originalOffset(original, edits);
        }
        return original;
    }

    private void edit(Operation operation) {
        try {
            stage(operation);
        } catch (YamlException e) {
            if (pending.isEmpty()) {
                throw e;
            }
            // The alias in the way may be gone with a pending edit.
            flush();
            stage(operation);
        }
    }

    private void stage(Operation operation) {
        switch (operation.kind()) {
            case ADD -> add(operation.path(), Content.of(operation.requireValue()), operation.after());
            case REPLACE -> replace(operation.path(), Content.of(operation.requireValue()));
            case REMOVE -> remove(operation.path());
            default -> {}
        }
    }

    private void patchView(Operation operation) {
        JsonPointer path = operation.path();
        requireWritable(operation);
        if (view.takeEntry(operation)) {
            return;
        }
        JsonNode current = view.at(path);
        boolean needsTarget = operation.kind() != Kind.ADD && operation.from() == null;
        if (needsTarget && current.isMissingNode()) {
            throw failed(operation, "there is no such field");
        }
        if (operation.kind() == Kind.TEST) {
            if (!current.equals(PatchEditor::compare, operation.requireValue())) {
                throw failed(operation, "the value is " + current + ", not " + operation.value());
            }
            return;
        }
        try {
            if (operation.from() != null && operation.kind() == Kind.COPY && !path.matches()) {
                // zjsonpatch copies no deeper than the reference when it works in place.
                view.apply(Operation.add(path, view.at(operation.from()).deepCopy()));
            } else {
                view.apply(operation);
            }
        } catch (JsonPatchApplicationException e) {
            throw failed(operation, String.valueOf(e.getMessage()));
        }
    }

    /** Refuses what zjsonpatch does not, or not in words that help. */
    private void requireWritable(Operation operation) {
        JsonPointer path = operation.path();
        JsonPointer from = operation.from();
        JsonPointer last = path.last();
        if (operation.kind() == Kind.REMOVE && path.matches()) {
            throw failed(operation, "a patch cannot take away the whole document");
        }
        if (operation.kind() == Kind.MOVE && from != null && path.toString().startsWith(from + "/")) {
            throw failed(operation, "the value would move into itself");
        }
        boolean isIndex = last == null
                || last.mayMatchElement()
                || last.getMatchingProperty().equals("-");
        if (!isIndex && view.kindAt(path.head()).isArray()) {
            throw failed(operation, "\"" + last.getMatchingProperty() + "\" is no index of a list");
        }
        if (last != null) {
            requireWritableKey(last.getMatchingProperty(), operation);
        }
        if (operation.value() != null) {
            requireWritableKeys(operation.value(), operation);
        }
    }

    private void requireWritableKeys(JsonNode value, Operation operation) {
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            requireWritableKey(entry.getKey(), operation);
        }
        for (JsonNode child : value) {
            requireWritableKeys(child, operation);
        }
    }

    private void requireWritableKey(String name, Operation operation) {
        if (!JsonContent.isWritableKey(name)) {
            throw failed(operation, "a key of " + name.length() + " characters is too long for YAML");
        }
    }

    /** RFC 6902: numbers are equal if their values are. */
    private static int compare(JsonNode left, JsonNode right) {
        return isFinite(left) && isFinite(right)
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1;
    }

    private static boolean isFinite(JsonNode value) {
        return value.isNumber() && !value.isDouble();
    }

    private YamlException failed(Operation operation, String why) {
        flush();
        return problems.at(
                Locator.offset(root, operation.path()),
                "cannot " + operation.kind().text() + " " + (operation.path().matches() ? "the root" : operation.path())
                        + ": " + why);
    }

    private Content source(JsonPointer from) {
        JsonNode json = view.at(from);
        if (json.isMissingNode()) {
            throw problems.at(
                    Locator.offset(root, from), "cannot move or copy from " + from + ": there is no such field");
        }
        Node node = Spot.find(root, from, problems).node();
        json = json.deepCopy();
        return node == null ? Content.of(json) : SliceContent.of(node, layout, json);
    }

    private void add(JsonPointer path, Content value, @Nullable String after) {
        if (growsFurther(path, value, after)) {
            return;
        }
        Spot spot = spot(path);
        if (spot.isRoot() || (spot.node() != null && spot.parent() instanceof Node.Mapping)) {
            replace(path, value);
        } else if ((spot.parent().size() == 0 && !spot.isNestedInFlow()) || spot.isInSinglePair()) {
            // {} and [] open up into block style, and [a: b] needs braces. The view holds the outcome already.
            replace(path.head(), Content.of(view.at(path.head())));
        } else {
            List<TextEdit> edits = insertion(spot, value, after);
            if (!stage(edits, spot, spot.parent())) {
                add(path, value, after);
            } else if (isBlockMapping(spot.parent())) {
                Growth growth = Growth.of(spot.name(), after, value, edits);
                if (growth != null) {
                    grown.put(spot.parent(), growth);
                }
            }
        }
    }

    /** Adds an entry right behind one whose edit is pending, as part of that edit; returns false if it does not go there. */
    private boolean growsFurther(JsonPointer path, Content value, @Nullable String after) {
        List<Node> nodes = Locator.nodes(root, path);
        if (grown.isEmpty() || nodes.size() != length(path) || isChanged(nodes, nodes.size() - 1)) {
            return false;
        }
        Node mapping = nodes.get(nodes.size() - 1);
        Growth before = grown.get(mapping);
        if (before == null || !before.isFollowedBy(path.last().getMatchingProperty(), after)) {
            return false;
        }
        Spot spot = Spot.find(root, path, problems);
        Growth one = Growth.of(spot.name(), after, value, insertion(spot, value, before.after()));
        Growth both = one == null ? null : before.with(one);
        if (both == null) {
            return false;
        }
        pending.remove(before.edit());
        pending.add(both.edit());
        grown.put(mapping, both);
        return true;
    }

    /** Whether one of the first nodes has changed in another way than by new entries. */
    private boolean isChanged(List<Node> nodes, int count) {
        for (int i = 0; i < count; i++) {
            if (changed.contains(nodes.get(i)) && !grown.containsKey(nodes.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBlockMapping(Node node) {
        return node instanceof Node.Mapping mapping && !mapping.flow;
    }

    private static int length(JsonPointer path) {
        int length = 0;
        for (JsonPointer rest = path; !rest.matches(); rest = rest.tail()) {
            length++;
        }
        return length;
    }

    private List<TextEdit> insertion(Spot spot, Content value, @Nullable String after) {
        if (spot.isFlow()) {
            return new FlowEditor(layout).insert(spot, value, after);
        }
        BlockEditor editor = new BlockEditor(layout);
        return spot.parent() instanceof Node.Mapping
                ? editor.addEntry(spot, value, after)
                : editor.addItem(spot, value);
    }

    private void replace(JsonPointer path, Content value) {
        Spot spot = spot(path);
        Node old = spot.node();
        if (old != null) {
            refuseDangling(old, old, path);
        }
        if (!stage(replacement(spot, old, value), spot, old)) {
            replace(path, value);
        }
    }

    private List<TextEdit> replacement(Spot spot, @Nullable Node old, Content value) {
        if (spot.isRoot() || old == null) {
            return new RootEditor(layout).replace(old, value);
        }
        return spot.isFlow()
                ? new FlowEditor(layout).replace(spot, old, value)
                : new BlockEditor(layout).replace(spot, old, value);
    }

    private void remove(JsonPointer path) {
        Spot spot = isInFrontOfRemoved(path) ? Spot.find(root, path, problems) : spot(path);
        Node node = spot.node();
        if (node == null) {
            throw new IllegalStateException(path + " is not in the text");
        }
        if (spot.isInSinglePair()) {
            replace(path.head(), Content.of(JsonNodeFactory.instance.objectNode()));
            return;
        }
        spot.refuseMerged(path, problems);
        refuseDangling(node, node, path);
        if (spot.parent() instanceof Node.Mapping mapping) {
            refuseDangling(mapping.entries.get(spot.index()).key(), node, path);
        }
        List<TextEdit> edits = spot.isFlow()
                ? new FlowEditor(layout).remove(spot.parent(), spot.index())
                : new BlockEditor(layout).remove(spot, node);
        if (!stage(edits, spot, spot.parent())) {
            remove(path);
        } else if (spot.parent() instanceof Node.Sequence sequence && !sequence.flow) {
            shortened.put(sequence, spot.index());
        }
    }

    /**
     * Whether an item can go without parsing again: those behind it that go too do not move it, and one in front of it stays.
     * Items are taken away from the end, and without this each would cost as much as the whole list.
     */
    private boolean isInFrontOfRemoved(JsonPointer path) {
        List<Node> nodes = Locator.nodes(root, path);
        if (nodes.size() < 2) {
            return false;
        }
        Node item = nodes.get(nodes.size() - 1);
        Node list = nodes.get(nodes.size() - 2);
        int index = path.last().getMatchingIndex();
        Integer lowest = shortened.get(list);
        return lowest != null
                && index > 0
                && index < lowest
                && !around.contains(item)
                && nodes.stream().filter(changed::contains).allMatch(node -> node == list);
    }

    /** Refuses to take away an anchor whose aliases stay. */
    private void refuseDangling(Node node, Node removed, JsonPointer path) {
        if (node.lastAlias >= removed.end) {
            Spot.refuseAnchored(node, path, problems);
        }
        node.children().forEach(child -> refuseDangling(child, removed, path));
    }

    /** The place of a path in the text, after making the pending edits if the path leads through or around them. */
    private Spot spot(JsonPointer path) {
        List<Node> nodes = Locator.nodes(root, path);
        int parent = length(path) - 1;
        boolean through = isChanged(nodes, nodes.size());
        for (int i = Math.max(parent, 0); i < nodes.size(); i++) {
            through |= changed.contains(nodes.get(i));
        }
        Node last = nodes.isEmpty() ? null : nodes.get(nodes.size() - 1);
        // A new entry goes behind all that is in its mapping, and beside a pending edit it would touch that.
        boolean newEntry = last != null && nodes.size() == parent + 1 && isBlockMapping(last);
        if (through || (!newEntry && last != null && around.contains(last))) {
            flush();
        }
        return Spot.find(root, path, problems);
    }

    /** Notes edits for the next flush; if they touch noted ones, flushes and returns false: the edits are out of date. */
    private boolean stage(List<TextEdit> edits, Spot spot, @Nullable Node change) {
        for (TextEdit edit : edits) {
            if (edit.touches(pending)) {
                flush();
                return false;
            }
        }
        pending.addAll(edits);
        if (change == null) {
            flush();
        } else {
            changed.add(change);
            around.addAll(spot.path());
        }
        return true;
    }

    private void flush() {
        if (!pending.isEmpty()) {
            text = new Text(TextEdit.apply(text.string(), pending));
            layout = new Layout(text, layout.whole());
            made.push(pending);
            pending = TextEdit.sorted();
            changed.clear();
            around.clear();
            shortened.clear();
            grown.clear();
            root = Composer.compose(
                    text,
                    (offset, problem) -> problems.at(
                            offset,
                            "cannot be edited as text; write it in a simpler style, and please report this: "
                                    + problem));
        }
    }
}
