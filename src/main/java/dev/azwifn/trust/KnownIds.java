package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GUIDs of which it is known what they are. */
final class KnownIds {
    private final Map<String, String> names = new LinkedHashMap<>();

    private KnownIds() {}

    static KnownIds of(Evidence evidence) {
        KnownIds ids = new KnownIds();
        WorkloadIdentity config = evidence.config();
        ids.put("the managed identity's principal ID", config.clusterIdentity().principalID());
        if (evidence.actual() != null) {
            ids.put("the managed identity's principal ID", evidence.actual().principalID());
        }
        ids.put("the tenant's ID", config.azure().tenantID());
        ids.put("the subscription's ID", config.azure().subscriptionID());
        return ids;
    }

    private void put(String name, @Nullable String id) {
        if (id != null) {
            names.putIfAbsent(id.toLowerCase(Locale.ROOT), name);
        }
    }

    /** What an ID is; null if that is not known, as that of a client ID. */
    @Nullable
    String nameOf(String id) {
        return names.get(id.toLowerCase(Locale.ROOT));
    }
}
