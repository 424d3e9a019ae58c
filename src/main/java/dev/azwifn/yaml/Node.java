package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import tools.jackson.core.JsonPointer;

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
    /** The nodes in this subtree, aliases expanded. */
    int weight = 1;
    /** The levels of collections in this subtree, aliases expanded. */
    int height;

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

    /** The nodes inside this one, keys too. */
    Stream<Node> children() {
        return Stream.empty();
    }

    /** A node written with indentation: its text spans whole lines and takes no brackets. */
    boolean isBlockCollection() {
        return this instanceof Collection collection && !collection.flow;
    }

    /** A node between brackets. */
    boolean isFlowCollection() {
        return this instanceof Collection collection && collection.flow;
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
            this.weight = target.weight;
            this.height = target.height;
            target.lastAlias = start;
        }

        @Override
        Node target() {
            return target;
        }
    }

    /** A mapping or a sequence. */
    abstract static sealed class Collection extends Node {
        final boolean flow;
        /** What {@link Layout#style} found in this subtree. */
        int mappingOffset = Layout.UNKNOWN;
        /** What {@link Layout#style} found in this subtree. */
        int sequenceOffset = Layout.UNKNOWN;

        private Collection(int start, @Nullable String anchor, @Nullable String tag, boolean flow) {
            super(start, start, anchor, tag);
            this.flow = flow;
            this.height = 1;
        }

        /** The number of entries or items. */
        abstract int size();

        /** The value of an entry, or an item. */
        abstract Node value(int index);

        /** The end of an entry or item, without the comma or comment behind it. */
        int memberEnd(int index) {
            return value(index).end;
        }

        /** The index of the entry or item that the first token of a pointer names; -1 if there is none. */
        abstract int indexOf(JsonPointer pointer);

        /** The index of the entry or item with this value. */
        int indexOf(Node value) {
            for (int i = 0; i < size(); i++) {
                if (value(i) == value) {
                    return i;
                }
            }
            throw new IllegalStateException("no such child");
        }
    }

    static final class Sequence extends Collection {
        final List<Node> items = new ArrayList<>();

        Sequence(int start, @Nullable String anchor, @Nullable String tag, boolean flow) {
            super(start, anchor, tag, flow);
        }

        @Override
        Stream<Node> children() {
            return items.stream();
        }

        @Override
        int size() {
            return items.size();
        }

        @Override
        Node value(int index) {
            return items.get(index);
        }

        @Override
        int indexOf(JsonPointer pointer) {
            int index = pointer.getMatchingIndex();
            return index < items.size() ? index : -1;
        }
    }

    static final class Mapping extends Collection {
        final List<Entry> entries = new ArrayList<>();

        Mapping(int start, @Nullable String anchor, @Nullable String tag, boolean flow) {
            super(start, anchor, tag, flow);
        }

        @Override
        Stream<Node> children() {
            return entries.stream().flatMap(entry -> Stream.of(entry.key, entry.value));
        }

        @Override
        int size() {
            return entries.size();
        }

        @Override
        Node value(int index) {
            return entries.get(index).value;
        }

        /** An entry can have no value: {@code {a, b}}. */
        @Override
        int memberEnd(int index) {
            Entry entry = entries.get(index);
            return Math.max(entry.key.end, entry.value.end);
        }

        @Override
        int indexOf(JsonPointer pointer) {
            return indexOf(pointer.getMatchingProperty());
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

        /** The only entry of a mapping without braces: {@code [a: b]}. */
        boolean isSinglePair() {
            return flow && entries.size() == 1 && end == memberEnd(0);
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
