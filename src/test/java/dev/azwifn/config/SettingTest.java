package dev.azwifn.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.capz.MachineRole;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingTest {
    private static Stream<Setting> all() {
        return Arrays.stream(Setting.values());
    }

    @Test
    void pathsFlatKeysAndFlagsAreUnique() {
        assertThat(all().map(Setting::path)).doesNotHaveDuplicates();
        assertThat(all().map(Setting::flatKey)).doesNotHaveDuplicates();
        assertThat(all().map(Setting::flag).filter(Objects::nonNull)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "TENANT_ID, azure.tenantID, tenantID",
        "SUBSCRIPTION_ID, azure.subscriptionID, subscriptionID",
        "ISSUER_URL, issuer.url, url",
        "MACHINE_SUBSCRIPTION_ID, machineIdentity.subscriptionID, machineIdentitySubscriptionID",
        "MACHINE_RESOURCE_GROUP, machineIdentity.resourceGroup, machineIdentityResourceGroup",
        "MACHINE_NAME, machineIdentity.name, machineIdentityName",
        "KIND_NAME, kindCluster.name, kindClusterName",
        "SERVICE_ACCOUNTS, serviceAccounts, serviceAccounts"
    })
    void aFlatKeyIsTheEndOfThePathWhereThatIsClear(Setting setting, String path, String flatKey) {
        assertThat(setting.path()).isEqualTo(path);
        assertThat(setting.flatKey()).isEqualTo(flatKey);
    }

    @ParameterizedTest
    @EnumSource
    void defaultsAndExamplesAreValid(Setting setting) {
        for (String value : Arrays.asList(setting.defaultValue(), setting.example())) {
            if (value != null) {
                assertThat(FlatValues.split(setting, value, new Place.Named("")))
                        .allSatisfy(text ->
                                assertThat(setting.kind().problem(text.value())).isNull());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void readsAsHelp(Setting setting) {
        assertThat(setting.description()).matches("[A-Z].*\\.");
    }

    @Test
    void theVariablesAreThoseOfTheGuide() {
        assertThat(all().flatMap(setting -> setting.environment().stream()).distinct())
                .containsExactlyInAnyOrder(
                        "AZURE_ENVIRONMENT",
                        "AZURE_TENANT_ID",
                        "AZURE_SUBSCRIPTION_ID",
                        "AZURE_LOCATION",
                        "RESOURCE_GROUP",
                        "CI_RG",
                        "SERVICE_ACCOUNT_ISSUER",
                        "AZURE_STORAGE_ACCOUNT",
                        "AZURE_STORAGE_CONTAINER",
                        "SERVICE_ACCOUNT_SIGNING_KEY_FILE",
                        "SERVICE_ACCOUNT_KEY_FILE",
                        "AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY",
                        "AZURE_CLIENT_ID",
                        "USER_ASSIGNED_IDENTITY_NAME",
                        "USER_IDENTITY",
                        "SERVICE_ACCOUNT_NAMESPACE",
                        "KIND_CLUSTER_NAME");
    }

    @Test
    void targetsAreTheMachineRoles() {
        List<String> roles =
                Arrays.stream(MachineRole.values()).map(MachineRole::text).toList();
        assertThat(ValueKind.TARGET.choices()).isEqualTo(roles);
    }
}
