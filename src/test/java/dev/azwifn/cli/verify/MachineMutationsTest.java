package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;

import dev.azwifn.trust.Check;
import java.util.List;

/** The identities on machines. */
class MachineMutationsTest extends ChainMutations {
    private static final String ID =
            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines";

    private static final String PLACEHOLDER =
            "azure:///subscriptions/22222222-3333-4444-8555-666666666666/resourceGroups/capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity";

    MachineMutationsTest() {
        super("machines");
    }

    static List<Mutation> mutations() {
        String list = "      userAssignedIdentities:\n      - providerID: " + ID + "\n";
        return List.of(
                text(
                                "no identity on a control plane",
                                CLUSTER,
                                "      identity: UserAssigned\n" + list + "      vmSize",
                                "      vmSize",
                                Check.MACHINE_IDENTITY_MISSING)
                        .at("spec:")
                        .fixable(),
                text(
                                "the placeholder of CAPZ's CI",
                                CLUSTER,
                                "azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines",
                                "capz-ci/providers/Microsoft.ManagedIdentity/userAssignedIdentities/cloud-provider-user-identity",
                                Check.MACHINE_IDENTITY_PLACEHOLDER)
                        .at("capz-ci")
                        .fixable(),
                text(
                                "the placeholder as a default",
                                CLUSTER,
                                ID,
                                "azure:///subscriptions/${AZURE_SUBSCRIPTION_ID}/resourceGroups/${CI_RG:=capz-ci}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${USER_IDENTITY:=cloud-provider-user-identity}",
                                Check.MACHINE_IDENTITY_PLACEHOLDER)
                        .at("CI_RG")
                        .fixable(),
                text(
                                "another identity",
                                CLUSTER,
                                "userAssignedIdentities/azwi-machines",
                                "userAssignedIdentities/mine",
                                Check.MACHINE_IDENTITY_DIFFERS)
                        .at("userAssignedIdentities:"),
                text(
                                "no identity on workers",
                                CLUSTER,
                                "  identity: UserAssigned\n  userAssignedIdentities: # without the scheme, which is the same to CAPZ\n",
                                "  identity: SystemAssigned\n  others:\n",
                                Check.MACHINE_IDENTITY_DIFFERS)
                        .at("identity: SystemAssigned"),
                text(
                                "another identity first",
                                CLUSTER,
                                list,
                                list.replace("azwi-machines", "mine") + "      - providerID: " + ID + "\n",
                                Check.MACHINE_IDENTITY_ORDER)
                        .at("userAssignedIdentities:"),
                text(
                                "a small letter in resourceGroups",
                                CLUSTER,
                                "resourceGroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines",
                                "resourcegroups/azwi-identities/providers/Microsoft.ManagedIdentity/userAssignedIdentities/azwi-machines",
                                Check.MACHINE_IDENTITY_SPELLING)
                        .at("resourcegroups")
                        .fixable(),
                text(
                                "a list under SystemAssigned",
                                CLUSTER,
                                "identity: UserAssigned",
                                "identity: SystemAssigned",
                                Check.MACHINE_IDENTITY_INVALID)
                        .fixable(),
                text(
                                "a role of a system-assigned identity",
                                CLUSTER,
                                "      vmSize: Standard_D2s_v3",
                                "      systemAssignedIdentityRole: {scope: x}\n      vmSize: Standard_D2s_v3",
                                Check.MACHINE_IDENTITY_INVALID)
                        .fixable(),
                text(
                                "an empty list on a control plane",
                                CLUSTER,
                                list + "      vmSize",
                                "      userAssignedIdentities: []\n      vmSize",
                                Check.MACHINE_IDENTITY_MISSING)
                        .at("identity: UserAssigned")
                        .fixable(),
                of(
                                "an empty list on a pool",
                                world -> world.write(
                                        CLUSTER,
                                        world.read(CLUSTER)
                                                .replaceAll(
                                                        "(userAssignedIdentities:) # without.*\n.*\n.*\n", "$1 []\n")),
                                Check.MACHINE_IDENTITY_INVALID,
                                CLUSTER)
                        .at("identity: UserAssigned")
                        .fixable(),
                text("a variable", CLUSTER, ID, "${MACHINE_IDENTITY}", Check.MACHINE_IDENTITY_VARIABLE)
                        .at("providerID: ${"),
                text("a name only", CLUSTER, ID, "azwi-machines", Check.MACHINE_PROVIDER_ID)
                        .at("providerID: azwi-machines"),
                text(
                                "an AKS identity with azure://",
                                CLUSTER,
                                "userAssignedIdentityResourceID: /sub",
                                "userAssignedIdentityResourceID: azure:///sub",
                                Check.MANAGED_IDENTITY_PREFIX)
                        .fixable(),
                of(
                                "a machine for nobody knows what",
                                world -> world.write(CLUSTER, world.read(CLUSTER) + template("lone", "")),
                                Check.MACHINE_IDENTITY_DIFFERS,
                                CLUSTER)
                        .at("spec:"),
                of(
                                "another identity, and a list of transformers",
                                world -> {
                                    world.replace(
                                            CONFIG,
                                            "  serviceAccounts:",
                                            "  transformers: [MachineIdentity]\n  serviceAccounts:");
                                    world.replace(
                                            CLUSTER,
                                            "userAssignedIdentities/azwi-machines",
                                            "userAssignedIdentities/mine");
                                },
                                Check.MACHINE_IDENTITY_DIFFERS,
                                CLUSTER)
                        .at("userAssignedIdentities:"),
                text(
                                "a variable for identity",
                                CLUSTER,
                                "identity: UserAssigned",
                                "identity: ${IDENTITY}",
                                Check.MACHINE_IDENTITY_VARIABLE)
                        .at("identity: ${IDENTITY}"),
                text(
                                "a role assignment of a system-assigned identity",
                                CLUSTER,
                                "      vmSize: Standard_D2s_v3",
                                "      roleAssignmentName: x\n      vmSize: Standard_D2s_v3",
                                Check.MACHINE_IDENTITY_INVALID)
                        .fixable(),
                text("no providerID", CLUSTER, "providerID: " + ID, "name: azwi-machines", Check.MACHINE_PROVIDER_ID)
                        .at("name: azwi-machines"),
                withoutWanted(
                                "the placeholder, and none in the config",
                                ID,
                                PLACEHOLDER,
                                Check.MACHINE_IDENTITY_PLACEHOLDER)
                        .at("capz-ci"),
                withoutWanted("a name only, and none in the config", ID, "mine", Check.MACHINE_PROVIDER_ID)
                        .at("providerID: mine"),
                withoutWanted(
                                "no identity on a control plane, and none in the config",
                                "      identity: UserAssigned\n" + list + "      vmSize",
                                "      vmSize",
                                Check.MACHINE_IDENTITY_MISSING)
                        .at("spec:"),
                withoutWanted(
                                "an empty list on a template, and none in the config",
                                "      identity: UserAssigned\n" + list + "---",
                                "      identity: UserAssigned\n      userAssignedIdentities: []\n---",
                                Check.MACHINE_IDENTITY_MISSING)
                        .at("identity: UserAssigned"),
                of(
                                "an AKS kubelet identity with azure:// in a template",
                                world -> world.write(CLUSTER, world.read(CLUSTER) + """
                                        ---
                                        apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                                        kind: AzureManagedControlPlaneTemplate
                                        metadata:
                                          name: aks
                                        spec:
                                          template:
                                            spec:
                                              kubeletUserAssignedIdentity: azure:///subscriptions/x
                                        """),
                                Check.MANAGED_IDENTITY_PREFIX,
                                CLUSTER)
                        .at("kubeletUserAssignedIdentity")
                        .fixable(),
                of(
                                "another identity on a control plane, which is the only target",
                                world -> {
                                    world.replace(
                                            CONFIG,
                                            "    name: azwi-machines\n",
                                            "    name: azwi-machines\n    targets: [ControlPlane]\n");
                                    world.replace(
                                            CLUSTER,
                                            "userAssignedIdentities/azwi-machines",
                                            "userAssignedIdentities/mine");
                                },
                                Check.MACHINE_IDENTITY_DIFFERS,
                                CLUSTER)
                        .at("userAssignedIdentities:"),
                of(
                                "an empty list on a pool, and none in the config",
                                world -> {
                                    UnusualClustersTest.withoutMachineIdentity(world);
                                    world.write(
                                            CLUSTER,
                                            world.read(CLUSTER)
                                                    .replaceAll(
                                                            "(userAssignedIdentities:) # without.*\\n.*\\n.*\\n",
                                                            "$1 []\n"));
                                },
                                Check.MACHINE_IDENTITY_INVALID,
                                CLUSTER)
                        .at("identity: UserAssigned"));
    }

    /** With a config that wants no identity on machines. */
    private static Mutation withoutWanted(String name, String text, String replacement, Check check) {
        return of(
                name,
                world -> {
                    UnusualClustersTest.withoutMachineIdentity(world);
                    world.replace(CLUSTER, text, replacement);
                },
                check,
                CLUSTER);
    }

    static String template(String name, String spec) {
        return """
                ---
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureMachineTemplate
                metadata:
                  name: %s
                  namespace: team-a
                spec:
                  template:
                    spec:
                      vmSize: Standard_D2s_v3
                """.formatted(name) + spec;
    }
}
