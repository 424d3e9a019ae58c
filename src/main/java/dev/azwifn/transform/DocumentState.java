package dev.azwifn.transform;

import dev.azwifn.krm.DocumentResources;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.krm.Result;
import dev.azwifn.yaml.Location;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A document of the input on its way through the transformers; parsed when one of them reads its kind. It goes as far as it
 * can by itself, so that its tree is needed once; a transformer that has to see others first holds it back.
 */
final class DocumentState {
    static final String KIND = "kind";

    /** What its document is. */
    private enum Part {
        DOCUMENT,
        PIECE,
        ITEM
    }

    private final Part part;
    private final YamlDocument document;
    private final @Nullable String kind;
    private @Nullable List<ResourceState> resources;

    /** The stage where it is, and whether that one has looked at it. */
    private int stage;

    private boolean seen;
    private boolean finished;
    private @Nullable Report reports;
    private @Nullable YamlDocument edited;
    /** Why the text cannot be edited; it does not matter if nothing is edited in the end. */
    private @Nullable RuntimeException problem;

    /** What was reported, the latest first. */
    private record Report(
            int stage, Result result, @Nullable Report before) {}

    private DocumentState(Part part, YamlDocument document, @Nullable String kind) {
        this.part = part;
        this.document = document;
        this.kind = kind;
    }

    static DocumentState ofDocument(YamlDocument document) {
        return new DocumentState(Part.DOCUMENT, document, document.peek(KIND));
    }

    /** One item of a ResourceList, in a document of its own. */
    static DocumentState ofPiece(YamlDocument item) {
        return new DocumentState(Part.PIECE, item, null);
    }

    /** One item of a list that is edited as a whole. */
    static DocumentState ofItem(Resource item) {
        DocumentState state = new DocumentState(Part.ITEM, item.origin().document(), null);
        state.resources = List.of(new ResourceState(item));
        return state;
    }

    /** Where its document begins. */
    Location start() {
        return new Location(document.source(), document.number(), document.firstLine(), 1);
    }

    /** Goes through the stages until one has to see other documents first. */
    void advance(List<Stage> stages, Workspace workspace) {
        for (; stage < stages.size(); stage++, seen = false) {
            Stage next = stages.get(stage);
            if (!seen) {
                look(next, workspace);
                seen = true;
            }
            if (!workspace.isConcluded(stage) && waits(next.pass())) {
                return;
            }
        }
        if (!finished) {
            finish(workspace);
            finished = true;
        }
    }

    private void look(Stage stage, Workspace workspace) {
        if (!isOpen() && !stage.pass().reads(String.valueOf(kind))) {
            return;
        }
        for (ResourceState state : resources()) {
            if (!state.isRemoved() && stage.pass().reads(state.kind())) {
                Change change = stage.pass().look(state.resource());
                if (change != null) {
                    workspace.report(change, stage, this);
                    state.apply(change, workspace.shared(change.operations()), stage.index());
                }
            }
        }
    }

    private boolean waits(Transformer.Pass pass) {
        if (resources == null) {
            return isOpen() || pass.waits(String.valueOf(kind));
        }
        for (ResourceState state : resources) {
            if (!state.isRemoved() && pass.waits(state.kind())) {
                return true;
            }
        }
        return false;
    }

    private void finish(Workspace workspace) {
        if (resources == null && part == Part.DOCUMENT) {
            check();
        } else if (part != Part.ITEM && !workspace.failed()) {
            try {
                edited = isDropped() ? null : edit();
            } catch (YamlException e) {
                problem = e;
            }
        }
    }

    /** Whether a stage can still change the resources in it. */
    boolean isHeldBackAt(int stage) {
        return this.stage == stage && !finished;
    }

    void report(int stage, Result result) {
        reports = new Report(stage, result, reports);
    }

    void addResultsOf(int stage, List<Result> results) {
        int start = results.size();
        for (Report report = reports; report != null; report = report.before) {
            if (report.stage == stage) {
                results.add(report.result);
            }
        }
        Collections.reverse(results.subList(start, results.size()));
    }

    /** Whether resources of a kind that fits may be in here; certain only once they are read. */
    boolean mayHold(Predicate<String> kinds) {
        return isOpen() || kinds.test(String.valueOf(kind));
    }

    /** Whether its kind does not say what is in it. */
    private boolean isOpen() {
        return resources != null || kind == null || DocumentResources.mayBeIn(kind);
    }

    /** Whether one of the words occurs; an item is not told from the list around it. */
    boolean mentionsAny(Set<String> words) {
        if (part == Part.ITEM) {
            return true;
        }
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
            List<Resource> found =
                    part == Part.PIECE ? ResourceList.resources(document) : DocumentResources.of(document);
            List<ResourceState> states = new ArrayList<>(found.size());
            for (Resource resource : found) {
                states.add(new ResourceState(resource));
            }
            resources = List.copyOf(states);
        }
        return resources;
    }

    /** @throws dev.azwifn.yaml.YamlException if the document is not valid YAML */
    private void check() {
        String certain = document.check().get(KIND);
        if (kind != null && !kind.equals(certain)) {
            throw new YamlException(
                    "kind: " + kind
                            + " stands at the start of a line inside another value, so that the document's own kind"
                            + " is in doubt; indent that line",
                    document.locate(JsonPointer.empty()));
        }
    }

    /** Whether nothing of the document is left. */
    boolean isDropped() {
        return resources != null
                && resources.size() == 1
                && (part == Part.PIECE || resources.get(0).isWholeDocument())
                && resources.get(0).isRemoved();
    }

    /**
     * The document with all changes in it; null if there are none.
     *
     * @throws dev.azwifn.yaml.YamlException if the operations are not possible as text
     */
    @Nullable
    YamlDocument edited() {
        if (problem != null) {
            throw problem;
        }
        return edited;
    }

    private @Nullable YamlDocument edit() {
        List<Operation> operations = operations(resources());
        if (operations.isEmpty()) {
            return null;
        }
        YamlDocument result = document.apply(operations, patched());
        // Operations of several transformers may undo each other.
        return result == document ? null : result;
    }

    /** The view of the edited document, if it is known already. */
    private @Nullable JsonNode patched() {
        ResourceState first = resources().get(0);
        if (part == Part.PIECE) {
            return JsonNodeFactory.instance.arrayNode(1).add(first.resource().view());
        }
        return first.isWholeDocument() ? first.resource().view() : null;
    }

    /** What the transformers want done with the resources of a document, relative to the document. */
    static List<Operation> operations(List<ResourceState> states) {
        List<Operation> operations = new ArrayList<>();
        // One of each resource in turn: the text is parsed again between operations on the same place, and this way
        // that is a few times for the whole list instead of a few times for each item.
        boolean more = true;
        for (int turn = 0; more; turn++) {
            more = false;
            for (ResourceState state : states) {
                if (!state.isRemoved() && turn < state.operations().size()) {
                    operations.add(state.operations()
                            .get(turn)
                            .under(state.resource().origin().base()));
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
