package dev.azwifn.transform;

import dev.azwifn.capz.MachineRole;
import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.yaml.Operation;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A config in the making; everything is optional, as in the file. */
record Configs(
        @Nullable String tenantID,
        @Nullable String clientID,
        List<String> names,
        @Nullable ProviderId providerID,
        Set<MachineRole> targets,
        boolean rollout,
        List<String> transformers,
        List<WorkloadIdentity.Patch> patches) {
    static final String TENANT = "00000000-1111-4222-8333-444444444444";
    static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    static final ProviderId MACHINES =
            new ProviderId("22222222-3333-4444-8555-666666666666", "azwi-rg", "azwi-machines");

    static Configs empty() {
        return new Configs(null, null, List.of(), null, EnumSet.allOf(MachineRole.class), false, List.of(), List.of());
    }

    static Configs full() {
        return new Configs(
                TENANT, CLIENT, List.of(), MACHINES, EnumSet.allOf(MachineRole.class), false, List.of(), List.of());
    }

    Configs names(String... names) {
        return new Configs(tenantID, clientID, List.of(names), providerID, targets, rollout, transformers, patches);
    }

    Configs targets(MachineRole... targets) {
        return new Configs(tenantID, clientID, names, providerID, Set.of(targets), rollout, transformers, patches);
    }

    Configs ofRunning() {
        return new Configs(tenantID, clientID, names, providerID, targets, true, transformers, patches);
    }

    Configs transformers(String... transformers) {
        return new Configs(tenantID, clientID, names, providerID, targets, rollout, List.of(transformers), patches);
    }

    Configs patches(WorkloadIdentity.Patch... patches) {
        return new Configs(tenantID, clientID, names, providerID, targets, rollout, transformers, List.of(patches));
    }

    static WorkloadIdentity.Target target(@Nullable String kind, @Nullable String name) {
        return new WorkloadIdentity.Target(null, null, kind, name, null, null, null);
    }

    static WorkloadIdentity.Patch patch(WorkloadIdentity.Target target, Operation... operations) {
        return new WorkloadIdentity.Patch(target, List.of(operations));
    }

    WorkloadIdentity build() {
        return new WorkloadIdentity(
                false,
                new WorkloadIdentity.Azure("AzurePublicCloud", tenantID, null, null, null),
                new WorkloadIdentity.Issuer(null, List.of(), null, null),
                new WorkloadIdentity.Keys("sa.key", "sa.pub"),
                new WorkloadIdentity.ClusterIdentity(clientID, null, null, names, List.of()),
                new WorkloadIdentity.MachineIdentity(providerID, targets),
                List.of(),
                new WorkloadIdentity.KindCluster("azwi", 1, 0, null, List.of()),
                rollout,
                false,
                List.of(),
                transformers,
                patches);
    }
}
