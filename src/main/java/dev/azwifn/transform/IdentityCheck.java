package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.InfrastructureApi;
import dev.azwifn.capz.MachineFields;
import dev.azwifn.capz.MachineKind;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.trust.Chain;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.Check;
import dev.azwifn.trust.Evidence;
import dev.azwifn.trust.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what the transformers made, and changes nothing. Where nothing may be changed, it checks the whole chain of trust, as far
 * as the resources show it; else it warns of a control plane without an identity, which nobody else does since CAPZ 1.22, and of
 * what a sovereign cloud needs.
 */
final class IdentityCheck implements Transformer {
    private static final String PUBLIC_CLOUD = "AzurePublicCloud";

    @Override
    public String name() {
        return "IdentityCheck";
    }

    @Override
    public String description() {
        return "warns of a control plane without identity";
    }

    @Override
    public Pass begin(WorkloadIdentity config) {
        return new Looking(config);
    }

    private static final class Looking implements Pass {
        private final WorkloadIdentity config;
        private volatile boolean anyIsCapz;
        private volatile boolean anyUsesWorkloadIdentity;
        private volatile boolean anyLacksIdentity;

        Looking(WorkloadIdentity config) {
            this.config = config;
        }

        @Override
        public boolean reads(String kind) {
            return MachineKind.isOne(kind) || AzureClusterIdentity.isKind(kind);
        }

        @Override
        public @Nullable Change look(Resource resource) {
            if (!InfrastructureApi.has(resource)) {
                return null;
            }
            anyIsCapz = true;
            if (!AzureClusterIdentity.isKind(resource.kind())) {
                Optional<MachineFields> fields = MachineFields.of(resource);
                if (fields.isPresent() && fields.get().lackIdentity()) {
                    anyLacksIdentity = true;
                }
            } else if (AzureClusterIdentity.isWorkloadIdentity(resource.view())) {
                anyUsesWorkloadIdentity = true;
            }
            return null;
        }

        @Override
        public List<Change> conclude(Resources resources) {
            List<Change> changes = new ArrayList<>();
            if (!anyIsCapz) {
                changes.add(Change.finding(Finding.of(
                        Severity.INFO,
                        "no AzureClusterIdentity and no Azure machines in the input: there is no identity to set. With a topology"
                                + " or Azure Service Operator it is set elsewhere")));
            }
            if (!config.selfHosts() && !config.selfHostedClusters().isEmpty()) {
                changes.add(
                        Change.finding(
                                Finding.of(
                                        Severity.WARNING,
                                        "spec.selfHostedClusters is without effect: set spec.selfHosted: true, too, or use --self-hosted")));
            }
            if (config.checkOnly()) {
                report(chain(resources, config), changes);
            } else {
                boolean lacksIdentity = anyUsesWorkloadIdentity && anyLacksIdentity;
                boolean isSovereign = !config.azure().cloud().equals(PUBLIC_CLOUD);
                if (lacksIdentity || isSovereign) {
                    report(
                            chain(resources, config).stream()
                                    .filter(finding -> isWorthAWarning(finding.check(), lacksIdentity, isSovereign))
                                    .toList(),
                            changes);
                }
            }
            return changes;
        }
    }

    private static boolean isWorthAWarning(Check check, boolean lacksIdentity, boolean isSovereign) {
        return switch (check) {
            case MACHINE_IDENTITY_MISSING -> lacksIdentity;
            case ISSUER_CLOUD, CLOUD_CLUSTER, CLOUD_ASO, CLOUD_CAPZ -> isSovereign;
            default -> false;
        };
    }

    private static List<ChainFinding> chain(Resources resources, WorkloadIdentity config) {
        return Chain.verify(Evidence.ofItems(config, resources.ofKind(Chain::reads)))
                .findings();
    }

    /** All of one resource in one change; those of the config belong to none. */
    private static void report(List<ChainFinding> findings, List<Change> changes) {
        Map<Resource.Origin, Change> byResource = new LinkedHashMap<>();
        for (ChainFinding finding : findings) {
            Place place = finding.place();
            Resource resource = place == null ? null : place.resource();
            if (place == null || resource == null) {
                changes.add(Change.finding(Finding.of(finding, null, null)));
            } else {
                byResource
                        .computeIfAbsent(
                                resource.origin(), origin -> new Change(resource, List.of(), false, new ArrayList<>()))
                        .findings()
                        .add(Finding.of(finding, place.field(), resource.view().at(place.field())));
            }
        }
        changes.addAll(byResource.values());
    }
}
