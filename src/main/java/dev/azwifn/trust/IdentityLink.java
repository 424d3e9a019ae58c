package dev.azwifn.trust;

import dev.azwifn.config.WorkloadIdentity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/** The IDs of the managed identity, which are easily taken for each other. */
final class IdentityLink {
    private static final JsonPointer CLIENT_ID = JsonPointer.compile("/spec/clusterIdentity/clientID");
    private static final JsonPointer TENANT_ID = JsonPointer.compile("/spec/azure/tenantID");

    private final Evidence evidence;
    private final KnownIds ids;
    private final ChainReport report;

    private IdentityLink(Evidence evidence, ChainReport report) {
        this.evidence = evidence;
        this.ids = KnownIds.of(evidence);
        this.report = report;
    }

    static void check(Evidence evidence, ChainReport report) {
        new IdentityLink(evidence, report).check();
    }

    private void check() {
        WorkloadIdentity config = evidence.config();
        String clientID = config.clusterIdentity().clientID();
        String tenantID = config.azure().tenantID();
        report.fact(Link.IDENTITY, "name", config.clusterIdentity().managedIdentityName());
        report.fact(Link.IDENTITY, "clientID", clientID);
        report.fact(Link.IDENTITY, "tenantID", tenantID);
        if (clientID == null) {
            report.missing(Link.IDENTITY, "spec.clusterIdentity.clientID is not set");
        } else {
            checkClientID(clientID);
        }
        if (tenantID == null) {
            report.missing(Link.IDENTITY, "spec.azure.tenantID is not set");
        } else {
            checkTenantID(tenantID);
        }
    }

    private void checkClientID(String clientID) {
        String other = ids.nameOf(clientID);
        String actual = evidence.actual() == null ? null : evidence.actual().clientID();
        if (other != null) {
            report.find(
                    Check.CLIENT_ID_CONFUSED,
                    evidence.configPlace(CLIENT_ID),
                    "clientID " + clientID + " is " + other + ", not the client ID",
                    actual == null
                            ? "set spec.clusterIdentity.clientID to the clientId that az identity show prints"
                            : "set spec.clusterIdentity.clientID to " + actual,
                    edit(CLIENT_ID, actual));
        } else if (actual != null && !actual.equalsIgnoreCase(clientID)) {
            report.find(
                    Check.CLIENT_ID,
                    evidence.configPlace(CLIENT_ID),
                    "clientID is " + clientID + ", and that of the managed identity " + actual,
                    "set spec.clusterIdentity.clientID to " + actual + ", if that is the identity that is meant");
        }
    }

    private void checkTenantID(String tenantID) {
        String actual = evidence.actual() == null ? null : evidence.actual().tenantID();
        if (tenantID.equalsIgnoreCase(evidence.config().azure().subscriptionID())) {
            report.find(
                    Check.TENANT_ID_CONFUSED,
                    evidence.configPlace(TENANT_ID),
                    "tenantID " + tenantID + " is the subscription's ID",
                    "set spec.azure.tenantID to "
                            + (actual == null ? "what az account show prints as tenantId" : actual),
                    edit(TENANT_ID, actual));
        } else if (actual != null && !actual.equalsIgnoreCase(tenantID)) {
            report.find(
                    Check.TENANT_ID,
                    evidence.configPlace(TENANT_ID),
                    "tenantID is " + tenantID + ", and that of the managed identity " + actual,
                    "set spec.azure.tenantID to " + actual + ", if that is the identity that is meant");
        }
    }

    private @Nullable Edit edit(JsonPointer field, @Nullable String value) {
        return value == null ? null : evidence.configEdit(field, value);
    }
}
