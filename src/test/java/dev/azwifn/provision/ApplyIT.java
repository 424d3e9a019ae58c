package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.CredentialUnavailableException;
import dev.azwifn.provision.Workspace.Outcome;
import dev.azwifn.provision.testazure.Call;
import dev.azwifn.provision.testazure.Fault;
import dev.azwifn.provision.testazure.ServiceName;
import dev.azwifn.provision.testazure.TestAzure;
import dev.azwifn.provision.testazure.VirtualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApplyIT extends OnTestAzure {
    private static final String CREDENTIALS = Workspace.IDENTITY + "/federatedIdentityCredentials/";
    private static final Predicate<Call> WRITES_CREDENTIAL =
            call -> call.isWrite() && call.request().path().contains("/federatedIdentityCredentials/");
    private static final Predicate<Call> ASSIGNS_ROLE =
            call -> call.isWrite() && call.request().path().contains("/roleAssignments/");

    /** Nobody is trusted before the keys can be read; credentials come one after the other. */
    @Test
    void makesEverythingInAnOrderThatAzureTakes() {
        workspace.apply().succeeds();

        assertThat(azure.traffic().writes())
                .extracting(ApplyIT::lastPart)
                .containsExactly(
                        "capz-identity",
                        "capz",
                        "oidcissuer01",
                        "oidc",
                        "jwks",
                        "openid-configuration",
                        "capz-system_capz-manager",
                        "capz-system_azureserviceoperator-default",
                        roleAssignment());
    }

    private static String lastPart(Call call) {
        String path = call.request().path();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String roleAssignment() {
        return azure.traffic().writes().stream()
                .filter(ASSIGNS_ROLE)
                .map(ApplyIT::lastPart)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void secondRunWritesNothing() throws IOException {
        workspace.apply().succeeds();
        String provisioned = azure.snapshot();
        String file = workspace.read(Workspace.FILE);
        Files.setLastModifiedTime(folder.resolve(Workspace.FILE), FileTime.fromMillis(0));
        azure.traffic().restart();

        assertThat(workspace.apply().succeeds().err()).contains("nothing to do");

        assertThat(azure.traffic().writes()).isEmpty();
        assertThat(azure.snapshot()).isEqualTo(provisioned);
        assertThat(workspace.read(Workspace.FILE)).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(folder.resolve(Workspace.FILE)).toMillis())
                .isZero();
    }

    @Test
    void planWritesNothing() {
        String before = azure.snapshot();

        assertThat(workspace.run("plan", "-f", Workspace.FILE).succeeds().out())
                .contains("resource group capz-identity: create", "steps to do");

        assertThat(azure.traffic().writes()).isEmpty();
        assertThat(azure.snapshot()).isEqualTo(before);
        assertThat(workspace.read(Workspace.FILE)).isEqualTo(Workspace.CONFIG);
    }

    @Test
    void outputsAreWrittenIntoTheFile() {
        workspace.apply().succeeds();

        String clientID = property(Workspace.IDENTITY, "clientId");
        assertThat(workspace.read(Workspace.FILE))
                .isEqualTo(Workspace.CONFIG.stripTrailing() + "\n    clientID: " + clientID + "\n");
    }

    @Test
    void principalIDIsWrittenWhereItIsWanted() {
        workspace.run("apply", "-f", Workspace.FILE, "--write-principal-id").succeeds();

        assertThat(workspace.config("spec/clusterIdentity/principalID"))
                .isEqualTo(property(Workspace.IDENTITY, "principalId"));
    }

    @Test
    void machinesGetAnIdentityOfTheirOwn() {
        String machines = Workspace.IDENTITY.replaceFirst("capz$", "nodes");
        workspace.write(Workspace.FILE, Workspace.CONFIG + """
                    roleScopes:
                      - %s
                  machineIdentity:
                    providerID: azure://%s
                """.formatted(Workspace.GROUP, machines));

        workspace.apply().succeeds();

        assertThat(azure.resource(machines).path("location").stringValue()).isEqualTo("westeurope");
        assertThat(azure.snapshot())
                .contains("\"scope\" : \"" + Workspace.GROUP + "\"", "\"scope\" : \"" + machines + "\"")
                .contains("b24988ac-6180-42a0-ab88-20f7382dd24c", "f1a07417-d97a-45cb-824c-7a7467783830")
                .doesNotContain("\"scope\" : \"/subscriptions/" + Workspace.SUBSCRIPTION + "\"");
        azure.traffic().restart();
        workspace.apply().succeeds();
        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void groupOfOthersIsUsedAsItIs() {
        azure.add(group("northeurope"));
        String before = azure.resource(Workspace.GROUP).toString();

        workspace.apply().succeeds();

        assertThat(azure.resource(Workspace.GROUP)).hasToString(before);
        assertThat(property(Workspace.IDENTITY, "clientId")).isNotEmpty();
    }

    /** Names cannot be changed, and are nobody's business. */
    @Test
    void credentialIsMatchedByIssuerAndSubject() {
        workspace.apply().succeeds();
        ObjectNode credential =
                azure.resource(CREDENTIALS + "capz-system_capz-manager").deepCopy();
        azure.remove(CREDENTIALS + "capz-system_capz-manager");
        azure.add(credential.put("id", CREDENTIALS + "by-hand").put("name", "by-hand"));
        azure.traffic().restart();

        workspace.apply().succeeds();

        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void roleAssignedByHandIsEnough() {
        workspace.apply().succeeds();
        String id = "/subscriptions/" + Workspace.SUBSCRIPTION + "/providers/Microsoft.Authorization/roleAssignments/";
        ObjectNode assignment = azure.resource(id + roleAssignment()).deepCopy();
        String other = "00000000-0000-4000-8000-00000000000a";
        azure.remove(id + roleAssignment());
        azure.add(assignment.put("id", id + other).put("name", other));
        azure.traffic().restart();

        workspace.apply().succeeds();

        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void tooManyCredentialsAreSeenBeforeAnythingIsWritten() {
        workspace.apply().succeeds();
        azure.remove(CREDENTIALS + "capz-system_capz-manager");
        IntStream.range(0, 19).forEach(number -> azure.add(credential("other-" + number)));
        azure.traffic().restart();

        workspace.apply().fails("20", "capz");

        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void accountNameOfSomebodyElseIsAClearError() {
        azure.takeAccountName("oidcissuer01");

        workspace.apply().fails("storage account oidcissuer01", "spec.issuer.storageAccount");

        workspace.change("oidcissuer01", "oidcissuer02").apply().succeeds();
    }

    /** Azure first says that it will, and then that it cannot. */
    @Test
    void accountThatIsNotMadeAfterAllIsAClearError() {
        azure.failNextOperation(403, "RequestDisallowedByPolicy");

        workspace.apply().fails("storage account oidcissuer01", "RequestDisallowedByPolicy", "policy");

        workspace.apply().succeeds();
    }

    /** Nothing that is wrong here is told to Azure. */
    @ParameterizedTest
    @CsvSource({
        "storageAccount: oidcissuer01, storageAccount: OIDC_Issuer, storageAccount",
        "container: oidc, container: o, container",
        "managedIdentityName: capz, managedIdentityName: a.b, managedIdentityName",
        "resourceGroup: capz-identity, resourceGroup: ends.with.a.dot., resourceGroup",
        "location: westeurope, location: West Europe, location",
        "subscriptionID: 11111111-2222-4333-8444-555555555555, subscriptionID: none, subscriptionID",
        "location: westeurope, region: westeurope, region",
    })
    void wrongNamesAreSeenBeforeTheFirstCall(String piece, String replacement, String field) {
        workspace.change(piece, replacement).apply().fails(field);

        assertThat(azure.traffic().calls()).isEmpty();
    }

    @Test
    void privateKeyIsNeverPublished() {
        workspace.write("sa.pub", workspace.read("sa.key"));

        workspace.apply().fails("sa.pub", "private key");

        assertThat(azure.traffic().calls()).isEmpty();
    }

    @Test
    void newIdentityIsWaitedFor() {
        azure.traffic().fail(WRITES_CREDENTIAL, Fault.PARENT_NOT_FOUND, 3);
        azure.traffic().fail(ASSIGNS_ROLE, Fault.PRINCIPAL_NOT_FOUND, 5);
        VirtualTime time = new VirtualTime();

        workspace.run(azure.access(time), "apply", "-f", Workspace.FILE).succeeds();

        assertThat(time.waits()).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void waitingEndsAtTheDeadline() {
        azure.traffic().fail(ASSIGNS_ROLE, Fault.PRINCIPAL_NOT_FOUND, Integer.MAX_VALUE);
        VirtualTime time = new VirtualTime();

        workspace
                .run(azure.access(time), "apply", "-f", Workspace.FILE, "--timeout", "90s")
                .fails("PrincipalNotFound", "--timeout");

        assertThat(time.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    @Test
    void throttlingIsObeyed() {
        azure.traffic().fail(call -> call.service() == ServiceName.ARM, Fault.THROTTLED, 2);
        VirtualTime time = new VirtualTime();

        workspace.run(azure.access(time), "apply", "-f", Workspace.FILE).succeeds();

        assertThat(time.waits()).startsWith(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }

    @Test
    void missingRoleIsNamed() {
        azure.traffic().fail(call -> call.isWrite() && call.service() == ServiceName.BLOB, Fault.FORBIDDEN, 1);
        workspace.apply().fails("Storage Blob Data Contributor", "--scope " + Workspace.ACCOUNT);

        azure.traffic().fail(WRITES_CREDENTIAL, Fault.FORBIDDEN, 1);
        workspace.apply().fails("AuthorizationFailed", "Contributor");
        workspace.apply().succeeds();
    }

    @ParameterizedTest
    @CsvSource({"AzureUSGovernmentCloud, core.usgovcloudapi.net", "AzureChinaCloud, core.chinacloudapi.cn"})
    void sovereignCloudsHaveTheirOwnAddresses(String cloud, String suffix) {
        workspace.change("  azure:\n", "  azure:\n    cloud: " + cloud + "\n");

        Outcome outcome = workspace.apply().succeeds();

        String issuer = "https://oidcissuer01.blob." + suffix + "/oidc/";
        assertThat(azure.snapshot()).contains("\"issuer\" : \"" + issuer + "\"", issuer + "openid/v1/jwks");
        assertThat(outcome.err()).contains("Azure Service Operator");

        workspace.change("container: oidc", "container: $web").apply().succeeds();
        assertThat(workspace.config("spec/issuer/url"))
                .startsWith("https://oidcissuer01.z")
                .endsWith(".web." + suffix + "/");
    }

    /** Where something lies cannot be changed, and does not matter. */
    @Test
    void identityAndAccountElsewhereAreUsed() {
        workspace.apply().succeeds();
        azure.resource(Workspace.IDENTITY).put("location", "northeurope");
        azure.resource(Workspace.ACCOUNT).put("location", "northeurope");
        azure.traffic().restart();

        workspace.apply().succeeds();

        assertThat(azure.traffic().writes()).isEmpty();
    }

    /** Two people, or a person and a pipeline. */
    @Test
    void twoAtTheSameTimeDoNoHarm() {
        workspace.apply().succeeds();
        String provisioned = azure.snapshot();
        azure.reset();
        workspace.write(Workspace.FILE, Workspace.CONFIG);

        CompletableFuture<Outcome> other = CompletableFuture.supplyAsync(workspace::apply);
        workspace.apply().succeedsOrSaysWhy();
        other.join().succeedsOrSaysWhy();

        workspace.apply().succeeds();
        assertThat(azure.snapshot()).isEqualTo(provisioned);
        azure.traffic().restart();
        workspace.apply().succeeds();
        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void interruptedWaitIsAClearError() {
        Waiting interrupted = new Waiting() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void sleep(Duration duration) throws InterruptedException {
                throw new InterruptedException();
            }
        };

        workspace.run(azure.access(interrupted), "apply", "-f", Workspace.FILE).fails("interrupted", "continues");

        assertThat(Thread.interrupted()).as("whoever is above knows").isTrue();
        workspace.apply().succeeds();
    }

    @Test
    void loginIsAskedFor() {
        AzureAccess access = azure.access();
        AzureAccess.Credentials none =
                (cloud, tenant) -> context -> Mono.error(new CredentialUnavailableException("a page of reasons"));

        workspace
                .run(
                        new AzureAccess(none, access.endpoints(), access.http(), access.web(), access.waiting()),
                        "apply",
                        "-f",
                        Workspace.FILE)
                .fails("az login --tenant " + TestAzure.TENANT);
    }

    @Test
    void strangersCertificateIsNotTrusted() {
        AzureAccess access = azure.access();
        HttpClient trusting = new JdkHttpClientBuilder().build(); // knows the public authorities only

        workspace
                .run(
                        new AzureAccess(
                                access.credentials(), access.endpoints(), trusting, access.web(), access.waiting()),
                        "apply",
                        "-f",
                        Workspace.FILE)
                .fails("certificates");

        assertThat(azure.traffic().calls()).isEmpty();
    }

    @Test
    void nothingElseIsLeftInTheFolder() {
        workspace.apply().succeeds();

        assertThat(folder)
                .isDirectoryNotContaining(path -> !List.of("sa.key", "sa.pub", Workspace.FILE)
                        .contains(path.getFileName().toString()));
    }

    private String property(String id, String name) {
        return azure.resource(id).path("properties").path(name).stringValue();
    }

    private static ObjectNode group(String location) {
        ObjectNode group = JsonMapper.shared().createObjectNode();
        group.put("id", Workspace.GROUP)
                .put("name", "capz-identity")
                .put("type", "Microsoft.Resources/resourceGroups")
                .put("location", location);
        group.putObject("properties").put("provisioningState", "Succeeded");
        return group;
    }

    private static ObjectNode credential(String name) {
        ObjectNode credential = JsonMapper.shared().createObjectNode();
        credential
                .put("id", CREDENTIALS + name)
                .put("name", name)
                .put("type", "Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials");
        credential
                .putObject("properties")
                .put("issuer", "https://other/")
                .put("subject", name)
                .set("audiences", JsonMapper.shared().valueToTree(List.of("api://AzureADTokenExchange")));
        return credential;
    }
}
