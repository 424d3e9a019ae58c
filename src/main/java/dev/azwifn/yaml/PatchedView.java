package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What zjsonpatch makes of a patch. To ask it for each operation takes longer than the edit, so that those which cannot fail
 * are applied when somebody looks at what they change.
 */
final class PatchedView {
    /** To look whether a place is concerned must not take longer than to apply them. */
    private static final int MOST_PENDING = 16;

    private JsonNode view;
    /** Whether {@code view} is a copy, which may be changed. */
    private boolean owned;

    private final List<Operation> pending = new ArrayList<>();

    PatchedView(JsonNode view) {
        this.view = view;
    }

    /** After all operations. */
    JsonNode all() {
        catchUp();
        return view;
    }

    /** The value at a path. */
    JsonNode at(JsonPointer path) {
        for (Operation each : pending) {
            if (isPrefix(each.path(), path) || isPrefix(path, each.path())) {
                catchUp();
                break;
            }
        }
        return view.at(path);
    }

    /** What kind of value is at a path; what is in it may be out of date. */
    JsonNode kindAt(JsonPointer path) {
        for (Operation each : pending) {
            if (isPrefix(each.path(), path)) {
                catchUp();
                break;
            }
        }
        return view.at(path);
    }

    /** Takes an operation that adds, replaces or removes an entry of an object and cannot fail; returns false for any other. */
    boolean takeEntry(Operation operation) {
        JsonPointer path = operation.path();
        Operation.Kind kind = operation.kind();
        boolean needsTarget = kind == Operation.Kind.REPLACE || kind == Operation.Kind.REMOVE;
        boolean possible =
                !path.matches() && (kind == Operation.Kind.ADD || (needsTarget && !at(path).isMissingNode()));
        if (!possible || !kindAt(path.head()).isObject()) {
            return false;
        }
        if (pending.size() == MOST_PENDING) {
            catchUp();
        }
        pending.add(operation);
        return true;
    }

    /** @throws com.flipkart.zjsonpatch.JsonPatchApplicationException if it cannot be applied */
    void apply(Operation operation) {
        catchUp();
        if (operation.path().matches()) {
            view = JsonPatches.apply(view, List.of(operation));
        } else {
            own();
            JsonPatches.applyInPlace(view, List.of(operation));
        }
    }

    private void catchUp() {
        if (!pending.isEmpty()) {
            own();
            JsonPatches.applyInPlace(view, pending);
            pending.clear();
        }
    }

    private void own() {
        view = owned ? view : view.deepCopy();
        owned = true;
    }

    private static boolean isPrefix(JsonPointer prefix, JsonPointer of) {
        String start = prefix.toString();
        String path = of.toString();
        return path.startsWith(start) && (path.length() == start.length() || path.charAt(start.length()) == '/');
    }
}
