package dev.azwifn.transform;

import tools.jackson.core.JsonPointer;

/** JSON pointers as people write field paths: {@code spec.userAssignedIdentities[0].providerID}. */
final class FieldPath {
    private FieldPath() {}

    static String of(JsonPointer pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            String key = rest.getMatchingProperty();
            if (rest.getMatchingIndex() >= 0) {
                path.append('[').append(key).append(']');
            } else if (isWord(key)) {
                path.append(path.isEmpty() ? "" : ".").append(key);
            } else {
                path.append("[\"").append(key).append("\"]");
            }
        }
        return path.toString();
    }

    /** Keys with dots and slashes, as labels have them, are told apart by brackets. */
    private static boolean isWord(String key) {
        return !key.isEmpty()
                && key.indexOf('.') < 0
                && key.indexOf('/') < 0
                && key.indexOf('"') < 0
                && key.indexOf(' ') < 0;
    }
}
