package dev.azwifn.transform;

import dev.azwifn.yaml.Operation;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What one operation would do to a view. Stricter nowhere than RFC 6902, but more patient: what is already so is no
 * failure, and not done twice.
 *
 * @param reason why nothing is done, or what failed; empty if there is nothing to say
 * @param reasonWithoutValues the same without a word of what the resource holds
 */
record PatchEffect(Kind kind, String reason, String reasonWithoutValues) {
    private static final int LONGEST_VALUE = 120;

    enum Kind {
        CHANGE,
        NOTHING,
        FAILURE
    }

    static PatchEffect of(Operation operation, JsonNode view) {
        return switch (operation.kind()) {
            case ADD -> add(operation.path(), valueOf(operation), view);
            case REMOVE -> remove(operation.path(), view);
            case REPLACE -> replace(operation.path(), valueOf(operation), view);
            case MOVE -> move(fromOf(operation), operation.path(), view);
            case COPY -> copy(fromOf(operation), operation.path(), view);
            case TEST -> test(operation.path(), valueOf(operation), view);
        };
    }

    private static PatchEffect add(JsonPointer path, JsonNode value, JsonNode view) {
        PatchEffect place = place(path, view);
        boolean already = isEndOfList(path, view)
                ? JsonEquality.contains(view.at(path.head()), value)
                : JsonEquality.same(view.at(path), value);
        return place.kind() == Kind.CHANGE && already ? nothing("") : place;
    }

    private static boolean isEndOfList(JsonPointer path, JsonNode view) {
        return !path.matches()
                && path.last().matchesProperty("-")
                && view.at(path.head()).isArray();
    }

    /** Whether a value can be put at {@code path}. */
    private static PatchEffect place(JsonPointer path, JsonNode view) {
        JsonPointer parentPath = path.head();
        if (parentPath == null) {
            return change();
        }
        JsonNode parent = view.at(parentPath);
        if (!parent.isContainer()) {
            String problem = parent.isMissingNode() ? " does not exist" : " is neither a mapping nor a list";
            return failure((parentPath.matches() ? "the resource" : parentPath) + problem);
        }
        int index = path.last().getMatchingIndex();
        boolean fits = parent.isObject() || path.last().matchesProperty("-") || (index >= 0 && index <= parent.size());
        return fits ? change() : failure(parentPath + " is a list of " + parent.size());
    }

    private static PatchEffect remove(JsonPointer path, JsonNode view) {
        if (path.matches()) {
            return failure("a whole resource cannot be removed by a patch");
        }
        return view.at(path).isMissingNode() ? nothing("it is not there") : change();
    }

    private static PatchEffect replace(JsonPointer path, JsonNode value, JsonNode view) {
        JsonNode current = view.at(path);
        return current.isMissingNode()
                ? failure("there is nothing to replace; use add for a value that may be missing")
                : changeUnless(JsonEquality.same(current, value));
    }

    private static PatchEffect move(JsonPointer from, JsonPointer path, JsonNode view) {
        if (path.equals(from)) {
            return nothing("");
        }
        if (path.toString().startsWith(from + "/")) {
            return failure("a value cannot move into itself");
        }
        if (view.at(from).isMissingNode()) {
            return isThere(path, view) ? nothing("it has been moved before") : failure(from + " does not exist");
        }
        return place(path, view);
    }

    /** At the end of a list nothing is ever; but a list with items may have got this one. */
    private static boolean isThere(JsonPointer path, JsonNode view) {
        return isEndOfList(path, view)
                ? !view.at(path.head()).isEmpty()
                : !view.at(path).isMissingNode();
    }

    private static PatchEffect copy(JsonPointer from, JsonPointer path, JsonNode view) {
        JsonNode value = view.at(from);
        return value.isMissingNode() ? failure(from + " does not exist") : add(path, value, view);
    }

    private static PatchEffect test(JsonPointer path, JsonNode expected, JsonNode view) {
        JsonNode actual = view.at(path);
        if (JsonEquality.same(actual, expected)) {
            return nothing("");
        }
        if (actual.isMissingNode()) {
            return new PatchEffect(
                    Kind.FAILURE, "expected " + shortened(expected) + ", but it is not there", "it is not there");
        }
        return new PatchEffect(
                Kind.FAILURE,
                "expected " + shortened(expected) + ", found " + shortened(actual),
                "it has another value");
    }

    private static PatchEffect changeUnless(boolean same) {
        return same ? nothing("") : change();
    }

    private static PatchEffect change() {
        return new PatchEffect(Kind.CHANGE, "", "");
    }

    private static PatchEffect nothing(String reason) {
        return new PatchEffect(Kind.NOTHING, reason, reason);
    }

    private static PatchEffect failure(String reason) {
        return new PatchEffect(Kind.FAILURE, reason, reason);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    private static JsonNode valueOf(Operation operation) {
        JsonNode value = operation.value();
        if (value == null) {
            throw new IllegalArgumentException(operation.kind() + " without a value");
        }
        return value;
    }

    private static JsonPointer fromOf(Operation operation) {
        JsonPointer from = operation.from();
        if (from == null) {
            throw new IllegalArgumentException(operation.kind() + " without from");
        }
        return from;
    }
}
