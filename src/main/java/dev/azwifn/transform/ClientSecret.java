package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.NamespacedName;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    public Pass begin(WorkloadIdentity config) {
        return new Search(config.rollsOut(), new ConcurrentHashMap<>());
    }

    /**
     * @param isRollout whether machines may still sign in with it
     * @param left the secrets that identities named in the input and name no more, by name
     */
    private record Search(boolean isRollout, Map<String, Collection<NamespacedName>> left) implements Pass {
        @Override
        public boolean reads(String kind) {
            return AzureClusterIdentity.isKind(kind);
        }

        /** Secrets are parsed only if an identity left one. */
        @Override
        public boolean waits(String kind) {
            return kind.equals(SECRET);
        }

        @Override
        public @Nullable Change look(Resource identity) {
            JsonNode before = identity.original().path("spec").path("clientSecret");
            boolean gone = !identity.view().path("spec").has("clientSecret");
            if (AzureClusterIdentity.is(identity) && gone && before.path("name").isString()) {
                NamespacedName secret = NamespacedName.referredTo(before, identity);
                Collection<NamespacedName> others = new ConcurrentLinkedQueue<>();
                Collection<NamespacedName> known = left.putIfAbsent(secret.name(), others);
                (known == null ? others : known).add(secret);
            }
            return null;
        }

        @Override
        public List<Change> conclude(Resources resources) {
            List<Change> changes = new ArrayList<>();
            if (left.isEmpty()) {
                return changes;
            }
            Map<String, List<Resource>> candidates = new HashMap<>();
            List<Resource> secrets = new ArrayList<>();
            for (Resource secret : resources.ofKind(SECRET::equals)) {
                if (secret.apiVersion().equals("v1") && wasLeft(NamespacedName.of(secret))) {
                    secrets.add(secret);
                    List<Resource> others = new ArrayList<>();
                    List<Resource> known = candidates.putIfAbsent(secret.name(), others);
                    (known == null ? others : known).add(secret);
                }
            }
            Map<Resource.Origin, Resource> users = users(candidates, resources);
            for (Resource secret : secrets) {
                changes.add(decide(secret, users.get(secret.origin()), isRollout));
            }
            return changes;
        }

        private boolean wasLeft(NamespacedName secret) {
            for (NamespacedName each : left.getOrDefault(secret.name(), List.of())) {
                if (each.mayBe(secret)) {
                    return true;
                }
            }
            return false;
        }
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

    private static Change decide(Resource secret, @Nullable Resource user, boolean isRollout) {
        if (isRollout) {
            String message = "kept, because machines of before sign in with it: delete it when all are replaced";
            return new Change(secret, List.of(), false, List.of(Finding.of(Severity.INFO, message)));
        }
        if (user == null) {
            String message = "removed: workload identity needs no client secret, and nothing else names it";
            return Change.removal(secret, message);
        }
        String message = "kept, because " + user.ref()
                + " names it: remove it when nothing needs the service principal any more";
        return new Change(secret, List.of(), false, List.of(Finding.of(Severity.WARNING, message)));
    }
}
