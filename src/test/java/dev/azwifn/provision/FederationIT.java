package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import dev.azwifn.cli.Program;
import dev.azwifn.config.Cloud;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.provision.testazure.TestAzure;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole federation: what apply has made lets the SDK exchange service account tokens for tokens of Entra ID, and those may do
 * what the roles say. Then link by link is broken, and Entra ID says which.
 */
class FederationIT extends OnTestAzure {
    private static final String MANAGER = "system:serviceaccount:capz-system:capz-manager";
    private static final String OPERATOR = "system:serviceaccount:capz-system:azureserviceoperator-default";
    private static final String CREDENTIAL =
            Workspace.IDENTITY + "/federatedIdentityCredentials/capz-system_capz-manager";
    private static final String OTHER_CREDENTIAL = CREDENTIAL.replace("capz-manager", "azureserviceoperator-default");
    private static final String JWKS = "openid/v1/jwks";

    private ServiceAccountToken token;
    private String tenant;
    private String client;

    @BeforeEach
    void apply() {
        workspace.apply().succeeds();
        token = ServiceAccountToken.of(
                Workspace.ISSUER, MANAGER, workspace.signingKey().privateKey());
        tenant = TestAzure.TENANT;
        client = workspace.config("spec/clusterIdentity/clientID");
    }

    @ParameterizedTest
    @ValueSource(strings = {MANAGER, OPERATOR})
    void serviceAccountGetsATokenThatMayDoItsWork(String subject) {
        token = ServiceAccountToken.of(
                Workspace.ISSUER, subject, workspace.signingKey().privateKey());

        assertThat(readGroup(exchange()).getStatusCode()).isEqualTo(200);
    }

    @Test
    void staticWebsiteWorksAsWell() {
        azure.reset();
        workspace.write(Workspace.FILE, Workspace.CONFIG).change("container: oidc", "container: $web");
        workspace.apply().succeeds();
        String issuer = workspace.config("spec/issuer/url");
        assertThat(issuer).matches("https://oidcissuer01\\.z\\d+\\.web\\.core\\.windows\\.net/");
        client = workspace.config("spec/clusterIdentity/clientID");
        token = ServiceAccountToken.of(issuer, MANAGER, workspace.signingKey().privateKey());

        assertThat(readGroup(exchange()).getStatusCode()).isEqualTo(200);
    }

    /** The new key is published beside the old one, and then alone. */
    @Test
    void keysAreRotated() {
        ServiceAccountToken old = token;
        KeyPairFiles next = new KeyPairFiles(folder.resolve("next.key"), folder.resolve("next.pub"));
        next.ensure(SigningKey.DEFAULT_SIZE);
        token = token.key(SigningKey.read(next.privateKey()).privateKey());
        assertThat(failure(workload())).contains("AADSTS7000272:");

        workspace
                .write("sa.pub", workspace.read("sa.pub") + workspace.read("next.pub"))
                .apply()
                .succeeds();
        exchange();
        workspace.write("sa.pub", workspace.read("next.pub")).apply().succeeds();
        exchange();
        token = old;
        assertThat(failure(workload())).contains("AADSTS7000272:");
    }

    /** A link of the chain, and how it breaks. */
    enum Break {
        TENANT(90002, false, test -> test.tenant = "00000000-0000-4000-8000-000000000001"),
        CLIENT_ID_IS_THE_PRINCIPAL_ID(700016, false, test -> test.client = test.principal()),
        NO_CREDENTIALS(70025, true, test -> {
            test.azure.remove(CREDENTIAL);
            test.azure.remove(OTHER_CREDENTIAL);
        }),
        ISSUER_WITHOUT_ITS_SLASH(
                700211,
                true,
                test -> List.of(CREDENTIAL, OTHER_CREDENTIAL)
                        .forEach(id -> test.properties(id).put("issuer", Workspace.ISSUER.replaceFirst("/$", "")))),
        SUBJECT(700213, false, test -> test.token = test.token.subject("system:serviceaccount:default:default")),
        SUBJECT_BUT_FOR_ITS_CASE(
                7002138, true, test -> test.credential().put("subject", MANAGER.replace("capz", "CAPZ"))),
        AUDIENCE(
                700212,
                true,
                test -> ((ArrayNode) test.credential().get("audiences")).set(0, "api://azureadtokenexchange")),
        DOCUMENTS_NOT_PUBLIC(
                50166, true, test -> test.properties(Workspace.ACCOUNT).put("allowBlobPublicAccess", false)),
        KEYS_NOT_THERE(
                501661, true, test -> test.azure.containers("oidcissuer01").deleteBlob("oidc", JWKS)),
        STORAGE_GONE(90061, true, test -> test.azure.remove(Workspace.ACCOUNT)),
        ANOTHER_KEY(
                7000272, false, test -> test.token = test.token.key(anotherKey().privateKey())),
        ANOTHER_KEY_OF_THAT_ID(
                700027,
                false,
                test -> test.token = test.token.forgedBy(anotherKey().privateKey())),
        EXPIRED(700024, false, test -> test.token = test.token.issued(Duration.ofHours(-3))),
        NOT_YET_VALID(700024, false, test -> test.token = test.token.issued(Duration.ofHours(3))),
        LIVES_TOO_LONG(70023, false, test -> test.token = test.token.lifetime(Duration.ofHours(26))),
        ISSUED_BY_ENTRA_ITSELF(700222, false, test -> {
            String issuer = TestAzure.AUTHORITY + TestAzure.TENANT + "/v2.0";
            test.credential().put("issuer", issuer);
            test.token = ServiceAccountToken.of(
                            issuer, MANAGER, test.azure.entraKey().getPrivate())
                    .keyID(TestAzure.ENTRA_KEY_ID);
        });

        private final int code;
        private final boolean isDrift;
        private final Consumer<FederationIT> how;

        /** @param isDrift whether it is Azure that has changed, so that status sees it and apply repairs it */
        Break(int code, boolean isDrift, Consumer<FederationIT> how) {
            this.code = code;
            this.isDrift = isDrift;
            this.how = how;
        }
    }

    @ParameterizedTest
    @EnumSource
    void brokenLinkIsNamedByItsCode(Break link) {
        link.how.accept(this);

        String error = failure(workload());
        assertThat(error).contains("AADSTS" + link.code + ":");
        Program.Run explained = Program.in(folder).stdin(error).run("explain");
        assertThat(explained.text()).contains("AADSTS" + link.code);

        if (link.isDrift) {
            workspace.status().isDifferent();
            workspace.apply().succeeds();
            client = workspace.config("spec/clusterIdentity/clientID");
            exchange();
        }
    }

    /** The identity is still a service principal with a secret for CAPZ. */
    @Test
    void clientSecretIsRefused() {
        TokenCredential secret = new ClientSecretCredentialBuilder()
                .authorityHost(azure.authorityHost())
                .disableInstanceDiscovery()
                .tenantId(tenant)
                .clientId(client)
                .clientSecret("not-a-secret")
                .httpClient(azure.http())
                .build();

        assertThat(failure(secret)).contains("AADSTS7000215:");
    }

    /** That is no matter of Entra ID: the token is good, but of no use. */
    @Test
    void identityWithoutItsRoleIsForbidden() {
        azure.remove("/subscriptions/" + Workspace.SUBSCRIPTION + "/providers/Microsoft.Authorization");
        HttpResponse response = readGroup(exchange());

        assertThat(response.getStatusCode()).isEqualTo(403);
        assertThat(response.getBodyAsBinaryData().toString()).contains("AuthorizationFailed");
        workspace.status().isDifferent();
        workspace.apply().succeeds();
        assertThat(readGroup(exchange()).getStatusCode()).isEqualTo(200);
    }

    private static SigningKey anotherKey() {
        return SigningKey.generate(SigningKey.DEFAULT_SIZE);
    }

    private ObjectNode properties(String id) {
        return (ObjectNode) azure.resource(id).get("properties");
    }

    private ObjectNode credential() {
        return properties(CREDENTIAL);
    }

    private String principal() {
        return properties(Workspace.IDENTITY).get("principalId").stringValue();
    }

    /** What a pod with the identity's environment variables has. */
    private TokenCredential workload() {
        workspace.write("token", token.serialize());
        return new WorkloadIdentityCredentialBuilder()
                .authorityHost(azure.authorityHost())
                .disableInstanceDiscovery()
                .tenantId(tenant)
                .clientId(client)
                .tokenFilePath(folder.resolve("token").toString())
                .httpClient(azure.http())
                .build();
    }

    private AccessToken exchange() {
        return workload().getTokenSync(scope());
    }

    private static TokenRequestContext scope() {
        return new TokenRequestContext().addScopes("https://management.azure.com/.default");
    }

    private static String failure(TokenCredential credential) {
        Throwable thrown = catchThrowable(() -> credential.getTokenSync(scope()));
        assertThat(thrown).isNotNull();
        return String.valueOf(thrown.getMessage());
    }

    private HttpResponse readGroup(AccessToken token) {
        String arm = azure.access().endpoints().resourceManager(Cloud.PUBLIC).getResourceManagerEndpoint();
        HttpRequest request = new HttpRequest(
                        HttpMethod.GET,
                        arm.replaceFirst("/$", "") + Workspace.GROUP.replace("resourceGroups", "resourcegroups")
                                + "?api-version=2025-04-01")
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token.getToken());
        return azure.http().sendSync(request, Context.NONE);
    }
}
