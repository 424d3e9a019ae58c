package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What pending edits add to a block mapping at one place.
 *
 * @param names the new entries in order
 * @param after the entry behind which they go; null for the end
 * @param edit the insertion of all of them
 */
record Growth(List<String> names, @Nullable String after, TextEdit edit) {
    /** The growth by an entry that was added alone; null if another could not simply follow it. */
    static @Nullable Growth of(String name, @Nullable String after, Content value, List<TextEdit> edits) {
        boolean insertion =
                edits.size() == 1 && edits.get(0).start() == edits.get(0).end();
        boolean literal = value.json().isString() && value.json().stringValue().indexOf('\n') >= 0;
        return insertion && !literal ? new Growth(List.of(name), after, edits.get(0)) : null;
    }

    /** Whether an entry that is added behind {@code sibling} stands right behind these. */
    boolean isFollowedBy(String name, @Nullable String sibling) {
        boolean behindLast = sibling == null ? after == null : sibling.equals(names.get(names.size() - 1));
        return behindLast && !names.contains(name);
    }

    /** With one more entry; null if its insertion would be elsewhere. */
    @Nullable
    Growth with(Growth one) {
        if (one.edit.start() != edit.start()) {
            return null;
        }
        List<String> all = new ArrayList<>(names);
        all.addAll(one.names);
        return new Growth(all, after, TextEdit.insert(edit.start(), edit.text() + one.edit.text()));
    }
}
