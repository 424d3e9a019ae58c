package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.krm.ShellWord;
import dev.azwifn.transform.Renames.Rename;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What to know before the output of {@link Rollout} is applied, and what to do afterwards, in its order. */
final class RolloutReport {
    /** Deleted one after the other: what names the Secret of a machine template goes before the template. */
    private static final List<String> TEMPLATES = List.of(
            "AzureClusterTemplate",
            "KubeadmControlPlaneTemplate",
            "RKE2ControlPlaneTemplate",
            "KubeadmConfigTemplate",
            "RKE2ConfigTemplate",
            "AzureMachineTemplate");

    private final List<Resource> resources;
    private final List<Resource> referrers;
    private final Renames renames;
    private final List<Change> changes = new ArrayList<>();

    /**
     * @param resources what is left of the input, as it was before
     * @param referrers those of them that refer to something under its new name, and control planes that start their machines in another way
     */
    RolloutReport(List<Resource> resources, List<Resource> referrers, Renames renames) {
        this.resources = resources;
        this.referrers = referrers;
        this.renames = renames;
    }

    List<Change> changes() {
        RollingMachines machines = new RollingMachines(resources, referrers);
        changes.addAll(machines.changes());
        List<String> steps = new ArrayList<>();
        List<Rename> old = renames.all().stream()
                .filter(each -> renames.isFollowed(each) && !each.superseded())
                .toList();
        if (old.isEmpty()) {
            if (renames.all().isEmpty() && machines.changes().isEmpty()) {
                note("rollout: nothing needs a new name");
            }
            return changes;
        }
        note("rollout: " + machines.total());
        steps.add("apply this output: what it replaces stays in the cluster until the last steps."
                + " From Git with pruning, see docs/migration.md first");
        if (!machines.kinds().isEmpty()) {
            steps.add("wait until as many machines are updated as there are replicas: kubectl get "
                    + ShellWord.of(String.join(",", machines.kinds())) + " -A");
        }
        for (Map.Entry<String, List<String>> namespace : templates(old).entrySet()) {
            steps.add("delete the templates of before: kubectl delete " + namespace.getKey()
                    + String.join(" ", namespace.getValue()));
        }
        Set<String> secrets = new LinkedHashSet<>();
        Map<String, List<NamespacedName>> used = usedSecrets();
        for (Rename rename : old) {
            if (rename.kind().equals(AzureClusterIdentity.KIND)) {
                steps.add(deletionOf(rename.resource()));
                NamespacedName secret = secret(rename.resource().original(), rename.resource());
                if (secret != null
                        && used.getOrDefault(secret.name(), List.of()).stream().noneMatch(secret::mayBe)) {
                    secrets.add(namespace(secret.namespace()) + ShellWord.of("secret/" + secret.name()));
                }
            }
        }
        for (String secret : secrets) {
            steps.add(
                    "delete the Secret of the service principal, and the service principal in Azure when no machine of"
                            + " before signs in with it: kubectl delete " + secret);
        }
        for (int i = 0; i < steps.size(); i++) {
            note("rollout, step " + (i + 1) + " of " + steps.size() + ": " + steps.get(i));
        }
        return changes;
    }

    private void note(String message) {
        changes.add(Change.finding(Finding.of(Severity.INFO, message)));
    }

    /** Kind and name of those to delete, by the option for their namespace. */
    private static Map<String, List<String>> templates(List<Rename> old) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (String kind : TEMPLATES) {
            for (Rename rename : old) {
                if (rename.kind().equals(kind)) {
                    names.computeIfAbsent(namespace(rename.resource().namespace()), key -> new ArrayList<>())
                            .add(argument(rename.resource()));
                }
            }
        }
        return names;
    }

    private static String argument(Resource resource) {
        return ShellWord.of(resource.kind().toLowerCase(Locale.ROOT) + "/" + resource.name());
    }

    private static String namespace(@Nullable String namespace) {
        return namespace == null ? "" : "-n " + ShellWord.of(namespace) + " ";
    }

    private static String deletionOf(Resource identity) {
        String name = namespace(identity.namespace()) + argument(identity);
        return "delete the identity of before, if no other cluster uses it, with the finalizer that CAPZ leaves behind:"
                + " kubectl patch " + name
                + " --type=merge -p '{\"metadata\":{\"finalizers\":null}}' && kubectl delete "
                + name;
    }

    private static @Nullable NamespacedName secret(JsonNode identity, Resource resource) {
        JsonNode reference = identity.path("spec").path("clientSecret");
        return reference.path("name").isString() ? NamespacedName.referredTo(reference, resource) : null;
    }

    /** The Secrets that identities still name, by name. */
    private Map<String, List<NamespacedName>> usedSecrets() {
        Map<String, List<NamespacedName>> used = new HashMap<>();
        for (Resource resource : resources) {
            NamespacedName secret = AzureClusterIdentity.is(resource) ? secret(resource.view(), resource) : null;
            if (secret != null) {
                used.computeIfAbsent(secret.name(), key -> new ArrayList<>()).add(secret);
            }
        }
        return used;
    }
}
