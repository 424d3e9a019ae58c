package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Removes the Secret of a service principal that only converted AzureClusterIdentity objects used. It stays, with a
 * warning, while anything else in the input names it.
 */
public final class ClientSecret implements Transformer {
    private static final String SECRET = "Secret";

    @Override
    public String name() {
        return "ClientSecret";
    }

    @Override
    public String description() {
        return "Secret: removed where only those identities used it";
    }

    @Override
    public List<Change> transform(Resources resources, WorkloadIdentity config) {
        List<Change> changes = new ArrayList<>();
        Map<String, List<NamespacedName>> left = secretsThatIdentitiesLeft(resources);
        if (left.isEmpty()) {
            return changes;
        }
        Map<String, List<Resource>> candidates = new HashMap<>();
        List<Resource> secrets = new ArrayList<>();
        for (Resource secret : resources.ofKind(SECRET::equals)) {
            if (secret.apiVersion().equals("v1") && mayBeAnyOf(left.get(secret.name()), NamespacedName.of(secret))) {
                secrets.add(secret);
                candidates
                        .computeIfAbsent(secret.name(), name -> new ArrayList<>())
                        .add(secret);
            }
        }
        Map<Resource.Origin, Resource> users = users(candidates, resources);
        for (Resource secret : secrets) {
            changes.add(decide(secret, users.get(secret.origin())));
        }
        return changes;
    }

    /** The secrets that identities named in the input and name no more, by name. */
    private static Map<String, List<NamespacedName>> secretsThatIdentitiesLeft(Resources resources) {
        Map<String, List<NamespacedName>> names = new HashMap<>();
        for (Resource identity : resources.ofKind(AzureClusterIdentity::isKind)) {
            JsonNode before = identity.original().path("spec").path("clientSecret");
            boolean left = !identity.view().path("spec").has("clientSecret");
            if (AzureClusterIdentity.is(identity) && left && before.path("name").isString()) {
                NamespacedName secret = NamespacedName.referredTo(before, identity);
                names.computeIfAbsent(secret.name(), name -> new ArrayList<>()).add(secret);
            }
        }
        return names;
    }

    private static boolean mayBeAnyOf(@Nullable List<NamespacedName> names, NamespacedName name) {
        if (names != null) {
            for (NamespacedName each : names) {
                if (each.mayBe(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Who else names the candidates: one user each, by the candidate's origin. */
    private static Map<Resource.Origin, Resource> users(Map<String, List<Resource>> candidates, Resources resources) {
        Map<Resource.Origin, Resource> users = new HashMap<>();
        if (candidates.isEmpty()) {
            return users;
        }
        for (Resource resource : resources.mentioning(candidates.keySet())) {
            for (NamespacedName mentioned : SecretMentions.in(resource, candidates.keySet())) {
                for (Resource secret : candidates.getOrDefault(mentioned.name(), List.of())) {
                    boolean itself = resource.origin().equals(secret.origin());
                    if (!itself && mentioned.mayBe(NamespacedName.of(secret))) {
                        users.putIfAbsent(secret.origin(), resource);
                    }
                }
            }
        }
        return users;
    }

    private static Change decide(Resource secret, @Nullable Resource user) {
        if (user == null) {
            String message = "removed: workload identity needs no client secret, and nothing else names it";
            return Change.removal(secret, message);
        }
        String message = "kept, because " + user.ref()
                + " names it: remove it when nothing needs the service principal any more";
        return new Change(secret, List.of(), false, List.of(Finding.of(Severity.WARNING, message)));
    }
}
