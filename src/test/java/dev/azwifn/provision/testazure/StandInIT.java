package dev.azwifn.provision.testazure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.management.Region;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.models.RoleAssignmentInner;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.FederatedIdentityCredentialsClient;
import com.azure.resourcemanager.msi.fluent.models.FederatedIdentityCredentialInner;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.ProvisioningState;
import com.azure.resourcemanager.storage.models.PublicAccess;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import com.azure.resourcemanager.storage.models.StorageAccountUpdateParameters;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobServiceProperties;
import com.azure.storage.blob.models.StaticWebsite;
import dev.azwifn.config.Cloud;
import dev.azwifn.provision.AzureAccess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test Azure refuses what Azure refuses: a test that passes on it proves something. Asked by the plain SDK. */
class StandInIT {
    private static final String SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";
    private static final String CONTRIBUTOR = "/subscriptions/" + SUBSCRIPTION
            + "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c";
    private static final String SCOPE = "/subscriptions/" + SUBSCRIPTION;

    private TestAzure azure;
    private AzureAccess access;
    private ResourceManager groups;
    private MsiManager identities;
    private StorageManager storage;
    private AuthorizationManager roles;

    /** Before the rest, so that a machine without Azurite skips all of it. */
    @BeforeAll
    static void start() throws Exception {
        TestAzure.started();
    }

    @BeforeEach
    void connect() throws Exception {
        azure = TestAzure.started();
        azure.reset();
        access = azure.access();
        TokenCredential credential = access.credentials().of(Cloud.PUBLIC, TestAzure.TENANT);
        AzureProfile profile = new AzureProfile(
                TestAzure.TENANT, SUBSCRIPTION, access.endpoints().resourceManager(Cloud.PUBLIC));
        RetryOptions never = new RetryOptions(new FixedDelayOptions(0, Duration.ofMillis(1)));
        groups = ResourceManager.configure()
                .withHttpClient(access.http())
                .withRetryOptions(never)
                .authenticate(credential, profile)
                .withSubscription(SUBSCRIPTION);
        identities = MsiManager.configure()
                .withHttpClient(access.http())
                .withRetryOptions(never)
                .authenticate(credential, profile);
        storage = StorageManager.configure()
                .withHttpClient(access.http())
                .withRetryOptions(never)
                .authenticate(credential, profile);
        roles = AuthorizationManager.configure()
                .withHttpClient(access.http())
                .withRetryOptions(never)
                .authenticate(credential, profile);
    }

    /** Nor is anything that it answers against the Swagger. */
    @AfterEach
    void everyAnswerIsAsTheSwaggerWantsIt() {
        assertThat(azure.traffic().problems()).isEmpty();
    }

    @Test
    void groupIsMadeReadAndDeleted() {
        refused(() -> groups.resourceGroups().getByName("rg"), 404, "ResourceGroupNotFound");
        makeGroup();
        assertThat(groups.resourceGroups().contain("rg")).isTrue();
        refused(
                () -> groups.resourceGroups()
                        .define("rg")
                        .withRegion(Region.EUROPE_NORTH)
                        .create(),
                409,
                "InvalidResourceGroupLocation");

        var deleted = groups.serviceClient()
                .getResourceGroups()
                .deleteWithResponseAsync("rg", null)
                .block();
        assertThat(deleted.getStatusCode()).isEqualTo(202);
        refused(() -> makeGroup(), 409, "ResourceGroupBeingDeleted");
        String operation = deleted.getHeaders().getValue("location");
        assertThat(List.of(poll(operation), poll(operation))).containsExactly(202, 200);

        assertThat(groups.resourceGroups().contain("rg")).isFalse();
    }

    @Test
    void identityNeedsItsGroupAndKeepsItsIDs() {
        refused(() -> makeIdentity(), 404, "ResourceGroupNotFound");
        makeGroup();
        IdentityInner made = makeIdentity();

        assertThat(makeIdentity().principalId()).isEqualTo(made.principalId());
        assertThat(made.principalId()).isNotEqualTo(made.clientId());

        identities.serviceClient().getUserAssignedIdentities().delete("rg", "capz");
        assertThat(makeIdentity().principalId()).as("another one").isNotEqualTo(made.principalId());
    }

    @Test
    void credentialsHaveTheirLimits() {
        makeGroup();
        refused(() -> credential("early", "https://i/", "s"), 404, "ParentResourceNotFound");
        makeIdentity();
        IntStream.range(0, 20).forEach(number -> credential("credential-" + number, "https://i/", "s" + number));

        assertThat(credentials().list("rg", "capz")).hasSize(20);
        refused(() -> credential("one-more", "https://i/", "other"), 400, "BadRequest");
        refused(() -> credential("credential-1", "https://i/", "s2"), 409, "Conflict");
        assertThat(credential("credential-1", "https://other/", "s1").issuer()).isEqualTo("https://other/");
        refused(() -> credential("credential-2", "https://i/", "x".repeat(601)), 400, "BadRequest");
        refused(
                () -> credentials()
                        .createOrUpdate(
                                "rg",
                                "capz",
                                "credential-3",
                                new FederatedIdentityCredentialInner()
                                        .withIssuer("https://i/")
                                        .withSubject("s3")
                                        .withAudiences(List.of("a", "b"))),
                400,
                "BadRequest");
    }

    @Test
    void credentialsOfOneIdentityAreNotWrittenTogether() {
        makeGroup();
        makeIdentity();

        List<CompletableFuture<Void>> writes = IntStream.range(0, 8)
                .mapToObj(number ->
                        CompletableFuture.runAsync(() -> credential("number-" + number, "https://i/", "s" + number)))
                .toList();

        assertThat(writes)
                .anySatisfy(write -> assertThat(write)
                        .failsWithin(Duration.ofSeconds(10))
                        .withThrowableThat()
                        .withMessageContaining("ConcurrentFederatedIdentityCredentialsWrites"));
    }

    @Test
    void roleIsAssignedOnceToSomebodyWhoExists() {
        makeGroup();
        String principal = makeIdentity().principalId().toString();
        UUID name = UUID.randomUUID();
        refused(() -> assign(name, UUID.randomUUID().toString()), 400, "PrincipalNotFound");
        assign(name, principal);

        assertThat(assign(name, principal).principalId()).as("again").isEqualTo(principal);
        refused(() -> assign(UUID.randomUUID(), principal), 409, "RoleAssignmentExists");
        identities
                .serviceClient()
                .getUserAssignedIdentities()
                .createOrUpdate("rg", "two", new IdentityInner().withLocation("westeurope"));
        String other = identities
                .serviceClient()
                .getUserAssignedIdentities()
                .getByResourceGroup("rg", "two")
                .principalId()
                .toString();
        refused(() -> assign(name, other), 400, "RoleAssignmentUpdateNotPermitted");
        assertThat(roles.roleServiceClient()
                        .getRoleAssignments()
                        .listForScope(SCOPE, "principalId%20eq%20'" + principal + "'", null, null, Context.NONE))
                .hasSize(1);
    }

    @Test
    void documentsInAPublicContainerAreThereForEverybody() throws Exception {
        makeAccount();
        refused(() -> makeContainer(PublicAccess.BLOB), 409, "PublicAccessNotPermitted");
        makeContainer(PublicAccess.NONE);
        BlobContainerClient container = blobs().getBlobContainerClient("oidc");
        container.getBlobClient("openid/v1/jwks").upload(BinaryData.fromString("{}"));
        assertThat(status("https://acct.blob.core.windows.net/oidc/openid/v1/jwks"))
                .isEqualTo(409);

        storage.serviceClient()
                .getStorageAccounts()
                .update("rg", "acct", new StorageAccountUpdateParameters().withAllowBlobPublicAccess(true));
        assertThat(status("https://acct.blob.core.windows.net/oidc/openid/v1/jwks"))
                .isEqualTo(404);
        makeContainer(PublicAccess.BLOB);

        assertThat(status("https://acct.blob.core.windows.net/oidc/openid/v1/jwks"))
                .isEqualTo(200);
        assertThat(azure.snapshot()).contains("openid/v1/jwks", "publicAccess=Blob");
    }

    @Test
    void websiteServesItsDocumentsOnceItIsOn() throws Exception {
        StorageAccountInner account = makeAccount();
        String page = account.primaryEndpoints().web() + "openid/v1/jwks";
        assertThat(page).matches("https://acct\\.z\\d+\\.web\\.core\\.windows\\.net/openid/v1/jwks");
        assertThat(status(page)).isEqualTo(404);

        var service = blobs();
        service.setProperties(new BlobServiceProperties().setStaticWebsite(new StaticWebsite().setEnabled(true)));
        service.getBlobContainerClient("$web").getBlobClient("openid/v1/jwks").upload(BinaryData.fromString("{}"));

        assertThat(status(page)).isEqualTo(200);
        assertThat(status("https://acct.blob.core.windows.net/$web/openid/v1/jwks"))
                .isEqualTo(409);
    }

    @Test
    void accountNamesBelongToOneOwner() {
        makeGroup();
        azure.takeAccountName("acct");
        refused(() -> makeAccount(), 409, "StorageAccountAlreadyTaken");
    }

    @Test
    void faultsComeOnDemand() {
        makeGroup();
        azure.traffic().fail(call -> call.request().method().equals("GET"), Fault.THROTTLED, 1);
        refused(() -> groups.resourceGroups().getByName("rg"), 429, "TooManyRequests");
        assertThat(groups.resourceGroups().getByName("rg").name()).isEqualTo("rg");

        azure.traffic().fail(Call::isWrite, Fault.DROPPED_BEFORE, 1);
        assertThatThrownBy(this::makeIdentity).hasRootCauseInstanceOf(java.io.IOException.class);
        refused(() -> identities.identities().getByResourceGroup("rg", "capz"), 404, "ResourceNotFound");

        azure.traffic().fail(Call::isWrite, Fault.DROPPED_AFTER, 1);
        assertThatThrownBy(this::makeIdentity).hasRootCauseInstanceOf(java.io.IOException.class);
        assertThat(identities.identities().getByResourceGroup("rg", "capz").name())
                .isEqualTo("capz");
    }

    @Test
    void validatorSeesWhatTheSwaggerForbids() {
        makeGroup();
        String arm = access.endpoints().resourceManager(Cloud.PUBLIC).getResourceManagerEndpoint();
        String account = arm + "subscriptions/" + SUBSCRIPTION
                + "/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/UPPER?api-version=2025-06-01";
        HttpRequest request = new HttpRequest(HttpMethod.PUT, account)
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + Tokens.OPERATOR_OF_ARM)
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setBody("{\"location\": \"westeurope\", \"sku\": {\"name\": \"Standard_LRS\"}}");

        assertThat(access.http().sendSync(request, Context.NONE).getStatusCode())
                .isEqualTo(400);

        assertThat(azure.traffic().problems())
                .anySatisfy(problem -> assertThat(problem).contains("PATTERN", "UPPER"))
                .anySatisfy(problem -> assertThat(problem).contains("Missing required property: kind"));
        azure.reset();
    }

    private void makeGroup() {
        groups.resourceGroups().define("rg").withRegion(Region.EUROPE_WEST).create();
    }

    private IdentityInner makeIdentity() {
        return identities
                .serviceClient()
                .getUserAssignedIdentities()
                .createOrUpdate("rg", "capz", new IdentityInner().withLocation("westeurope"));
    }

    private FederatedIdentityCredentialsClient credentials() {
        return identities.serviceClient().getFederatedIdentityCredentials();
    }

    private FederatedIdentityCredentialInner credential(String name, String issuer, String subject) {
        return credentials()
                .createOrUpdate(
                        "rg",
                        "capz",
                        name,
                        new FederatedIdentityCredentialInner()
                                .withIssuer(issuer)
                                .withSubject(subject)
                                .withAudiences(List.of("api://AzureADTokenExchange")));
    }

    private RoleAssignmentInner assign(UUID name, String principal) {
        return roles.roleServiceClient()
                .getRoleAssignments()
                .create(
                        SCOPE,
                        name.toString(),
                        new RoleAssignmentCreateParameters()
                                .withRoleDefinitionId(CONTRIBUTOR)
                                .withPrincipalId(principal)
                                .withPrincipalType(PrincipalType.SERVICE_PRINCIPAL));
    }

    /** Without the SDK's own polling, which takes its time. */
    private StorageAccountInner makeAccount() {
        makeGroup();
        var accounts = storage.serviceClient().getStorageAccounts();
        StorageAccountCreateParameters parameters = new StorageAccountCreateParameters()
                .withLocation("westeurope")
                .withKind(Kind.STORAGE_V2)
                .withSku(new Sku().withName(SkuName.STANDARD_LRS));
        assertThat(accounts.createWithResponseAsync("rg", "acct", parameters)
                        .block()
                        .getStatusCode())
                .isEqualTo(202);
        assertThat(accounts.getByResourceGroup("rg", "acct").provisioningState())
                .isEqualTo(ProvisioningState.CREATING);
        return accounts.getByResourceGroup("rg", "acct");
    }

    private void makeContainer(PublicAccess access) {
        storage.serviceClient()
                .getBlobContainers()
                .create("rg", "acct", "oidc", new BlobContainerInner().withPublicAccess(access));
    }

    private com.azure.storage.blob.BlobServiceClient blobs() {
        return new BlobServiceClientBuilder()
                .endpoint(access.endpoints().blobs(Cloud.PUBLIC, "acct"))
                .credential(access.credentials().of(Cloud.PUBLIC, TestAzure.TENANT))
                .httpClient(access.http())
                .buildClient();
    }

    private int poll(String operation) {
        HttpRequest request = new HttpRequest(HttpMethod.GET, operation)
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + Tokens.OPERATOR_OF_ARM);
        return access.http().sendSync(request, Context.NONE).getStatusCode();
    }

    private int status(String address) throws Exception {
        return access.web().get(URI.create(address)).status();
    }

    private static void refused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(HttpResponseException.class, e -> {
            assertThat(e.getResponse().getStatusCode()).as(e.getMessage()).isEqualTo(status);
            assertThat(e.getMessage()).contains(code);
        });
    }
}
