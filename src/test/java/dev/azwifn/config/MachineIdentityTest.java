package dev.azwifn.config;

import static dev.azwifn.config.Load.GUID;
import static dev.azwifn.config.Load.OTHER_GUID;
import static dev.azwifn.config.Load.assertProblems;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.capz.ProviderId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MachineIdentityTest {
    private static final String ID = "azure:///subscriptions/" + GUID
            + "/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/capz";

    private static Sources environment(Map<String, String> environment) {
        return new Sources(Map.of(), environment);
    }

    @Test
    void fromTheGuidesVariables() {
        assertThat(environment(Map.of(
                                "AZURE_SUBSCRIPTION_ID", GUID,
                                "RESOURCE_GROUP", "rg",
                                "USER_ASSIGNED_IDENTITY_NAME", "capz"))
                        .load()
                        .machineIdentity()
                        .providerID())
                .isEqualTo(new ProviderId(GUID, "rg", "capz"));
        assertThat(environment(Map.of("AZURE_SUBSCRIPTION_ID", GUID, "CI_RG", "ci", "USER_IDENTITY", "machines"))
                        .load()
                        .machineIdentity()
                        .providerID())
                .isEqualTo(new ProviderId(GUID, "ci", "machines"));
    }

    @Test
    void halfAnEnvironmentIsNoMachineIdentityAndNoError() {
        assertThat(environment(Map.of("AZURE_SUBSCRIPTION_ID", GUID, "USER_IDENTITY", "machines"))
                        .load()
                        .machineIdentity()
                        .providerID())
                .isNull();
    }

    @Test
    void oneIdentityForBothUnlessSaidOtherwise() {
        String facts = """
                  azure: {subscriptionID: 01234567-89ab-cdef-0123-456789abcdef, resourceGroup: rg}
                  clusterIdentity: {managedIdentityName: capz}
                """;
        assertThat(Load.spec(facts).machineIdentity().providerID()).isEqualTo(new ProviderId(GUID, "rg", "capz"));
        assertThat(Load.spec(facts + "  machineIdentity: {name: machines}\n")
                        .machineIdentity()
                        .providerID())
                .isEqualTo(new ProviderId(GUID, "rg", "machines"));
    }

    @Test
    void whatAFileSaysBetweenTheLinesCountsBeforeTheEnvironment() {
        Sources sources = environment(Map.of("RESOURCE_GROUP", "env-rg", "AZURE_SUBSCRIPTION_ID", OTHER_GUID));
        assertThat(Load.spec(sources, "  azure: {resourceGroup: rg}\n  machineIdentity: {name: machines}\n")
                        .machineIdentity()
                        .providerID())
                .isEqualTo(new ProviderId(OTHER_GUID, "rg", "machines"));
    }

    @Test
    void aFlagForOnePartOverridesThatPartOfAProviderID() {
        Sources sources = new Sources(Map.of("--machine-identity-name", "other"), Map.of());
        assertThat(Load.spec(sources, "  machineIdentity: {providerID: \"" + ID + "\"}\n")
                        .machineIdentity()
                        .providerID())
                .isEqualTo(new ProviderId(GUID, "rg", "other"));
    }

    @Test
    void aProviderIDAndItsPartsMustAgree() {
        assertThat(Load.spec("  machineIdentity: {providerID: \"" + ID + "\", resourceGroup: RG}\n")
                        .machineIdentity()
                        .providerID())
                .isEqualTo(new ProviderId(GUID, "RG", "capz"));
        assertProblems(
                () -> Load.spec("  machineIdentity:\n    providerID: " + ID + "\n    name: machines\n"),
                "wi.yaml:6:5: spec.machineIdentity.name: 'machines' contradicts 'capz' in"
                        + " spec.machineIdentity.providerID; remove one");
    }

    @Test
    void aMissingPartIsNamedWithEveryWayToGiveIt() {
        assertProblems(
                () -> Load.spec("  machineIdentity:\n    name: machines\n"),
                "wi.yaml:4:3: spec.machineIdentity.subscriptionID: missing; set it, or spec.azure.subscriptionID,"
                        + " or AZURE_SUBSCRIPTION_ID",
                "wi.yaml:4:3: spec.machineIdentity.resourceGroup: missing; set it, or spec.azure.resourceGroup,"
                        + " or CI_RG");
        assertProblems(
                () -> Load.functionConfig(Load.NOTHING_ELSE, """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: x}
                        data: {subscriptionID: 01234567-89ab-cdef-0123-456789abcdef, machineIdentityResourceGroup: rg}
                        """, ""),
                "<stdin>:4:1: data.machineIdentityName: missing; set it, or data.managedIdentityName");
        assertProblems(
                () -> new Sources(Map.of("--machine-identity-name", "machines"), Map.of("CI_RG", "ci")).load(),
                "--machine-identity-subscription-id: missing; set it, or --subscription-id, or AZURE_SUBSCRIPTION_ID");
    }

    @Test
    void aWrongPartIsNotCalledMissingToo() {
        assertProblems(
                () -> Load.spec("  machineIdentity: {providerID: x}\n"),
                "wi.yaml:4:21: spec.machineIdentity.providerID: 'x' is not the resource ID of a user-assigned identity;"
                        + " it looks like azure:///subscriptions/<GUID>/resourceGroups/<name>"
                        + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>");
        assertProblems(
                () -> Load.spec(
                        "  machineIdentity: {name: machines, resourceGroup: 1, subscriptionID: " + GUID + "}\n"),
                "wi.yaml:4:37: spec.machineIdentity.resourceGroup: a number where text is expected; put it in quotes");
    }
}
