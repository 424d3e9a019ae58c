package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.yaml.Operation;
import dev.azwifn.yaml.YamlDocument;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Everything that the chain is checked with.
 *
 * @param configDocument the file of the config; null if there is none
 * @param documents the folder of the two OIDC documents, as {@code azwi-fn oidc} writes it; null if it is not given
 * @param kindConfigs files for {@code kind create cluster --config}
 * @param resources those of the clusters
 * @param planned the federated credentials that the config asks for; empty if that is not known
 * @param actual what Azure holds; null if it is not given
 * @param site the documents as they are published; null if they were not read
 * @param token one to hold against the chain; null if none is given
 */
public record Evidence(
        WorkloadIdentity config,
        @Nullable YamlDocument configDocument,
        HostFiles files,
        @Nullable String documents,
        List<YamlDocument> kindConfigs,
        List<Resource> resources,
        List<FederatedCredential> planned,
        @Nullable ActualIdentity actual,
        @Nullable Site site,
        @Nullable ServiceAccountToken token) {
    public Evidence {
        kindConfigs = List.copyOf(kindConfigs);
        resources = List.copyOf(resources);
        planned = List.copyOf(planned);
    }

    /** Whether a document is a file for {@code kind create cluster --config}, which is no Kubernetes resource. */
    public static boolean isKindConfig(YamlDocument document) {
        return KindCluster.is(document);
    }

    /** What a function knows: its config and its items. */
    public static Evidence ofItems(WorkloadIdentity config, List<Resource> items) {
        return new Evidence(config, null, HostFiles.NONE, null, List.of(), items, List.of(), null, null, null);
    }

    /** What publishes the documents that are checked. */
    String publishing() {
        return site == null
                ? "azwi-fn oidc --out " + (documents == null ? "DIR" : ShellWord.of(documents))
                : "azwi-provision apply";
    }

    /** Where a field of the config stands; null if it has another source than a file. */
    @Nullable
    Place configPlace(JsonPointer field) {
        YamlDocument document = configDocument;
        return document == null || document.view().at(field).isMissingNode() ? null : Place.of(document, field);
    }

    /** A new value for a text in the config's file; null if it has another source. */
    @Nullable
    Edit configEdit(JsonPointer field, String value) {
        YamlDocument document = configDocument;
        return document == null || !document.view().at(field).isString()
                ? null
                : Edit.of(document, Operation.replace(field, Operation.text(value)));
    }
}
