package dev.azwifn.transform;

import dev.azwifn.krm.DocumentResources;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** A document of the input while transformers work on it; parsed when one of them needs it. */
final class DocumentState {
    private final YamlDocument document;
    private final @Nullable String kind;
    private @Nullable List<ResourceState> resources;

    DocumentState(YamlDocument document) {
        this.document = document;
        this.kind = document.peek("kind");
    }

    /** A document that is known to hold just these resources. */
    DocumentState(YamlDocument document, List<Resource> resources) {
        this(document);
        this.resources = new ArrayList<>();
        for (Resource resource : resources) {
            this.resources.add(new ResourceState(resource));
        }
    }

    /** Whether resources of a kind that fits may be in here; certain only once they are read. */
    boolean mayHold(Predicate<String> kinds) {
        return resources != null || kind == null || DocumentResources.mayBeIn(kind) || kinds.test(kind);
    }

    boolean mentionsAny(Set<String> words) {
        for (String word : words) {
            if (document.mentions(word)) {
                return true;
            }
        }
        return false;
    }

    /** @throws dev.azwifn.yaml.YamlException if the document is not valid YAML */
    List<ResourceState> resources() {
        if (resources == null) {
            List<Resource> found = DocumentResources.of(document);
            List<ResourceState> states = new ArrayList<>(found.size());
            for (Resource resource : found) {
                states.add(new ResourceState(resource));
            }
            resources = states;
        }
        return resources;
    }

    /** Reads the resources if that is possible; what is wrong is said when they are asked for. */
    void readAhead() {
        try {
            resources();
        } catch (YamlException e) {
            resources = null;
        }
    }

    boolean isRead() {
        return resources != null;
    }

    /** @throws dev.azwifn.yaml.YamlException if the document is not valid YAML */
    void check() {
        Map<String, String> scalars = document.check();
        if (kind != null && !kind.equals(scalars.get("kind"))) {
            throw new YamlException(
                    "kind: " + kind
                            + " stands at the start of a line inside another value, so that the document's own kind"
                            + " is in doubt; indent that line",
                    document.locate(JsonPointer.empty()));
        }
    }

    /** Whether nothing of the document is left. */
    boolean isDropped() {
        List<ResourceState> states = resources();
        return states.size() == 1
                && states.get(0).isWholeDocument()
                && states.get(0).isRemoved();
    }

    /**
     * The document with all changes in it; null if there are none.
     *
     * @throws dev.azwifn.yaml.YamlException if the operations are not possible as text
     */
    @Nullable
    YamlDocument edited() {
        List<Operation> operations = operations();
        if (operations.isEmpty()) {
            return null;
        }
        YamlDocument result = document.apply(operations);
        // Operations of several transformers may undo each other.
        return result.text().equals(document.text()) ? null : result;
    }

    /** What the transformers want done, relative to the document. */
    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        List<ResourceState> states = resources();
        // One of each resource in turn: the text is parsed again between operations on the same place, and this way
        // that is a few times for the whole list instead of a few times for each item.
        boolean more = true;
        for (int turn = 0; more; turn++) {
            more = false;
            for (ResourceState state : states) {
                if (!state.isRemoved() && turn < state.operationCount()) {
                    operations.add(state.operationInDocument(turn));
                    more = true;
                }
            }
        }
        // From the end, so that the indexes before stay right.
        for (int i = states.size() - 1; i >= 0; i--) {
            if (states.get(i).isRemoved()) {
                operations.add(
                        Operation.remove(states.get(i).resource().origin().base()));
            }
        }
        return operations;
    }
}
