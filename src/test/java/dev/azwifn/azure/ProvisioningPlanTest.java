package dev.azwifn.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.azwifn.config.Cloud;
import dev.azwifn.config.ConfigException;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisioningPlanTest {
    private static final String ISSUER = "https://oidcissuer.blob.core.windows.net/oidc/";

    private static void assertProblems(Runnable plan, String... lines) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(plan::run)
                .satisfies(e -> assertThat(e.getMessage().lines()).containsExactly(lines));
    }

    @Test
    void theSmallestPlan() {
        ProvisioningPlan plan = Plans.with();

        ResourceGroup group = new ResourceGroup(Plans.SUBSCRIPTION, "rg", "westeurope");
        assertThat(plan.resourceGroup()).isEqualTo(group);
        assertThat(plan.site())
                .isEqualTo(new IssuerSite(Cloud.PUBLIC, group, "oidcissuer", "oidc", new Issuer(ISSUER)));
        assertThat(plan.owner()).isEqualTo("capz");
        assertThat(plan.clusterIdentity().id()).isEqualTo(Plans.identityId("rg", "capz"));
        assertThat(plan.machineIdentity()).isNull();
        assertThat(plan.machines()).isEqualTo(plan.clusterIdentity().providerID());
        assertThat(plan.credentials())
                .containsExactly(
                        new FederatedCredential(
                                "capz-system_capz-manager",
                                ISSUER,
                                "system:serviceaccount:capz-system:capz-manager",
                                "api://AzureADTokenExchange"),
                        new FederatedCredential(
                                "capz-system_azureserviceoperator-default",
                                ISSUER,
                                "system:serviceaccount:capz-system:azureserviceoperator-default",
                                "api://AzureADTokenExchange"));
        assertThat(plan.roles())
                .containsExactly(new RoleAssignment("/subscriptions/" + Plans.SUBSCRIPTION, Role.CONTRIBUTOR));
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void everythingThatIsMissingIsSaidAtOnce() {
        assertProblems(
                () -> Plans.with(
                        "--subscription-id", "",
                        "--location", "",
                        "--resource-group", "",
                        "--storage-account", "",
                        "--container", "",
                        "--managed-identity-name", ""),
                "spec.azure.subscriptionID: missing; set it, or --subscription-id, or AZURE_SUBSCRIPTION_ID",
                "spec.azure.resourceGroup: missing; set it, or --resource-group, or RESOURCE_GROUP",
                "spec.azure.location: missing; set it, or --location, or AZURE_LOCATION",
                "spec.issuer.storageAccount: missing; set it, or --storage-account, or AZURE_STORAGE_ACCOUNT",
                "spec.issuer.container: missing; set it, or --container, or AZURE_STORAGE_CONTAINER",
                "spec.clusterIdentity.managedIdentityName: missing; set it, or --managed-identity-name,"
                        + " or USER_ASSIGNED_IDENTITY_NAME");
    }

    @Test
    void anIdentityHasTwentyCredentials() {
        assertThat(Plans.with("--service-accounts", accounts(20)).credentials()).hasSize(20);
        assertProblems(
                () -> Plans.with("--service-accounts", accounts(22), "--location", ""),
                "spec.azure.location: missing; set it, or --location, or AZURE_LOCATION",
                "spec.serviceAccounts: 22 service accounts, and an identity has at most 20 federated credentials;"
                        + " leave out 2, or give them another identity and a config of its own");
    }

    private static String accounts(int count) {
        return IntStream.range(0, count).mapToObj(i -> "ns" + i + "/sa").collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @CsvSource({
        "AzurePublicCloud, oidc, https://oidcissuer.blob.core.windows.net/oidc/",
        "AzurePublicCloud, oidc, https://oidcissuer.blob.core.windows.net/oidc",
        "AzurePublicCloud, oidc, https://OIDCissuer.blob.core.windows.net/oidc/",
        "AzureUSGovernmentCloud, oidc, https://oidcissuer.blob.core.usgovcloudapi.net/oidc/",
        "AzureChinaCloud, oidc, https://oidcissuer.blob.core.chinacloudapi.cn/oidc/",
        "AzurePublicCloud, $web, https://oidcissuer.z6.web.core.windows.net/",
        "AzurePublicCloud, $web, https://oidcissuer.z13.web.core.windows.net",
    })
    void anIssuerThatTheStorageServes(String cloud, String container, String url) {
        ProvisioningPlan plan = Plans.with("--cloud", cloud, "--container", container, "--issuer-url", url);

        assertThat(plan.credentials())
                .allSatisfy(credential -> assertThat(credential.issuer()).isEqualTo(url));
        assertThat(plan.notes()).noneMatch(note -> note.contains(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.blob.core.windows.net/oidc/",
                "https://oidcissuer.blob.core.windows.net/other/",
                "https://oidcissuer.blob.core.windows.net/oidc/cluster/",
                "https://oidcissuer.blob.core.windows.net/oidc//",
                "https://oidcissuer.blob.core.windows.net/OIDC/",
                "https://oidcissuer.blob.core.usgovcloudapi.net/oidc/",
                "https://oidcissuer.z6.web.core.windows.net/"
            })
    void anIssuerThatOtherStorageServesIsAMistake(String url) {
        assertProblems(
                () -> Plans.with("--issuer-url", url),
                "spec.issuer.url: '" + url + "' is not where the container 'oidc' of the storage account 'oidcissuer'"
                        + " is served: that is https://oidcissuer.blob.core.windows.net/oidc/; correct one of them,"
                        + " or leave the URL out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://oidcissuer.blob.core.windows.net/$web/",
                "https://other.z6.web.core.windows.net/",
                "https://oidcissuer.z.web.core.windows.net/",
                "https://oidcissuer.zx.web.core.windows.net/",
                "https://oidcissuer.web.core.windows.net/",
                "https://oidcissuer.z6.web.core.windows.net/oidc/"
            })
    void aStaticWebsiteHasItsOwnAddress(String url) {
        assertProblems(
                () -> Plans.with("--container", "$web", "--issuer-url", url),
                "spec.issuer.url: '" + url + "' is not where the static website of the storage account 'oidcissuer'"
                        + " is served: that is https://oidcissuer.z<number>.web.core.windows.net/; correct one of them,"
                        + " or leave the URL out");
    }

    @Test
    void anIssuerOnADomainOfOnesOwnIsANote() {
        ProvisioningPlan plan = Plans.with("--issuer-url", "https://oidc.example.com:8443/a");

        assertThat(plan.credentials())
                .extracting(FederatedCredential::issuer)
                .containsOnly("https://oidc.example.com:8443/a");
        assertThat(plan.notes())
                .containsExactly("The issuer https://oidc.example.com:8443/a is not the storage's own address:"
                        + " see to it that it serves what is at " + ISSUER
                        + ", to everybody and as application/json.");
    }

    @Test
    void aStaticWebsitesAddressIsKnownLater() {
        ProvisioningPlan plan = Plans.with("--container", "$web");

        assertThat(plan.site().issuer()).isNull();
        assertThat(plan.credentials()).isEmpty();
        assertThat(plan.notes())
                .containsExactly("Azure chooses the address of a static website: issuer and federated credentials are"
                        + " complete once the storage account is there, and spec.issuer.url holds its"
                        + " primaryEndpoints.web.");

        Issuer issuer = new Issuer("https://oidcissuer.z6.web.core.windows.net/");
        assertThat(plan.withIssuer(issuer).credentials())
                .hasSize(2)
                .isEqualTo(Plans.with("--container", "$web", "--issuer-url", issuer.url())
                        .credentials());
    }

    @Test
    void formerIssuersGetNoCredentials() {
        ProvisioningPlan plan = Plans.with("--former-issuer-urls", "https://old.example.com/");

        assertThat(plan.credentials()).hasSize(2);
        assertThat(plan.notes())
                .containsExactly("Former issuers get no federated credentials: the API server accepts their tokens,"
                        + " Entra ID does not.");
    }

    @Test
    void aSecondIdentityInTheSameGroupIsMade() {
        ProvisioningPlan plan = Plans.with("--machine-identity-name", "machines");

        assertThat(plan.machineIdentity()).isEqualTo(new ManagedIdentity(plan.resourceGroup(), "machines"));
        assertThat(plan.notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"capz", "CAPZ"})
    void theSameIdentityIsNotMadeTwice(String name) {
        ProvisioningPlan plan = Plans.with(
                "--provider-id", "/SUBSCRIPTIONS" + Plans.identityId("RG", name).substring(14));

        assertThat(plan.machineIdentity()).isNull();
        assertThat(plan.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"other, capz", "other, machines"})
    void anIdentityElsewhereIsReferredTo(String group, String name) {
        ProvisioningPlan plan = Plans.with("--machine-identity-resource-group", group, "--machine-identity-name", name);

        assertThat(plan.machineIdentity()).isNull();
        assertThat(plan.machines().resourceID()).isEqualTo(Plans.identityId(group, name));
        assertThat(plan.notes())
                .containsExactly("The machines' identity is in another resource group, and must be there already:"
                        + " azure://" + Plans.identityId(group, name));
    }

    @Test
    void narrowScopesComeWithTheRoleOnTheMachineIdentity() {
        ProvisioningPlan plan = Plans.with(
                "--role-scopes",
                Plans.id("a") + ", " + Plans.id("b") + "," + Plans.id("A"),
                "--machine-identity-name",
                "machines");

        assertThat(plan.roles())
                .containsExactly(
                        new RoleAssignment(Plans.id("a"), Role.CONTRIBUTOR),
                        new RoleAssignment(Plans.id("b"), Role.CONTRIBUTOR),
                        new RoleAssignment(Plans.identityId("rg", "machines"), Role.MANAGED_IDENTITY_OPERATOR));
    }

    @Test
    void theNameOfARoleAssignmentFollowsFromWhatItIs() {
        String principal = "01234567-89ab-cdef-0123-456789abcdef";
        RoleAssignment role = new RoleAssignment(Plans.id("a"), Role.CONTRIBUTOR);

        assertThat(role.name(principal))
                .isEqualTo(new RoleAssignment(Plans.id("A"), Role.CONTRIBUTOR).name(principal.toUpperCase(Locale.ROOT)))
                .isNotEqualTo(role.name("11234567-89ab-cdef-0123-456789abcdef"))
                .isNotEqualTo(new RoleAssignment(Plans.id("b"), Role.CONTRIBUTOR).name(principal))
                .isNotEqualTo(new RoleAssignment(Plans.id("a"), Role.MANAGED_IDENTITY_OPERATOR).name(principal));
        assertThat(role.name(principal)).hasToString("c70f3c7b-fbcf-3ec2-8fd0-73ef2fad52a2");
    }

    @Test
    void sovereignCloudsNeedMore() {
        assertThat(Plans.with("--cloud", "AzureChinaCloud").notes())
                .containsExactly(
                        "Azure Service Operator has to know the cloud. azwi-fn env prints AZURE_AUTHORITY_HOST,"
                                + " AZURE_RESOURCE_MANAGER_ENDPOINT and AZURE_RESOURCE_MANAGER_AUDIENCE for"
                                + " clusterctl init; later, azwi-fn plan --output aso | kubectl apply -f - puts them in"
                                + " its Secret aso-controller-settings, and it has to be restarted.",
                        "CAPZ has to know it, too: kubectl set env -n capz-system"
                                + " deployment/capz-controller-manager"
                                + " AZURE_AUTHORITY_HOST=https://login.chinacloudapi.cn/, and azureEnvironment:"
                                + " AzureChinaCloud in your AzureClusters.",
                        "The audience of the federated credentials is api://AzureADTokenExchange, also here: it is"
                                + " the one that CAPZ and Azure Service Operator put in their tokens. Microsoft names"
                                + " api://AzureADTokenExchangeChina for this cloud. Whether Entra ID takes the other"
                                + " one here is not known; AADSTS700212 would be its no.");
    }
}
