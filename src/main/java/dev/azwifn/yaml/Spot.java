package dev.azwifn.yaml;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The place in a tree that a JSON Pointer names.
 *
 * @param path the nodes from the root to the collection that holds the place, both included; empty for the root itself
 * @param index the place in that collection; -1 for a map entry that is not there, the size for the end of a list
 * @param name the map key, or the last token
 * @param node the node at the place; null if there is none yet, and for an empty document
 */
record Spot(
        List<Node.Collection> path,
        int index,
        String name,
        @Nullable Node node) {
    Node.Collection parent() {
        return path.get(path.size() - 1);
    }

    boolean isRoot() {
        return path.isEmpty();
    }

    /** Whether the place is between the brackets of a flow collection. */
    boolean isFlow() {
        return !isRoot() && parent().flow;
    }

    /** Whether the collection that holds the place stands itself between brackets. */
    boolean isNestedInFlow() {
        return path.size() > 1 && path.get(path.size() - 2).flow;
    }

    /** Whether the place is in a mapping without braces, {@code [a: b]}. */
    boolean isInSinglePair() {
        return !isRoot() && parent() instanceof Node.Mapping mapping && mapping.isSinglePair();
    }

    /** Resolves a pointer whose parents exist, and refuses what cannot be edited as text. */
    static Spot find(@Nullable Node root, JsonPointer pointer, Composer.Problems problems) {
        List<Node.Collection> path = new ArrayList<>();
        Node node = root;
        int index = 0;
        String name = "";
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (node == null) {
                throw problems.at(0, pointer + " does not exist: the document is empty");
            }
            refuseShared(node, pointer, problems);
            if (!(node instanceof Node.Collection collection)) {
                throw problems.at(node.start, pointer + " does not exist: there is a scalar here, no map or list");
            }
            path.add(collection);
            name = rest.getMatchingProperty();
            index = collection.indexOf(rest);
            node = index < 0 ? null : collection.value(index);
            if (collection instanceof Node.Mapping mapping
                    && (index < 0 || mapping.entries.get(index).isMerge())) {
                refuseMerged(
                        mapping,
                        name,
                        "comes from the merge key << here; write the key out in this map",
                        pointer,
                        problems);
            } else if (index < 0) {
                index = collection.size();
            }
        }
        return new Spot(path, index, name, node);
    }

    private static void refuseShared(Node node, JsonPointer pointer, Composer.Problems problems) {
        if (node instanceof Node.Alias alias) {
            throw problems.at(
                    node.start,
                    pointer + " is inside the alias *" + alias.target.anchor
                            + ", so an edit would change its anchor too; write the value out here");
        }
        refuseAnchored(node, pointer, problems);
    }

    /** An edit inside an anchored node changes every alias of it. */
    static void refuseAnchored(Node node, JsonPointer pointer, Composer.Problems problems) {
        if (node.lastAlias >= 0) {
            throw problems.at(
                    node.start,
                    pointer + " is inside the anchor &" + node.anchor
                            + ", which is used elsewhere; write the value out there, or remove the aliases");
        }
    }

    /** Refuses to take an entry away under which that of a merged mapping would appear. */
    void refuseMerged(JsonPointer pointer, Composer.Problems problems) {
        if (parent() instanceof Node.Mapping mapping) {
            refuseMerged(
                    mapping,
                    name,
                    "would come back from the merge key << here; write the merged keys out in this map",
                    pointer,
                    problems);
        }
    }

    private static void refuseMerged(
            Node.Mapping mapping, String name, String why, JsonPointer pointer, Composer.Problems problems) {
        for (Node.Entry entry : mapping.entries) {
            if (entry.isMerge()
                    && (name.equals(entry.name()) || provides(entry.value().target(), name))) {
                throw problems.at(entry.key().start, pointer + " " + why);
            }
        }
    }

    private static boolean provides(Node merged, String name) {
        if (merged instanceof Node.Sequence list) {
            return list.items.stream().anyMatch(item -> provides(item.target(), name));
        }
        return merged instanceof Node.Mapping mapping
                && (mapping.indexOf(name) >= 0
                        || mapping.entries.stream()
                                .anyMatch(entry -> entry.isMerge()
                                        && provides(entry.value().target(), name)));
    }
}
