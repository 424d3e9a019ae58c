package dev.azwifn.capz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderIdTest {
    private static final String REST = "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/me";
    private static final ProviderId ME = new ProviderId("s-1", "Rg", "me");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "azure:///subscriptions/s-1/resourceGroups/Rg" + REST,
                "/subscriptions/s-1/resourceGroups/Rg" + REST,
                "/Subscriptions/s-1/resourcegroups/Rg/Providers/microsoft.managedidentity/USERASSIGNEDIDENTITIES/me",
                "AZURE:///subscriptions/s-1/resourceGroups/Rg" + REST,
            })
    void parsesEverySpelling(String text) {
        assertThat(ProviderId.parse(text)).contains(ME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "me",
                "azure://subscriptions/s-1/resourceGroups/Rg" + REST,
                "subscriptions/s-1/resourceGroups/Rg" + REST,
                "/subscriptions/s-1/resourceGroups/Rg" + REST + "/",
                "/subscriptions//resourceGroups/Rg" + REST,
                "/subscriptions/s-1/resourceGroups/Rg/providers/Microsoft.Compute/virtualMachines/me",
                "/subscriptions/s-1/resourceGroups/Rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/",
            })
    void refusesWhatIsNoUserAssignedIdentity(String text) {
        assertThat(ProviderId.parse(text)).isEmpty();
    }

    @Test
    void writesTheSpellingThatAzureReturns() {
        assertThat(ProviderId.parse("/subscriptions/s-1/resourcegroups/Rg" + REST))
                .get()
                .hasToString("azure:///subscriptions/s-1/resourceGroups/Rg" + REST);
    }

    @ParameterizedTest
    @CsvSource({
        "s-1, Rg, me, true",
        "S-1, rG, ME, true",
        "s-2, Rg, me, false",
        "s-1, other, me, false",
        "s-1, Rg, you, false"
    })
    void comparesWithoutRegardToCase(String subscription, String resourceGroup, String name, boolean same) {
        assertThat(ME.sameAs(new ProviderId(subscription, resourceGroup, name))).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "capz-ci, cloud-provider-user-identity, true",
        "CAPZ-CI, Cloud-Provider-User-Identity, true",
        "capz-ci, mine, false",
        "mine, cloud-provider-user-identity, false"
    })
    void knowsThePlaceholderInAnySubscription(String resourceGroup, String name, boolean placeholder) {
        assertThat(new ProviderId("any", resourceGroup, name).isPlaceholder()).isEqualTo(placeholder);
    }

    @ParameterizedTest
    @CsvSource({
        "azure:///subscriptions/s-1/resourceGroups/Rg" + REST + ", true",
        "/subscriptions/s-1/resourceGroups/Rg" + REST + ", true",
        "AZURE:///subscriptions/s-1/resourceGroups/Rg" + REST + ", false",
        "/subscriptions/s-1/resourcegroups/Rg" + REST + ", false"
    })
    void knowsWhatCapzTakesForTheSame(String text, boolean exact) {
        assertThat(ME.isSpelledExactlyAs(text)).isEqualTo(exact);
    }
}
