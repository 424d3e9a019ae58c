package dev.azwifn.capz;

import dev.azwifn.krm.Resource;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The resource with which CAPZ and ASO authenticate to Azure. */
public final class AzureClusterIdentity {
    public static final String KIND = "AzureClusterIdentity";
    public static final String WORKLOAD_IDENTITY = "WorkloadIdentity";

    /** Fields of {@code spec} that belong to other types: the webhook rejects them, or they mean nothing. */
    public static final List<String> FIELDS_OF_OTHER_TYPES = List.of(
            "certPath",
            "resourceID",
            "userAssignedIdentityCredentialsPath",
            "userAssignedIdentityCredentialsCloudType",
            "clientSecret");

    private AzureClusterIdentity() {}

    public static boolean isKind(String kind) {
        return kind.equals(KIND);
    }

    public static boolean is(Resource resource) {
        return isKind(resource.kind()) && InfrastructureApi.has(resource);
    }

    /** {@code spec.type}, or the type that an unrendered template has by default; empty if there is none. */
    public static String type(JsonNode view) {
        return TemplateVariables.withDefaults(view.path("spec").path("type").asString(""));
    }

    /** Whether {@code clientID} is the app id of a service principal under this type. */
    public static boolean isServicePrincipal(String type) {
        return type.equals("ServicePrincipal")
                || type.equals("ManualServicePrincipal")
                || type.equals("ServicePrincipalCertificate");
    }

    public static boolean isWorkloadIdentity(JsonNode view) {
        return type(view).equals(WORKLOAD_IDENTITY);
    }
}
