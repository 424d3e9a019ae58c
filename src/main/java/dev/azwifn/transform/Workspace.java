package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The input while transformers work on it, and what they reported. */
final class Workspace implements Resources {
    /** To look for more words in the text of every document costs more than to parse it. */
    private static final int WORDS_WORTH_A_SEARCH = 8;

    private final List<DocumentState> documents;

    /** By origin: it stays the same object while the view changes. */
    private final IdentityHashMap<Resource.Origin, ResourceState> states = new IdentityHashMap<>();

    private final List<Result> results = new ArrayList<>();
    private boolean failed;

    private final boolean checkOnly;

    /** @param checkOnly whether to say what is wrong instead of changing it */
    Workspace(List<DocumentState> documents, boolean checkOnly) {
        this.documents = documents;
        this.checkOnly = checkOnly;
        for (DocumentState document : documents) {
            if (document.isRead()) {
                register(document.resources());
            }
        }
    }

    @Override
    public List<Resource> ofKind(Predicate<String> kind) {
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
            state.apply(change);
        }
    }

    void report(Finding found, @Nullable Resource resource, String transformer) {
        Finding finding = checkOnly ? found.asVerdict() : found;
        failed |= finding.severity() == Severity.ERROR;
        results.add(Findings.toResult(finding, resource, transformer));
    }

    /** What became of the input. Edits the text, and checks the syntax of what no transformer asked for. */
    Outcome outcome() {
        SortedMap<Integer, YamlDocument> edited = new TreeMap<>();
        SortedSet<Integer> dropped = new TreeSet<>();
        for (int i = 0; i < documents.size(); i++) {
            DocumentState document = documents.get(i);
            if (!document.isRead()) {
                document.check();
            } else if (!failed && document.isDropped()) {
                dropped.add(i);
            } else if (!failed) {
                YamlDocument result = document.edited();
                if (result != null) {
                    edited.put(i, result);
                }
            }
        }
        return new Outcome(failed, edited, dropped, results());
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
        boolean known = document.isRead();
        List<ResourceState> found = document.resources();
        if (!known) {
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
