package dev.azwifn.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ValueKindTest {
    private static final String GUID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String FORM = "it looks like azure:///subscriptions/<GUID>/resourceGroups/<name>"
            + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>";
    private static final String IDENTITIES = "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/";

    @ParameterizedTest
    @CsvSource({
        "GUID, 01234567-89AB-CDEF-0123-456789abcdef",
        "CLOUD, AzureUSGovernmentCloud",
        "LOCATION, westus2",
        "RESOURCE_GROUP, rg",
        "RESOURCE_GROUP, a.b_c-(1)Ü",
        "MANAGED_IDENTITY, capz-identity_2",
        "MANAGED_IDENTITY, 1ab",
        "STORAGE_ACCOUNT, oidcissuer1f2e",
        "CONTAINER, oidc-test",
        "CONTAINER, $web",
        "FILE, /home/me/my keys/sa.key",
        "OBJECT_NAME, cluster.identity-1",
        "SERVICE_ACCOUNT, capz-system/capz-manager",
        "SERVICE_ACCOUNT, ns/a.b",
        "KIND_NAME, azure-workload.identity",
        "ONE_OR_MORE, 3",
        "ZERO_OR_MORE, 0",
        "YES_NO, true",
        "YES_NO, false",
        "TRANSFORMER, Patches",
        "TARGET, Worker",
        "ISSUER_URL, https://oidcissuer.blob.core.windows.net/oidc/",
        "ISSUER_URL, https://kubernetes.default.svc.cluster.local",
        "ISSUER_URL, https://Example.org:8443/a/%20b",
        "PROVIDER_ID, /subscriptions/" + GUID + "/resourcegroups/rg" + IDENTITIES + "capz",
        "ROLE_SCOPE, /subscriptions/" + GUID,
        "ROLE_SCOPE, /Subscriptions/" + GUID + "/resourcegroups/(ü).1-",
        "ROLE_SCOPE, /subscriptions/" + GUID
                + "/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s.1",
        "ROLE_SCOPE, /providers/Microsoft.Management/managementGroups/all",
        "PROVIDER_ID, azure:///SUBSCRIPTIONS/" + GUID + "/resourceGroups/rg" + IDENTITIES + "capz",
    })
    void accepts(ValueKind kind, String value) {
        assertThat(kind.problem(value)).isNull();
    }

    static Stream<Arguments> problems() {
        String resourceGroup =
                " is not a resource group's name; it has 1 to 90 letters, digits, '.', '_', '-', '(' or ')',"
                        + " and does not end with '.'";
        String managedIdentity = " is not a managed identity's name; it has 3 to 128 letters, digits, '-' or '_',"
                + " and begins with a letter or digit";
        String storage = " is not a storage account's name; it has 3 to 24 lower-case letters and digits";
        String container = " is not a container's name; it has 3 to 63 lower-case letters, digits or single '-',"
                + " and begins and ends with a letter or digit";
        String object = " is not an object's name; it has 1 to 253 lower-case letters, digits, '-' or '.',"
                + " and begins and ends with a letter or digit";
        String kindName = " is not a kind cluster's name; it has lower-case letters, digits, '.' or '-'";
        String guid = " is not a GUID; it looks like " + GUID;
        return Stream.of(
                Arguments.of(ValueKind.GUID, "", "empty; give a value, or leave it out"),
                Arguments.of(ValueKind.FILE, " ", "empty; give a value, or leave it out"),
                Arguments.of(
                        ValueKind.GUID,
                        "${AZURE_TENANT_ID}",
                        "the variable in '${AZURE_TENANT_ID}' was not expanded; write its value, or expand it first (envsubst)"),
                Arguments.of(ValueKind.GUID, "abc", "'abc'" + guid),
                Arguments.of(ValueKind.GUID, GUID + " ", "'" + GUID + " '" + guid),
                Arguments.of(
                        ValueKind.GUID,
                        "0123456789abcdef0123456789abcdef0123",
                        "'0123456789abcdef0123456789abcdef0123'" + guid),
                Arguments.of(
                        ValueKind.GUID,
                        "g1234567-89ab-cdef-0123-456789abcdef",
                        "'g1234567-89ab-cdef-0123-456789abcdef'" + guid),
                Arguments.of(
                        ValueKind.CLOUD,
                        "azurepubliccloud",
                        "'azurepubliccloud' is not a known cloud; did you mean AzurePublicCloud?"),
                Arguments.of(
                        ValueKind.CLOUD,
                        "AzureUSGovernment",
                        "'AzureUSGovernment' is not a known cloud; did you mean AzureUSGovernmentCloud?"),
                Arguments.of(
                        ValueKind.CLOUD,
                        "AzureCloud",
                        "'AzureCloud' is not a known cloud;"
                                + " write AzurePublicCloud, AzureUSGovernmentCloud or AzureChinaCloud"),
                Arguments.of(ValueKind.LOCATION, "East US", "'East US' is not a region's name; did you mean eastus?"),
                Arguments.of(ValueKind.LOCATION, "e/us", "'e/us' is not a region's name; it looks like eastus"),
                Arguments.of(ValueKind.RESOURCE_GROUP, "rg.", "'rg.'" + resourceGroup),
                Arguments.of(ValueKind.RESOURCE_GROUP, "a/b", "'a/b'" + resourceGroup),
                Arguments.of(ValueKind.RESOURCE_GROUP, "a".repeat(91), "'" + "a".repeat(91) + "'" + resourceGroup),
                Arguments.of(ValueKind.MANAGED_IDENTITY, "ab", "'ab'" + managedIdentity),
                Arguments.of(ValueKind.MANAGED_IDENTITY, "-ab", "'-ab'" + managedIdentity),
                Arguments.of(ValueKind.MANAGED_IDENTITY, "a.b", "'a.b'" + managedIdentity),
                Arguments.of(ValueKind.STORAGE_ACCOUNT, "Account", "'Account'" + storage),
                Arguments.of(ValueKind.STORAGE_ACCOUNT, "a-b", "'a-b'" + storage),
                Arguments.of(ValueKind.CONTAINER, "ab", "'ab'" + container),
                Arguments.of(ValueKind.CONTAINER, "a--b", "'a--b'" + container),
                Arguments.of(ValueKind.CONTAINER, "-ab", "'-ab'" + container),
                Arguments.of(ValueKind.OBJECT_NAME, "a..b", "'a..b'" + object),
                Arguments.of(ValueKind.OBJECT_NAME, "Identity", "'Identity'" + object),
                Arguments.of(ValueKind.KIND_NAME, "a_b", "'a_b'" + kindName),
                Arguments.of(
                        ValueKind.SERVICE_ACCOUNT,
                        "capz-manager",
                        "'capz-manager' is not a service account; write namespace/name"),
                Arguments.of(
                        ValueKind.SERVICE_ACCOUNT,
                        "a.b/c",
                        "'a.b' is not a namespace's name; it has 1 to 63 lower-case letters, digits or '-',"
                                + " and begins and ends with a letter or digit"),
                Arguments.of(
                        ValueKind.SERVICE_ACCOUNT,
                        "a/",
                        "'' is not a service account's name; it has 1 to 253 lower-case letters, digits, '-' or '.',"
                                + " and begins and ends with a letter or digit"),
                Arguments.of(ValueKind.ONE_OR_MORE, "0", "'0' is not a whole number from 1"),
                Arguments.of(ValueKind.ZERO_OR_MORE, "-1", "'-1' is not a whole number from 0"),
                Arguments.of(ValueKind.ZERO_OR_MORE, "9999999999", "'9999999999' is not a whole number from 0"),
                Arguments.of(ValueKind.YES_NO, "yes", "'yes' is neither true nor false; did you mean true?"),
                Arguments.of(ValueKind.YES_NO, "False", "'False' is neither true nor false; did you mean false?"),
                Arguments.of(ValueKind.YES_NO, "maybe", "'maybe' is neither true nor false; write true or false"),
                Arguments.of(
                        ValueKind.TRANSFORMER,
                        "clusterIdentity",
                        "'clusterIdentity' is not a known transformer; did you mean ClusterIdentity?"),
                Arguments.of(
                        ValueKind.TARGET, "Master", "'Master' is not a known target; write ControlPlane or Worker"),
                Arguments.of(
                        ValueKind.ISSUER_URL,
                        "http://example.org/",
                        "'http://example.org/' is not an https URL; Entra ID reads the issuer's documents over https"
                                + " only, so it begins with https://"),
                Arguments.of(
                        ValueKind.ISSUER_URL,
                        "https://example.org/ ",
                        "'https://example.org/ ' has a space, a control character or a character beyond ASCII at"
                                + " position 21; remove it"),
                Arguments.of(
                        ValueKind.ISSUER_URL,
                        "https://example.org/?a",
                        "'https://example.org/?a' has a query or fragment; an issuer ends before '?'"),
                Arguments.of(
                        ValueKind.ISSUER_URL, "https:///oidc/", "'https:///oidc/' has no valid host after https://"),
                Arguments.of(
                        ValueKind.ISSUER_URL,
                        "https://me@example.org/",
                        "has a user name or password before '@'; it is public, remove them"),
                Arguments.of(
                        ValueKind.ISSUER_URL,
                        "https://a/" + "b".repeat(600),
                        "is 610 characters long; a federated credential holds 600"),
                scope("azure:///subscriptions/" + GUID, "it does not begin with /subscriptions/<GUID>"),
                scope("/", "it does not begin with /subscriptions/<GUID>"),
                scope("/subscriptions/x", "'x' is not a subscription's GUID"),
                scope("/subscriptions/" + GUID + "/", "it ends with '/'"),
                scope("/subscriptions/" + GUID + "/rg", "'rg' is not resourceGroups"),
                scope("/subscriptions/" + GUID + "/resourceGroups", "it ends too early"),
                scope("/subscriptions/" + GUID + "/resourceGroups/a.", "'a.' is not a resource group's name"),
                scope("/subscriptions/" + GUID + "/resourceGroups/a/", "it ends with '/'"),
                scope("/subscriptions/" + GUID + "/resourceGroups/a/b", "'b' is not providers"),
                scope("/subscriptions/" + GUID + "/resourceGroups/a/providers/N.S/types", "it ends too early"),
                scope(
                        "/subscriptions/" + GUID + "/resourceGroups/a/providers/N.S/types/a b",
                        "'a b' is not a part of a resource ID"),
                scope("/providers/Microsoft.Management/managementGroups/a/b", "'a/b' is not a management group's name"),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "Azure:///subscriptions/x",
                        "'Azure://' has to be in lower case: write azure://"),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "azure://subscriptions/x",
                        "'azure://subscriptions/x' has no '/' before subscriptions; write azure:///subscriptions/…,"
                                + " with three slashes"),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "subscriptions/x",
                        "'subscriptions/x' has no '/' before subscriptions; write /subscriptions/…"),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        GUID,
                        "'" + GUID + "' is not the resource ID of a user-assigned identity; " + FORM),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "/subscriptions/x/resourceGroups/rg",
                        "'/subscriptions/x/resourceGroups/rg': 'x' is not a subscription's GUID; " + FORM),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "/subscriptions/" + GUID + "/resourceGroups/rg",
                        "'/subscriptions/" + GUID + "/resourceGroups/rg': it ends too early; " + FORM),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "/subscriptions/" + GUID + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1",
                        "'/subscriptions/" + GUID
                                + "/resourceGroups/rg/providers/Microsoft.Compute/virtualMachines/vm1':"
                                + " 'Microsoft.Compute' is not Microsoft.ManagedIdentity; " + FORM),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "/subscriptions/" + GUID + "/resourceGroups/rg" + IDENTITIES + "capz/",
                        "'/subscriptions/" + GUID + "/resourceGroups/rg" + IDENTITIES
                                + "capz/': there is more after the identity's name; " + FORM),
                Arguments.of(
                        ValueKind.PROVIDER_ID,
                        "/subscriptions/" + GUID + "/resourceGroups/rg" + IDENTITIES + "a",
                        "'/subscriptions/" + GUID + "/resourceGroups/rg" + IDENTITIES
                                + "a': 'a' is not a managed identity's name; " + FORM));
    }

    private static Arguments scope(String value, String problem) {
        return Arguments.of(
                ValueKind.ROLE_SCOPE,
                value,
                "'" + value + "' is not a scope for roles: " + problem
                        + "; it looks like /subscriptions/<GUID>, /subscriptions/<GUID>/resourceGroups/<name>,"
                        + " or the resource ID of something in that group");
    }

    @ParameterizedTest
    @MethodSource("problems")
    void saysWhatIsWrong(ValueKind kind, String value, String problem) {
        assertThat(kind.problem(value)).isEqualTo(problem);
    }
}
