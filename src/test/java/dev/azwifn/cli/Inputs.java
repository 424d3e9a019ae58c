package dev.azwifn.cli;

/** Small inputs and the flags that change them. */
final class Inputs {
    static final String TENANT = "00000000-1111-4222-8333-444444444444";
    static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";
    static final String MACHINES =
            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines";

    static final String IDENTITY = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata:
              name: cluster-identity
            spec:
              allowedNamespaces: {}
              clientID: 99999999-0000-4111-8222-333333333333
              clientSecret:
                name: cluster-identity-secret
              tenantID: 00000000-1111-4222-8333-444444444444
              type: ServicePrincipal
            """;
    static final String IDENTITY_AFTER = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata:
              name: cluster-identity
            spec:
              allowedNamespaces: {}
              clientID: 77777777-8888-4999-8aaa-bbbbbbbbbbbb
              tenantID: 00000000-1111-4222-8333-444444444444
              type: WorkloadIdentity
            """;
    static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: cluster-identity-secret
            """;
    static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: untouched
            """;

    private Inputs() {}

    /** The arguments behind the flags that {@link #IDENTITY_AFTER} is made with. */
    static String[] with(String... args) {
        String[] all = new String[args.length + 2];
        all[0] = "--client-id=" + CLIENT;
        all[1] = "--tenant-id=" + TENANT;
        System.arraycopy(args, 0, all, 2, args.length);
        return all;
    }
}
