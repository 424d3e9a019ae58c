package dev.azwifn.yaml;

import com.flipkart.zjsonpatch.JsonPatchApplicationException;
import dev.azwifn.yaml.Operation.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Applies a patch to the text of one document, operation by operation. Edits are collected as long as they do not touch
 * each other, then made, and the text is parsed again, so that every operation sees exact places.
 */
final class PatchEditor {
    private final Composer.Problems problems;
    private final List<TextEdit> pending = new ArrayList<>();
    /** Collections and values that a pending edit has changed. */
    private final Set<Node> changed = Collections.newSetFromMap(new IdentityHashMap<>());

    private Text text;
    private @Nullable Node root;
    private JsonNode view;

    PatchEditor(Text text, @Nullable Node root, JsonNode view, Composer.Problems problems) {
        this.text = text;
        this.root = root;
        this.view = view.deepCopy();
        this.problems = problems;
    }

    Text text() {
        return text;
    }

    @Nullable
    Node root() {
        return root;
    }

    /** What zjsonpatch makes of the operations so far. */
    JsonNode view() {
        return view;
    }

    void apply(List<Operation> patch) {
        for (Operation operation : patch) {
            JsonPointer from = operation.from();
            if (from == null) {
                patchView(operation);
                edit(operation);
            } else {
                transfer(operation, from);
            }
        }
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

    private void edit(Operation operation) {
        switch (operation.kind()) {
            case ADD -> add(operation.path(), Content.of(operation.requireValue()), operation.after());
            case REPLACE -> replace(operation.path(), Content.of(operation.requireValue()));
            case REMOVE -> remove(operation.path());
            default -> {}
        }
    }

    private void patchView(Operation operation) {
        JsonPointer path = operation.path();
        JsonNode current = view.at(path);
        if (operation.kind() == Kind.TEST && !current.isMissingNode() && !current.equals(operation.value())) {
            throw failed(operation, "the value is " + current + ", not " + operation.value());
        }
        boolean needsTarget = operation.kind() != Kind.ADD && operation.from() == null;
        if (needsTarget && current.isMissingNode()) {
            throw failed(operation, "there is no such field");
        }
        try {
            if (path.matches()) {
                view = JsonPatches.apply(view, List.of(operation));
            } else if (operation.kind() == Kind.COPY) {
                // zjsonpatch copies no deeper than the reference when it works in place.
                JsonPatches.applyInPlace(view, Operation.add(path, view.at(operation.from()).deepCopy()));
            } else {
                JsonPatches.applyInPlace(view, operation);
            }
        } catch (JsonPatchApplicationException e) {
            throw failed(operation, String.valueOf(e.getMessage()));
        }
    }

    private YamlException failed(Operation operation, String why) {
        flush();
        return problems.at(
                Locator.offset(root, operation.path()),
                "cannot " + operation.kind().name().toLowerCase(Locale.ROOT) + " " + operation.path() + ": " + why);
    }

    private Content source(JsonPointer from) {
        JsonNode json = view.at(from);
        if (json.isMissingNode()) {
            throw problems.at(Locator.offset(root, from), "cannot move or copy from " + from + ": there is no such field");
        }
        Node node = Spot.find(root, from, problems).node();
        json = json.deepCopy();
        return node == null ? Content.of(json) : SliceContent.of(node, new Layout(text), json);
    }

    private void add(JsonPointer path, Content value, @Nullable String after) {
        Spot spot = spot(path);
        if (spot.isRoot() || (spot.node() != null && spot.parent() instanceof Node.Mapping)) {
            replace(path, value);
        } else if (isEmpty(spot.parent()) && !spot.isNestedInFlow()) {
            // {} and [] open up into block style; the view holds the collection with its new member already.
            replace(path.head(), Content.of(view.at(path.head())));
        } else if (!stage(insertion(spot, value, after), spot.parent())) {
            add(path, value, after);
        }
    }

    private List<TextEdit> insertion(Spot spot, Content value, @Nullable String after) {
        if (spot.isFlow()) {
            return new FlowEditor(text).insert(spot, value, after);
        }
        BlockEditor editor = new BlockEditor(new Layout(text));
        return spot.parent() instanceof Node.Mapping
                ? editor.addEntry(spot, value, after)
                : editor.addItem(spot, value);
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Mapping mapping ? mapping.entries.isEmpty() : ((Node.Sequence) node).items.isEmpty();
    }

    private void replace(JsonPointer path, Content value) {
        Spot spot = spot(path);
        Node old = spot.node();
        if (old != null) {
            refuseDangling(old, old, path);
        }
        if (!stage(replacement(spot, old, value), old)) {
            replace(path, value);
        }
    }

    private List<TextEdit> replacement(Spot spot, @Nullable Node old, Content value) {
        if (spot.isRoot() || old == null) {
            return new RootEditor(new Layout(text)).replace(old, value);
        }
        return spot.isFlow()
                ? new FlowEditor(text).replace(spot, old, value)
                : new BlockEditor(new Layout(text)).replace(spot, old, value);
    }

    private void remove(JsonPointer path) {
        Spot spot = spot(path);
        Node node = spot.node();
        if (spot.isRoot() || node == null) {
            throw problems.at(0, "a patch cannot remove the whole document");
        }
        refuseDangling(node, node, path);
        List<TextEdit> edits = spot.isFlow()
                ? new FlowEditor(text).remove(spot.parent(), spot.index())
                : new BlockEditor(new Layout(text)).remove(spot, node);
        if (!stage(edits, spot.parent())) {
            remove(path);
        }
    }

    /** Refuses to take away an anchor whose aliases stay. */
    private void refuseDangling(Node node, Node removed, JsonPointer path) {
        if (node.lastAlias >= removed.end) {
            Spot.refuseAnchored(node, path, problems);
        }
        if (node instanceof Node.Mapping mapping) {
            mapping.entries.forEach(entry -> {
                refuseDangling(entry.key(), removed, path);
                refuseDangling(entry.value(), removed, path);
            });
        } else if (node instanceof Node.Sequence sequence) {
            sequence.items.forEach(item -> refuseDangling(item, removed, path));
        }
    }

    /** The place of a path in the text, after making the pending edits if the path leads through them. */
    private Spot spot(JsonPointer path) {
        if (Locator.nodes(root, path).stream().anyMatch(changed::contains)) {
            flush();
        }
        return Spot.find(root, path, problems);
    }

    /** Notes edits for the next flush; if they touch noted ones, flushes and returns false: the edits are out of date. */
    private boolean stage(List<TextEdit> edits, @Nullable Node change) {
        if (edits.stream().anyMatch(edit -> pending.stream().anyMatch(edit::touches))) {
            flush();
            return false;
        }
        pending.addAll(edits);
        if (change == null) {
            flush();
        } else {
            changed.add(change);
        }
        return true;
    }

    private void flush() {
        if (!pending.isEmpty()) {
            text = new Text(TextEdit.apply(text.string(), pending));
            pending.clear();
            changed.clear();
            root = Composer.compose(text, (offset, problem) -> {
                throw new IllegalStateException("an edit made the text invalid: " + problem);
            });
        }
    }
}
