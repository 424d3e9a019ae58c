package dev.azwifn.transform;

import dev.azwifn.capz.AzureClusterIdentity;
import dev.azwifn.capz.TemplateVariables;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Makes an AzureClusterIdentity use workload identity.
 *
 * <pre>
 * spec:                                     spec:
 *   allowedNamespaces: {}                     allowedNamespaces: {}
 *   type: ServicePrincipal             →      type: WorkloadIdentity
 *   clientID: the service principal's         clientID: the managed identity's
 *   clientSecret: {name: …}                   tenantID: …
 *   tenantID: …
 * </pre>
 */
public final class ClusterIdentity implements Transformer {
    private static final JsonPointer SPEC = JsonPointer.compile("/spec");

    @Override
    public String name() {
        return "ClusterIdentity";
    }

    @Override
    public String description() {
        return "AzureClusterIdentity: type and ids, no secret";
    }

    @Override
    public Pass begin(WorkloadIdentity config) {
        return new Conversion(config, ConcurrentHashMap.newKeySet());
    }

    /** @param found those of the wanted names that are there */
    private record Conversion(WorkloadIdentity config, Set<String> found) implements Pass {
        @Override
        public boolean reads(String kind) {
            return AzureClusterIdentity.isKind(kind);
        }

        @Override
        public @Nullable Change look(Resource resource) {
            List<String> wanted = config.clusterIdentity().names();
            if (!AzureClusterIdentity.is(resource) || !(wanted.isEmpty() || wanted.contains(resource.name()))) {
                return null;
            }
            if (!wanted.isEmpty()) {
                found.add(resource.name());
            }
            return convert(resource, config).change();
        }

        @Override
        public List<Change> conclude(Resources resources) {
            List<Change> changes = new ArrayList<>();
            for (String name : config.clusterIdentity().names()) {
                if (found.add(name)) {
                    changes.add(Change.finding(Finding.of(
                            Severity.WARNING,
                            "no AzureClusterIdentity in the input is named " + name
                                    + ": correct spec.clusterIdentity.names, or leave it out for all of them")));
                }
            }
            return changes;
        }
    }

    private static Edits convert(Resource resource, WorkloadIdentity config) {
        Edits edits = new Edits(resource);
        JsonNode spec = resource.view().path("spec");
        Versions.warnIfUnknown(resource, edits);
        if (!edits.openMapping(SPEC)) {
            edits.defect("left alone: its spec is not a mapping", SPEC);
            return edits;
        }
        String oldType = AzureClusterIdentity.type(resource.view());
        if (!spec.path("type").asString("").equals(AzureClusterIdentity.WORKLOAD_IDENTITY)) {
            JsonNode type = Operation.text(AzureClusterIdentity.WORKLOAD_IDENTITY);
            edits.set(SPEC.appendProperty("type"), type, null, "type set to WorkloadIdentity");
        }
        setClientId(spec, config.clusterIdentity().clientID(), oldType, edits);
        setTenantId(spec, config.azure().tenantID(), edits);
        for (String field : AzureClusterIdentity.FIELDS_OF_OTHER_TYPES) {
            if (spec.has(field)) {
                edits.remove(SPEC.appendProperty(field), field + " removed: " + reason(field));
            }
        }
        return edits;
    }

    private static void setClientId(JsonNode spec, @Nullable String clientId, String oldType, Edits edits) {
        JsonPointer field = SPEC.appendProperty("clientID");
        String current = spec.path("clientID").asString("");
        if (clientId != null) {
            setId(field, current, clientId, edits);
        } else if (current.isBlank()) {
            edits.defect(
                    "clientID is missing, and CAPZ cannot sign in without it: set spec.clusterIdentity.clientID to the managed"
                            + " identity's client id",
                    field);
        } else if (AzureClusterIdentity.isServicePrincipal(oldType) && !TemplateVariables.areIn(current)) {
            edits.report(
                    Severity.INFO,
                    "clientID " + current
                            + " kept: it is the app id of the old service principal; if a managed identity takes"
                            + " its place, set spec.clusterIdentity.clientID to that identity's client id",
                    field,
                    null);
        }
    }

    private static void setTenantId(JsonNode spec, @Nullable String tenantId, Edits edits) {
        JsonPointer field = SPEC.appendProperty("tenantID");
        String current = spec.path("tenantID").asString("");
        if (tenantId != null) {
            setId(field, current, tenantId, edits);
        } else if (current.isBlank()) {
            edits.defect("tenantID is missing, and CAPZ cannot sign in without it: set spec.azure.tenantID", field);
        }
    }

    private static void setId(JsonPointer field, String current, String id, Edits edits) {
        // Ids are GUIDs, whose case means nothing.
        if (!current.equalsIgnoreCase(id)) {
            edits.set(field, Operation.text(id), null, field.last().getMatchingProperty() + " set to " + id);
        }
    }

    private static String reason(String field) {
        return switch (field) {
            case "clientSecret" -> "workload identity needs no secret";
            case "certPath" -> "workload identity needs no certificate";
            default -> "CAPZ rejects it with workload identity";
        };
    }
}
