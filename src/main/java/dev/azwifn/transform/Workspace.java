package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.ResourceRef;
import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Limits;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The input while transformers work on it, and what they reported.
 *
 * <p>The outcome is that of running one transformer after the other over the whole input. In fact every document goes through all
 * of them at once, and is edited while its tree is at hand; only what a transformer holds back waits for the other documents.
 */
final class Workspace {
    private static final int WORTH_A_SECOND_THREAD = 200;

    private final List<DocumentState> documents;
    private final List<Stage> stages;
    private final boolean checkOnly;

    private final Findings findings = new Findings();

    /** What transformers found about the input, or about resources that they had seen before, in their order. */
    private final List<List<Result>> conclusions = new ArrayList<>();

    /** The resources that are as they were after all, or no more, and the stage that decided it. */
    private final Map<ResourceRef, Integer> undone = new HashMap<>();

    /** What the pipeline itself reported. */
    private final List<Result> additional = new ArrayList<>();

    private final AtomicInteger reported = new AtomicInteger();
    private int concluded;
    private volatile boolean failed;

    private Workspace(List<DocumentState> documents, List<Stage> stages, WorkloadIdentity config) {
        this.documents = documents;
        this.stages = stages;
        this.checkOnly = config.checkOnly();
    }

    /** Documents that are edited each by itself. */
    static Workspace ofDocuments(
            List<YamlDocument> documents, List<Transformer> transformers, WorkloadIdentity config) {
        if (areMany(documents.size())) {
            // To find the kind is half of what it takes to read a document that nothing is done with.
            documents.parallelStream().forEach(document -> document.peek(DocumentState.KIND));
        }
        List<DocumentState> states = new ArrayList<>(documents.size());
        for (YamlDocument document : documents) {
            states.add(DocumentState.ofDocument(document));
        }
        return new Workspace(states, begun(transformers, config), config);
    }

    /** Items of one ResourceList that are edited each by itself. */
    static Workspace ofPieces(List<YamlDocument> items, List<Transformer> transformers, WorkloadIdentity config) {
        List<DocumentState> states = new ArrayList<>(items.size());
        for (YamlDocument item : items) {
            states.add(DocumentState.ofPiece(item));
        }
        return new Workspace(states, begun(transformers, config), config);
    }

    /** Items of one document, which is edited as a whole. */
    static Workspace ofItems(List<Resource> items, List<Transformer> transformers, WorkloadIdentity config) {
        List<DocumentState> states = new ArrayList<>(items.size());
        for (Resource item : items) {
            states.add(DocumentState.ofItem(item));
        }
        return new Workspace(states, begun(transformers, config), config);
    }

    private static List<Stage> begun(List<Transformer> transformers, WorkloadIdentity config) {
        List<Stage> stages = new ArrayList<>();
        for (Transformer transformer : transformers) {
            stages.add(new Stage(stages.size(), transformer.name(), transformer.begin(config)));
        }
        return stages;
    }

    /** @throws dev.azwifn.yaml.YamlException if a document is not valid YAML */
    void run() {
        advance(documents);
        for (Stage stage : stages) {
            List<DocumentState> heldBack = new ArrayList<>();
            for (DocumentState document : documents) {
                if (document.isHeldBackAt(stage.index())) {
                    heldBack.add(document);
                }
            }
            ResourcesAt resources = new ResourcesAt(documents, stage.index());
            List<Result> found = new ArrayList<>();
            for (Change change : stage.pass().conclude(resources)) {
                change.findings()
                        .forEach(finding -> found.add(result(finding, change.resource(), stage.transformer())));
                resources.apply(change);
                Resource resource = change.resource();
                if (resource != null && (change.restores() || change.removesResource())) {
                    undone.put(resource.ref(), stage.index());
                }
            }
            conclusions.add(found);
            concluded++;
            advance(heldBack);
        }
    }

    /** What is wrong with the first document that something is wrong with is what the user gets to know. */
    private void advance(List<DocumentState> waiting) {
        AtomicReferenceArray<@Nullable RuntimeException> problems = new AtomicReferenceArray<>(waiting.size());
        int count = waiting.size();
        if (areMany(count)) {
            IntStream.range(0, count).parallel().forEach(i -> advance(waiting.get(i), problems, i));
        } else {
            for (int i = 0; i < count; i++) {
                advance(waiting.get(i), problems, i);
            }
        }
        for (int i = 0; i < waiting.size(); i++) {
            RuntimeException problem = problems.get(i);
            if (problem != null) {
                throw problem;
            }
        }
    }

    private void advance(DocumentState document, AtomicReferenceArray<@Nullable RuntimeException> problems, int index) {
        try {
            document.advance(stages, this);
        } catch (RuntimeException e) {
            problems.set(index, e);
        }
    }

    static boolean areMany(int documents) {
        return documents >= WORTH_A_SECOND_THREAD;
    }

    boolean isConcluded(int stage) {
        return stage < concluded;
    }

    /** Notes what is reported with a change. Called while the resource is as it was before. */
    void report(Change change, Stage stage, DocumentState document) {
        for (Finding finding : change.findings()) {
            document.report(stage.index(), result(finding, change.resource(), stage.transformer()));
        }
    }

    void report(Finding finding, Resource resource, String transformer) {
        additional.add(result(finding, resource, transformer));
    }

    /** Many resources are changed in the same way, which is kept once. */
    List<Operation> shared(List<Operation> operations) {
        return areMany(documents.size()) ? findings.shared(operations) : operations;
    }

    private Result result(Finding found, @Nullable Resource resource, String transformer) {
        if (reported.incrementAndGet() > Limits.current().results()) {
            throw new YamlException(
                    "more than " + Limits.current().results() + " results"
                            + Limits.remedy("give it less at once", "results=NUMBER"),
                    documents.get(0).start());
        }
        Finding finding = checkOnly ? found.asVerdict() : found;
        if (finding.severity() == Severity.ERROR) {
            failed = true;
        }
        return findings.toResult(finding, resource, transformer);
    }

    /**
     * What became of the input.
     *
     * @throws dev.azwifn.yaml.YamlException if an edit is not possible as text
     */
    Outcome outcome() {
        SortedMap<Integer, YamlDocument> edited = new TreeMap<>();
        SortedSet<Integer> dropped = new TreeSet<>();
        for (int i = 0; i < documents.size() && !failed; i++) {
            YamlDocument document = documents.get(i).edited();
            if (document != null) {
                edited.put(i, document);
            } else if (documents.get(i).isDropped()) {
                dropped.add(i);
            }
        }
        return new Outcome(failed, edited, dropped, results());
    }

    /** What the transformers want done with all items. */
    List<Operation> operations() {
        List<ResourceState> states = new ArrayList<>();
        for (DocumentState document : documents) {
            states.addAll(document.resources());
        }
        return DocumentState.operations(states);
    }

    /** What is reported. After an error nothing was changed, so that nothing says it was. */
    List<Result> results() {
        List<Result> results = new ArrayList<>();
        for (Stage stage : stages) {
            int start = results.size();
            for (DocumentState document : documents) {
                document.addResultsOf(stage.index(), results);
            }
            results.addAll(conclusions.get(stage.index()));
            if (!undone.isEmpty()) {
                results.subList(start, results.size()).removeIf(result -> isUndone(result, stage.index()));
            }
        }
        results.addAll(additional);
        if (failed) {
            results.removeIf(result -> result.severity() == Severity.INFO);
        }
        return results;
    }

    private boolean isUndone(Result result, int stage) {
        ResourceRef resource = result.resourceRef();
        return result.severity() == Severity.INFO && resource != null && undone.getOrDefault(resource, -1) > stage;
    }

    /** Whether a result is an error: then nothing is changed. */
    boolean failed() {
        return failed;
    }
}
