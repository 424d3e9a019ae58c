package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The resources as the transformers before a stage have left them, although others may have changed them since. */
final class ResourcesAt implements Resources {
    /** To look for more words in the text of every document costs more than to parse it. */
    private static final int WORDS_WORTH_A_SEARCH = 8;

    private record Place(DocumentState document, ResourceState state) {}

    private final List<DocumentState> documents;
    private final int stage;

    /** By origin: it stays the same object while the view changes. */
    private final IdentityHashMap<Resource.Origin, Place> given = new IdentityHashMap<>();

    ResourcesAt(List<DocumentState> documents, int stage) {
        this.documents = documents;
        this.stage = stage;
    }

    @Override
    public List<Resource> ofKind(Predicate<String> kind) {
        readAhead(kind);
        List<Resource> found = new ArrayList<>();
        for (DocumentState document : documents) {
            if (document.mayHold(kind)) {
                add(document, kind, found);
            }
        }
        return found;
    }

    @Override
    public List<Resource> mentioning(Set<String> words) {
        List<Resource> found = new ArrayList<>();
        for (DocumentState document : documents) {
            if (words.size() > WORDS_WORTH_A_SEARCH || document.mentionsAny(words)) {
                add(document, kind -> true, found);
            }
        }
        return found;
    }

    private void add(DocumentState document, Predicate<String> kind, List<Resource> found) {
        for (ResourceState state : document.resources()) {
            if (!state.isRemovedBefore(stage) && kind.test(state.kindAt(stage))) {
                Resource resource = state.at(stage);
                found.add(resource);
                given.put(resource.origin(), new Place(document, state));
            }
        }
    }

    /** Parses what will be read, on all processors. What is wrong is said when it is read. */
    private void readAhead(Predicate<String> kind) {
        if (Workspace.areMany(documents.size())) {
            documents.parallelStream()
                    .filter(document -> document.mayHold(kind))
                    .forEach(document -> {
                        try {
                            document.resources();
                        } catch (YamlException e) {
                            // Again, and in the order of the documents, when it is asked for.
                        }
                    });
        }
    }

    /** Makes a change of a resource that was given out and is held back. */
    void apply(Change change) {
        Resource resource = change.resource();
        if (resource == null || !change.hasEffect()) {
            return;
        }
        Place place = given.get(resource.origin());
        if (place == null || !place.document.isHeldBackAt(stage)) {
            throw new IllegalStateException("a change of a resource that nobody held back: " + resource.ref());
        }
        place.state.apply(change, change.operations(), stage);
    }
}
