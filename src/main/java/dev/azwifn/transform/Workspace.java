package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The input while transformers work on it, and what they reported. */
final class Workspace implements Resources {
    /** To look for more words in the text of every document costs more than to parse it. */
    private static final int WORDS_WORTH_A_SEARCH = 8;

    private static final int WORTH_A_SECOND_THREAD = 200;

    private static final Object DROPPED = new Object();

    private final List<DocumentState> documents;

    /** By origin: it stays the same object while the view changes. */
    private final IdentityHashMap<Resource.Origin, ResourceState> states = new IdentityHashMap<>();

    private final Set<DocumentState> registered = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Findings findings = new Findings();
    private final List<Result> results = new ArrayList<>();
    /** Many resources are changed in the same places. */
    private final Map<JsonPointer, JsonPointer> pointers = new HashMap<>();

    private boolean failed;

    private final boolean checkOnly;

    /** @param checkOnly whether to say what is wrong instead of changing it */
    Workspace(List<DocumentState> documents, boolean checkOnly) {
        this.documents = documents;
        this.checkOnly = checkOnly;
        for (DocumentState document : documents) {
            if (document.isRead()) {
                read(document);
            }
        }
    }

    @Override
    public List<Resource> ofKind(Predicate<String> kind) {
        readAhead(kind);
        List<Resource> found = new ArrayList<>();
        for (DocumentState document : documents) {
            if (document.mayHold(kind)) {
                for (ResourceState state : read(document)) {
                    if (!state.isRemoved() && kind.test(state.resource().kind())) {
                        found.add(state.resource());
                    }
                }
            }
        }
        return found;
    }

    @Override
    public List<Resource> mentioning(Set<String> words) {
        List<Resource> found = new ArrayList<>();
        for (DocumentState document : documents) {
            if (words.size() > WORDS_WORTH_A_SEARCH || document.mentionsAny(words)) {
                for (ResourceState state : read(document)) {
                    if (!state.isRemoved()) {
                        found.add(state.resource());
                    }
                }
            }
        }
        return found;
    }

    void apply(Change change, String transformer) {
        Resource resource = change.resource();
        change.findings().forEach(finding -> report(finding, resource, transformer));
        if (resource != null) {
            ResourceState state = states.get(resource.origin());
            if (state == null) {
                throw new IllegalStateException(
                        transformer + " changed a resource that it was not given: " + resource.ref());
            }
            state.apply(shared(change.operations()), change.removesResource());
        }
    }

    private List<Operation> shared(List<Operation> operations) {
        List<Operation> shared = new ArrayList<>(operations.size());
        for (Operation each : operations) {
            JsonPointer path = pointers.computeIfAbsent(each.path(), pointer -> pointer);
            shared.add(new Operation(each.kind(), path, each.from(), each.value(), each.after()));
        }
        return shared;
    }

    void report(Finding found, @Nullable Resource resource, String transformer) {
        Finding finding = checkOnly ? found.asVerdict() : found;
        failed |= finding.severity() == Severity.ERROR;
        results.add(findings.toResult(finding, resource, transformer));
    }

    /** What became of the input. Edits the text, and checks the syntax of what no transformer asked for. */
    Outcome outcome() {
        AtomicReferenceArray<Object> finished = new AtomicReferenceArray<>(documents.size());
        IntStream indexes = IntStream.range(0, documents.size());
        (areMany() ? indexes.parallel() : indexes).forEach(i -> finished.set(i, finish(documents.get(i))));
        SortedMap<Integer, YamlDocument> edited = new TreeMap<>();
        SortedSet<Integer> dropped = new TreeSet<>();
        for (int i = 0; i < documents.size(); i++) {
            Object each = finished.get(i);
            if (each instanceof RuntimeException problem) {
                throw problem;
            } else if (each instanceof YamlDocument document) {
                edited.put(i, document);
            } else if (each == DROPPED) {
                dropped.add(i);
            }
        }
        return new Outcome(failed, edited, dropped, results());
    }

    /** The edited document, {@link #DROPPED}, a problem, or null for a document that stays. */
    private @Nullable Object finish(DocumentState document) {
        try {
            if (!document.isRead()) {
                document.check();
                return null;
            }
            return failed ? null : document.isDropped() ? DROPPED : document.edited();
        } catch (RuntimeException e) {
            return e;
        }
    }

    private boolean areMany() {
        return documents.size() >= WORTH_A_SECOND_THREAD;
    }

    /** Parses what will be read, on all processors. */
    private void readAhead(Predicate<String> kind) {
        if (areMany()) {
            documents.parallelStream()
                    .filter(document -> !document.isRead() && document.mayHold(kind))
                    .forEach(DocumentState::readAhead);
        }
    }

    /** What is reported. After an error nothing was changed, so that nothing says it was. */
    List<Result> results() {
        return results.stream()
                .filter(result -> !failed || result.severity() != Severity.INFO)
                .toList();
    }

    /** Whether a result is an error: then nothing is changed. */
    boolean failed() {
        return failed;
    }

    private List<ResourceState> read(DocumentState document) {
        List<ResourceState> found = document.resources();
        if (registered.add(document)) {
            register(found);
        }
        return found;
    }

    private void register(List<ResourceState> found) {
        for (ResourceState state : found) {
            states.put(state.resource().origin(), state);
        }
    }
}
