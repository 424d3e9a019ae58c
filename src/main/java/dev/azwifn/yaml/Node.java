package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * A node of a document with its place in the text. Unlike the engine's own nodes, an alias is a node of its own, and the
 * end of a block collection is the end of its last leaf, not the next token.
 *
 * <p>Offsets are in chars of the document's text, {@code start} inclusive (anchor and tag included), {@code end} exclusive.
 */
abstract sealed class Node {
    final int start;
    int end;
    final @Nullable String anchor;
    final @Nullable String tag;
    /** Where the last alias of this node stands; -1 if there is none. */
    int lastAlias = -1;

    Node(int start, int end, @Nullable String anchor, @Nullable String tag) {
        this.start = start;
        this.end = end;
        this.anchor = anchor;
        this.tag = tag;
    }

    /** What an alias stands for; the node itself otherwise. */
    Node target() {
        return this;
    }

    /** A node written with indentation: its text spans whole lines and takes no brackets. */
    boolean isBlockCollection() {
        return false;
    }

    static final class Scalar extends Node {
        final String value;
        final ScalarStyle style;

        Scalar(int start, int end, @Nullable String anchor, @Nullable String tag, String value, ScalarStyle style) {
            super(start, end, anchor, tag);
            this.value = value;
            this.style = style;
        }

        boolean isPlain() {
            return style == ScalarStyle.PLAIN;
        }

        /** Literal or folded. */
        boolean isBlockScalar() {
            return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        }

        /** A null that has no text at all. */
        boolean isAbsent() {
            return start == end;
        }
    }

    static final class Alias extends Node {
        final Node target;

        Alias(int start, int end, Node target) {
            super(start, end, null, null);
            this.target = target;
            target.lastAlias = start;
        }

        @Override
        Node target() {
            return target;
        }
    }

    static final class Sequence extends Node {
        final boolean flow;
        final List<Node> items = new ArrayList<>();

        Sequence(int start, @Nullable String anchor, @Nullable String tag, boolean flow) {
            super(start, start, anchor, tag);
            this.flow = flow;
        }

        @Override
        boolean isBlockCollection() {
            return !flow;
        }
    }

    static final class Mapping extends Node {
        final boolean flow;
        final List<Entry> entries = new ArrayList<>();

        Mapping(int start, @Nullable String anchor, @Nullable String tag, boolean flow) {
            super(start, start, anchor, tag);
            this.flow = flow;
        }

        @Override
        boolean isBlockCollection() {
            return !flow;
        }

        /** The index of the entry with this name, or -1. Merge keys are not followed. */
        int indexOf(String name) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).name.equals(name)) {
                    return i;
                }
            }
            return -1;
        }
    }

    /** @param name the key as a JSON member name: a scalar's value, or the source text of any other key */
    record Entry(String name, Node key, Node value) {
        /** {@code <<: *base}: its mappings' entries are merged into this one. */
        boolean isMerge() {
            if (!(key instanceof Scalar scalar && scalar.isPlain() && name.equals("<<") && key.tag == null)) {
                return false;
            }
            Node merged = value.target();
            return merged instanceof Mapping
                    || (merged instanceof Sequence list
                            && list.items.stream().allMatch(item -> item.target() instanceof Mapping));
        }
    }
}
