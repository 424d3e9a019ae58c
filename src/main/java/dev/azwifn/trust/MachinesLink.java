package dev.azwifn.trust;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.MachineFields;
import dev.azwifn.capz.MachineRoles;
import dev.azwifn.krm.Resource;
import dev.azwifn.yaml.Operation;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** The identities on the machines of all clusters. */
final class MachinesLink {
    private static final String SCHEME = "azure://";

    /** Where AKS clusters keep identities, whose IDs go to Azure as they are. */
    private static final List<String> IN_MANAGED_CLUSTERS =
            List.of("identity/userAssignedIdentityResourceID", "kubeletUserAssignedIdentity");

    private MachinesLink() {}

    static void check(Evidence evidence, ChainReport report) {
        MachineRoles roles = MachineRoles.by(evidence.resources());
        boolean patched = evidence.resources().stream().anyMatch(MachinesLink::isClassThatSetsIdentities);
        boolean federated = usesWorkloadIdentity(evidence.resources());
        boolean any = false;
        for (Resource resource : evidence.resources()) {
            Optional<MachineFields> fields = MachineFields.of(resource);
            if (fields.isPresent()) {
                any = true;
                new MachineChecks(resource, fields.get(), roles.of(resource), evidence.config(), report)
                        .check(federated && !(patched && resource.kind().endsWith("Template")));
            }
            any |= checkManagedCluster(resource, report);
        }
        if (!any) {
            report.missing(Link.MACHINES, "no Azure machines given: name the files that have them");
        }
    }

    /** Whether the clusters use workload identity: as the identities say, or else the config. */
    private static boolean usesWorkloadIdentity(List<Resource> resources) {
        boolean any = false;
        for (Resource resource : resources) {
            if (AzureClusterIdentity.is(resource)) {
                any = true;
                if (AzureClusterIdentity.isWorkloadIdentity(resource.view())) {
                    return true;
                }
            }
        }
        return !any;
    }

    /** Its patches are put on the templates when a cluster is made, and nobody knows what comes of it. */
    private static boolean isClassThatSetsIdentities(Resource resource) {
        String patches = resource.view().at("/spec/patches").toString();
        return resource.kind().equals("ClusterClass")
                && (patches.contains(MachineFields.LIST) || patches.contains("/identity\""));
    }

    private static boolean checkManagedCluster(Resource resource, ChainReport report) {
        if (!resource.kind().startsWith("AzureManagedControlPlane")) {
            return false;
        }
        String spec = resource.kind().endsWith("Template") ? "/spec/template/spec/" : "/spec/";
        boolean any = false;
        for (String path : IN_MANAGED_CLUSTERS) {
            JsonPointer field = JsonPointer.compile(spec + path);
            JsonNode value = resource.view().at(field);
            if (!value.isString()) {
                continue;
            }
            any = true;
            String id = value.stringValue();
            report.fact(Link.MACHINES, resource.ref().toString(), id);
            if (id.startsWith(SCHEME)) {
                String plain = id.substring(SCHEME.length());
                report.find(
                        Check.MANAGED_IDENTITY_PREFIX,
                        resource,
                        field,
                        "AKS takes a resource ID without azure:// in front",
                        "write " + plain,
                        Edit.of(resource, Operation.replace(field, Operation.text(plain))));
            }
        }
        return any;
    }
}
