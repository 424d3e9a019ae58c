package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.krm.Result;
import dev.azwifn.yaml.CutDocument;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Runs transformers over documents: each sees what the ones before it made, and every text is edited once. */
public final class Pipeline {
    /** In the default order; others run only where they are asked for. */
    private static final List<Transformer> ALWAYS =
            List.of(new ClusterIdentity(), new ClientSecret(), new MachineIdentity(), new Patches());

    private static final String PATCHES = "Patches";
    private static final JsonPointer NEW_ITEM = JsonPointer.compile("/items/-");

    private final WorkloadIdentity config;
    private final List<Transformer> transformers;

    private Pipeline(WorkloadIdentity config, List<Transformer> transformers) {
        this.config = config;
        this.transformers = transformers;
    }

    /** All transformers in their default order. */
    public static List<Transformer> transformers() {
        List<Transformer> all = new ArrayList<>(ALWAYS);
        all.add(all.size() - 1, new SelfHosted()); // before the user's own patches, which have the last word
        all.add(new Rollout());
        return all;
    }

    /** The names of those that run by default, in their order. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Transformer transformer : ALWAYS) {
            names.add(transformer.name());
        }
        return names;
    }

    /**
     * The transformers that {@code config} names, in its order; all if it names none.
     *
     * @throws IllegalArgumentException for a name that is not among {@link #names}
     */
    public static Pipeline of(WorkloadIdentity config) {
        List<Transformer> chosen = new ArrayList<>();
        for (String name : config.transformers().isEmpty() ? names() : config.transformers()) {
            if (config.selfHosted() && config.transformers().isEmpty() && name.equals(PATCHES)) {
                chosen.add(new SelfHosted());
            }
            if (!name.equals(WorkloadIdentity.KIND_CONFIG) && !name.equals(WorkloadIdentity.ROLLOUT)) {
                chosen.add(byName(name));
            }
        }
        // A check is of what is in the files, whatever the names.
        if (config.rollsOut() && !config.checkOnly()) {
            chosen.add(new Rollout());
        }
        boolean setsIdentities = chosen.stream().anyMatch(each -> !(each instanceof Patches));
        if (setsIdentities) {
            chosen.add(new IdentityCheck());
        }
        return new Pipeline(config, chosen);
    }

    /**
     * Transforms the documents of a stream. Pure: reads nothing and writes nothing.
     *
     * @throws dev.azwifn.yaml.YamlException if a document is not valid YAML, or an edit is not possible as text
     */
    public Outcome run(List<YamlDocument> documents) {
        Workspace workspace = Workspace.ofDocuments(documents, transformers, config);
        workspace.run();
        return workspace.outcome();
    }

    /**
     * Transforms the items of a ResourceList, and puts generated resources and the results into it. With an error among the
     * results the items stay as they are.
     *
     * @param generated resources that are added, or brought up to date
     * @throws dev.azwifn.yaml.YamlException if an edit is not possible as text
     */
    public FunctionOutcome run(ResourceList list, List<JsonNode> generated) {
        FunctionOutcome outcome = generated.isEmpty() ? runInPieces(list) : null;
        return outcome == null ? runWhole(list.whole(), generated) : outcome;
    }

    /** Returns null if the list has to be looked at as a whole, also to say what is wrong with it. */
    private @Nullable FunctionOutcome runInPieces(ResourceList list) {
        CutDocument cut = list.cut();
        if (cut == null) {
            return null;
        }
        try {
            Workspace workspace = Workspace.ofPieces(cut.items(), transformers, config);
            workspace.run();
            Outcome outcome = workspace.outcome();
            List<Result> results = ResourceList.mostImportantFirst(outcome.results());
            YamlDocument joined = cut.joined(outcome.edited(), outcome.dropped(), list.report(results));
            return joined == null ? null : new FunctionOutcome(outcome.failed(), joined, results);
        } catch (YamlException e) {
            return null;
        }
    }

    private FunctionOutcome runWhole(ResourceList list, List<JsonNode> generated) {
        Workspace workspace = Workspace.ofItems(list.resources(), transformers, config);
        workspace.run();
        List<Operation> additions = new ArrayList<>();
        for (JsonNode resource : generated) {
            List<Operation> changes = list.with(resource);
            if (!changes.isEmpty()) {
                workspace.report(
                        Finding.ofWhole(changes.get(0).path().equals(NEW_ITEM) ? "added" : "brought up to date"),
                        Resource.of(new Resource.Origin(list.document(), NEW_ITEM), resource),
                        WorkloadIdentity.KIND_CONFIG);
                additions.addAll(changes);
            }
        }
        List<Operation> operations = new ArrayList<>();
        if (!workspace.failed()) {
            // First, because what is removed after them shifts the indexes of the items.
            operations.addAll(additions);
            operations.addAll(workspace.operations());
        }
        List<Result> results = ResourceList.mostImportantFirst(workspace.results());
        operations.addAll(list.report(results));
        return new FunctionOutcome(workspace.failed(), list.edit(operations), results);
    }

    private static Transformer byName(String name) {
        for (Transformer transformer : ALWAYS) {
            if (transformer.name().equals(name)) {
                return transformer;
            }
        }
        if (name.equals(WorkloadIdentity.SELF_HOSTED)) {
            return new SelfHosted();
        }
        throw new IllegalArgumentException(
                "no transformer is named " + name + "; there are " + String.join(", ", names()));
    }
}
