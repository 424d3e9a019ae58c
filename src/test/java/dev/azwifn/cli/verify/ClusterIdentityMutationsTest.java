package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLIENT;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.PRINCIPAL;
import static dev.azwifn.cli.verify.World.SUBSCRIPTION;
import static dev.azwifn.cli.verify.World.TENANT;

import dev.azwifn.trust.Check;
import java.util.List;

/** AzureClusterIdentity objects, and the clusters that use them. */
class ClusterIdentityMutationsTest extends ChainMutations {

    ClusterIdentityMutationsTest() {
        super("cluster-identity");
    }

    static List<Mutation> mutations() {
        return List.of(
                text(
                                "a service principal",
                                CLUSTER,
                                "type: WorkloadIdentity",
                                "type: ServicePrincipal",
                                Check.CLUSTER_IDENTITY_TYPE)
                        .fixable(),
                text("no type", CLUSTER, "  type: WorkloadIdentity\n", "", Check.CLUSTER_IDENTITY_TYPE)
                        .at("spec:")
                        .fixable(),
                text(
                                "another client ID",
                                CLUSTER,
                                "clientID: " + CLIENT,
                                "clientID: 99999999-0000-4111-8222-333333333333",
                                Check.CLUSTER_IDENTITY_CLIENT_ID)
                        .fixable(),
                text(
                                "the principal ID",
                                CLUSTER,
                                "clientID: " + CLIENT,
                                "clientID: " + PRINCIPAL,
                                Check.CLUSTER_IDENTITY_CLIENT_ID)
                        .fixable(),
                text("no client ID", CLUSTER, "  clientID: " + CLIENT + "\n", "", Check.CLUSTER_IDENTITY_CLIENT_ID)
                        .at("spec:")
                        .fixable(),
                text(
                                "another tenant",
                                CLUSTER,
                                "tenantID: " + TENANT,
                                "tenantID: 99999999-1111-4222-8333-444444444444",
                                Check.CLUSTER_IDENTITY_TENANT_ID)
                        .fixable(),
                text(
                        "a variable",
                        CLUSTER,
                        "clientID: " + CLIENT,
                        "clientID: ${AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY}",
                        Check.CLUSTER_IDENTITY_VARIABLE),
                text(
                                "a client secret left over",
                                CLUSTER,
                                "  clientID: " + CLIENT,
                                "  clientSecret: {name: cluster-identity-secret}\n  clientID: " + CLIENT,
                                Check.CLUSTER_IDENTITY_SECRET)
                        .fixable(),
                text(
                                "a resource ID",
                                CLUSTER,
                                "  clientID: " + CLIENT,
                                "  resourceID: /subscriptions/x\n  clientID: " + CLIENT,
                                Check.CLUSTER_IDENTITY_FIELD)
                        .fixable(),
                text("another namespace", CLUSTER, "list: [team-a]", "list: [team-b]", Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text("an empty list", CLUSTER, "list: [team-a]", "list: []", Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text(
                                "no allowedNamespaces",
                                CLUSTER,
                                "  allowedNamespaces:\n    list: [team-a]\n",
                                "",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("spec:"),
                text(
                                "an empty selector",
                                CLUSTER,
                                "matchLabels: {team: b}",
                                "matchLabels: {}",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text(
                                "a selector of other labels",
                                CLUSTER,
                                "matchLabels: {team: b}",
                                "matchLabels: {team: c}",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"),
                text(
                                "an identity of another name",
                                CLUSTER,
                                "    name: cluster-identity\n  location",
                                "    name: cluster-identitiy\n  location",
                                Check.CLUSTER_IDENTITY_REFERENCE)
                        .at("identityRef:"),
                text(
                                "an identity in another namespace",
                                CLUSTER,
                                "    name: selected-identity\n    namespace: team-a\n",
                                "    name: selected-identity\n",
                                Check.CLUSTER_IDENTITY_REFERENCE)
                        .at("identityRef:"),
                text(
                        "a variable for the type",
                        CLUSTER,
                        "type: WorkloadIdentity",
                        "type: ${TYPE}",
                        Check.CLUSTER_IDENTITY_VARIABLE),
                of(
                                "a service principal, where the config names none",
                                world -> {
                                    world.replace(CONFIG, "    names: [cluster-identity, selected-identity]\n", "");
                                    world.replace(CLUSTER, "99999999-0000-4111-8222-333333333333", CLIENT);
                                    world.replace(CLUSTER, "99999999-1111-4222-8333-444444444444", TENANT);
                                    world.replace(
                                            CLUSTER, "  clientSecret: {name: other-secret, namespace: team-c}\n", "");
                                },
                                Check.CLUSTER_IDENTITY_TYPE,
                                CLUSTER)
                        .at("type: ServicePrincipal")
                        .fixable(),
                of(
                                "the principal ID, and no client ID in the config",
                                world -> {
                                    world.replace(CONFIG, "    clientID: " + CLIENT + "\n", "");
                                    world.replace(CLUSTER, CLIENT, PRINCIPAL);
                                },
                                Check.CLUSTER_IDENTITY_CLIENT_ID,
                                CLUSTER)
                        .at("clientID: " + PRINCIPAL),
                of(
                                "no client ID, and none in the config",
                                world -> {
                                    world.replace(CONFIG, "    clientID: " + CLIENT + "\n", "");
                                    world.replace(CLUSTER, "  clientID: " + CLIENT + "\n", "");
                                },
                                Check.CLUSTER_IDENTITY_CLIENT_ID,
                                CLUSTER)
                        .at("spec:"),
                of(
                                "an empty list, for a template",
                                world -> {
                                    world.replace(CLUSTER, "allowedNamespaces: {}", "allowedNamespaces: {list: []}");
                                    world.write(CLUSTER, world.read(CLUSTER) + template("other-identity", "team-c"));
                                },
                                Check.CLUSTER_IDENTITY_NAMESPACE,
                                CLUSTER)
                        .at("allowedNamespaces: {list: []}"),
                text(
                                "the subscription's ID for the tenant's",
                                CLUSTER,
                                "tenantID: " + TENANT,
                                "tenantID: " + SUBSCRIPTION,
                                Check.CLUSTER_IDENTITY_TENANT_ID)
                        .fixable(),
                withoutNamespaces(
                                "an identity of another name, without namespaces",
                                "    name: cluster-identity\n  location",
                                "    name: cluster-identitiy\n  location",
                                Check.CLUSTER_IDENTITY_REFERENCE)
                        .at("identityRef:"),
                withoutNamespaces(
                                "an empty list, without namespaces",
                                "list: [team-a]",
                                "list: []",
                                Check.CLUSTER_IDENTITY_NAMESPACE)
                        .at("allowedNamespaces:"));
    }

    static String template(String identity, String namespace) {
        return """
                ---
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureClusterTemplate
                metadata:
                  name: template
                  namespace: %s
                spec:
                  template:
                    spec:
                      identityRef: {kind: AzureClusterIdentity, name: %s, namespace: %s}
                """.formatted(namespace, identity, identity.startsWith("other") ? "team-c" : "team-a");
    }

    private static Mutation withoutNamespaces(String name, String text, String replacement, Check check) {
        return of(
                name,
                world -> {
                    world.replace(CLUSTER, text, replacement);
                    world.write(CLUSTER, world.read(CLUSTER).replaceAll("\n *namespace: team-a", ""));
                },
                check,
                CLUSTER);
    }
}
