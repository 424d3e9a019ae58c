package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;

/** Runs transformers over documents: each sees what the ones before it made, and every text is edited once, at the end. */
public final class Pipeline {
    /** In the default order. */
    private static final List<Transformer> ALL =
            List.of(new ClusterIdentity(), new ClientSecret(), new MachineIdentity(), new Patches());

    private final WorkloadIdentity config;
    private final List<Transformer> transformers;

    private Pipeline(WorkloadIdentity config, List<Transformer> transformers) {
        this.config = config;
        this.transformers = transformers;
    }

    /** All transformers in their default order. */
    public static List<Transformer> transformers() {
        return ALL;
    }

    /** The names that {@code spec.transformers} may hold, in the default order. */
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        for (Transformer transformer : ALL) {
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
            chosen.add(byName(name));
        }
        chosen.add(new IdentityCheck());
        return new Pipeline(config, chosen);
    }

    /**
     * Pure: reads nothing and writes nothing.
     *
     * @throws dev.azwifn.yaml.YamlException if a document is not valid YAML, or an edit is not possible as text
     */
    public Outcome run(List<YamlDocument> documents) {
        Workspace workspace = new Workspace(documents);
        for (Transformer transformer : transformers) {
            for (Change change : transformer.transform(workspace, config)) {
                workspace.apply(change, transformer.name());
            }
        }
        return workspace.outcome();
    }

    private static Transformer byName(String name) {
        for (Transformer transformer : ALL) {
            if (transformer.name().equals(name)) {
                return transformer;
            }
        }
        throw new IllegalArgumentException(
                "no transformer is named " + name + "; there are " + String.join(", ", names()));
    }
}
