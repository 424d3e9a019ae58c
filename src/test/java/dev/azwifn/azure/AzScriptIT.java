package dev.azwifn.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.issuer.Processes;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.oidc.PublicKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** The script in a real bash, against stand-ins for az, curl and sleep that keep state in files. */
class AzScriptIT {
    private static final Path STAND_INS =
            Path.of("src/test/resources/dev/azwifn/azure/bin").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TENANT = "00000000-1111-4222-8333-444444444444";
    private static final String HOSTILE = "https://oidc.example.com/it's$(touch$IFS/pwned);'*/";
    private static final String PRINCIPAL = "b1e35d84-68d8-32d8-3705-a9a0956b7d09"; // of capz
    private static final String ISSUER = "https://oidcissuer.blob.core.windows.net/oidc/";

    /** What the smallest plan's script makes of an Azure in which there is nothing. */
    @TempDir
    static Path finished;

    @TempDir
    Path folder;

    /** Without it a test is skipped, or with azwi.ci fails. */
    private static Path tool(String name) {
        try {
            return Processes.find("azwi." + name, name, ".ci/install-clients.sh installs it");
        } catch (TestAbortedException e) {
            if (Boolean.getBoolean("azwi.ci")) {
                throw new AssertionError(e.getMessage(), e);
            }
            throw e;
        }
    }

    @BeforeAll
    static void finish() throws IOException {
        new Azure(finished).run(Plans.with()).succeeds();
        Files.delete(finished.resolve("calls"));
    }

    /** One that the stand-ins keep in a folder. */
    private record Azure(Path folder) {
        static Azure finished(Path folder) throws IOException {
            Files.createDirectories(folder);
            try (Stream<Path> files = Files.walk(finished)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = folder.resolve(finished.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return new Azure(folder);
        }

        /** Runs the script with the documents of the plan's issuer. */
        Outcome run(ProvisioningPlan plan) throws IOException {
            Issuer issuer = plan.site().issuer();
            Path site = folder.resolve("the site");
            if (issuer != null && !Files.exists(site)) {
                PublicKeys keys = PublicKeys.read(Path.of("testdata/keys/one.pub"));
                new OidcDocuments(issuer, Jwks.of(keys)).writeTo(site);
            }
            Path script = Files.writeString(folder.resolve("provision.sh"), AzScript.of(plan));
            Map<String, String> variables = Map.of(
                    "AZ_STATE", folder.toString(), "PATH", STAND_INS + ":/usr/bin:/bin:" + System.getenv("PATH"));
            Files.deleteIfExists(folder.resolve("calls"));
            tool("python3");
            Processes.Result result = Processes.run(folder, variables, "bash", script.toString(), "the site");
            return new Outcome(result, lines("calls"));
        }

        JsonNode state() throws IOException {
            return JSON.readTree(Files.readString(folder.resolve("azure.json")));
        }

        /** @param json what somebody sets it to */
        void change(String pointer, String json) throws IOException {
            JsonNode state = state();
            JsonPointer place = JsonPointer.compile(pointer);
            ObjectNode parent = (ObjectNode) state.at(place.head());
            assertThat(parent.set(place.last().getMatchingProperty(), JSON.readTree(json))
                            .at(place))
                    .isNotNull();
            Files.writeString(folder.resolve("azure.json"), state.toString());
        }

        void willFail(String... faults) throws IOException {
            Files.write(folder.resolve("faults"), List.of(faults));
        }

        private List<String> lines(String file) throws IOException {
            return Files.exists(folder.resolve(file)) ? Files.readAllLines(folder.resolve(file)) : List.of();
        }
    }

    /** @param calls the commands, in order */
    private record Outcome(Processes.Result result, List<String> calls) {
        Outcome succeeds() {
            assertThat(result.exitCode()).as(result.err()).isZero();
            return this;
        }

        Outcome fails() {
            assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
            assertThat(result.out()).isEmpty();
            return this;
        }

        /** The calls that change something: up to the first option and its value. */
        List<String> writes() {
            return calls.stream()
                    .filter(call -> call.matches("[a-z -]* (create|update|upload) .*"))
                    .map(call -> call.replaceAll(
                            "^(.*? (?:create|update|upload))\\b.*? --(name|role|static-website) (\\S+) .*", "$1 $3"))
                    .toList();
        }
    }

    @Test
    void shellcheckFindsNothing() throws IOException {
        List<ProvisioningPlan> plans = List.of(
                Plans.with(),
                Plans.with("--container", "$web"),
                Plans.with("--container", "$web", "--tenant-id", TENANT, "--machine-identity-name", "machines"),
                Plans.with("--container", "$web", "--issuer-url", "https://oidcissuer.z6.web.core.windows.net/"),
                Plans.with("--cloud", "AzureChinaCloud", "--tenant-id", TENANT),
                Plans.with("--machine-identity-name", "machines", "--role-scopes", Plans.id("a")),
                Plans.with("--issuer-url", HOSTILE));
        List<String> command = new ArrayList<>(List.of(tool("shellcheck").toString()));
        for (ProvisioningPlan plan : plans) {
            Path script = folder.resolve("provision" + command.size() + ".sh");
            command.add(Files.writeString(script, AzScript.of(plan)).toString());
        }

        Processes.Result result = Processes.run(folder, Map.of(), command.toArray(String[]::new));

        assertThat(result.output()).isEmpty();
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void theFirstRunMakesEverythingAndTheSecondNothing() throws IOException {
        Azure azure = new Azure(folder);

        Outcome first = azure.run(Plans.with()).succeeds();

        assertThat(first.writes())
                .containsExactly(
                        "group create rg",
                        "storage account create oidcissuer",
                        "storage container-rm create oidc",
                        "storage blob upload openid/v1/jwks",
                        "storage blob upload .well-known/openid-configuration",
                        "identity create capz",
                        "identity federated-credential create capz-system_capz-manager",
                        "identity federated-credential create capz-system_azureserviceoperator-default",
                        "role assignment create b24988ac-6180-42a0-ab88-20f7382dd24c");
        assertThat(first.calls())
                .filteredOn(call -> call.startsWith("group create") || call.startsWith("identity create"))
                .hasSize(2)
                .allMatch(call -> call.contains(" --location westeurope --tags azwi-fn-owner=capz "));
        assertThat(first.calls())
                .filteredOn(call -> call.startsWith("storage blob"))
                .allMatch(call -> call.contains(" --auth-mode login "));
        assertThat(first.calls())
                .filteredOn(call -> call.contains(" --metadata azwi_fn_owner=capz "))
                .hasSize(3); // the container and both documents
        assertThat(first.calls()).contains("curl " + ISSUER + "openid/v1/jwks");

        assertThat(first.result().out())
                .isEqualTo("""
                        spec:
                          azure:
                            tenantID: %s
                          issuer:
                            url: %s
                          clusterIdentity:
                            clientID: 4f6cc388-0888-fca0-4a20-c7db4f616609
                            principalID: %s
                          machineIdentity:
                            providerID: azure://%s
                        """.formatted(TENANT, ISSUER, PRINCIPAL, Plans.identityId("rg", "capz")));

        Outcome second = azure.run(Plans.with()).succeeds();

        assertThat(second.writes()).isEmpty();
        assertThat(second.result().out()).isEqualTo(first.result().out());
        assertThat(second.result().err().lines())
                .filteredOn(line -> line.contains(": "))
                .allMatch(line -> line.endsWith(": there") || line.endsWith(": up to date"));
    }

    @Test
    void repairsWhatDiffers() throws IOException {
        Azure azure = Azure.finished(folder);
        azure.change("/accounts/0/allowBlobPublicAccess", "false");
        azure.change("/containers/0/publicAccess", "\"None\"");
        azure.change("/blobs/0/properties/contentSettings/contentType", "\"text/plain\"");
        azure.change("/credentials/0/issuer", "\"https://oidcissuer.blob.core.windows.net/oidc\"");
        azure.change("/credentials/1/audiences", "[\"api://AzureADTokenExchangeUSGov\"]");
        azure.change("/roles/0/principalId", "\"11111111-2222-3333-4444-555555555555\"");

        assertThat(azure.run(Plans.with()).succeeds().writes())
                .containsExactly(
                        "storage account update oidcissuer",
                        "storage container-rm update oidc",
                        "storage blob upload openid/v1/jwks",
                        "identity federated-credential create capz-system_capz-manager",
                        "identity federated-credential create capz-system_azureserviceoperator-default",
                        "role assignment create b24988ac-6180-42a0-ab88-20f7382dd24c");
        assertThat(azure.run(Plans.with()).succeeds().writes()).isEmpty();
    }

    @Test
    void repairsWhatIsMoreOpenThanItShouldBe() throws IOException {
        Azure azure = Azure.finished(folder);
        azure.change("/accounts/0/enableHttpsTrafficOnly", "false");
        azure.change("/containers/0/publicAccess", "\"Container\"");
        azure.change("/roles/0/roleDefinitionId", "\"/x/acdd72a7-3385-48ef-bd42-f606fba81ae7\""); // Reader

        assertThat(azure.run(Plans.with()).succeeds().writes())
                .containsExactly(
                        "storage account update oidcissuer",
                        "storage container-rm update oidc",
                        "role assignment create b24988ac-6180-42a0-ab88-20f7382dd24c");
    }

    @Test
    void anotherDocumentIsPublishedAgain() throws IOException {
        Azure azure = Azure.finished(folder);
        Files.writeString(folder.resolve("site/openid/v1/jwks"), "{}");

        assertThat(azure.run(Plans.with()).succeeds().writes()).containsExactly("storage blob upload openid/v1/jwks");
    }

    @Test
    void aCredentialIsKnownByIssuerAndSubject() throws IOException {
        Azure azure = Azure.finished(folder);
        azure.change("/credentials/0/name", "\"made-by-hand\"");

        assertThat(azure.run(Plans.with()).succeeds().writes()).isEmpty();

        azure.change("/credentials/0/audiences", "[\"other\"]");
        assertThat(azure.run(Plans.with()).succeeds().writes())
                .containsExactly("identity federated-credential create made-by-hand");
    }

    @Test
    void aNameThatIsTakenIsNotTakenAway() throws IOException {
        Azure azure = Azure.finished(folder);
        azure.change("/credentials/0/subject", "\"system:serviceaccount:other:manager\"");

        Outcome outcome = azure.run(Plans.with()).fails();

        assertThat(outcome.writes()).isEmpty();
        assertThat(outcome.result().err())
                .endsWith("error: the federated credential capz-system_capz-manager is for"
                        + " system:serviceaccount:other:manager: delete it, or give that one another name\n");
    }

    @Test
    void whatIsNewIsWaitedFor() throws IOException {
        Azure azure = new Azure(folder);
        azure.willFail(
                "identity federated-credential list: (ParentResourceNotFound) not yet",
                "identity federated-credential create: (ConcurrentFederatedIdentityCredentialsWritesForSingleManagedIdentity) one",
                "role assignment create: (PrincipalNotFound) Principal does not exist",
                "role assignment create: (PrincipalNotFound) Principal does not exist");

        Outcome outcome = azure.run(Plans.with()).succeeds();

        assertThat(outcome.calls())
                .filteredOn(call -> call.startsWith("sleep"))
                .containsExactly("sleep 2", "sleep 2", "sleep 2", "sleep 4");
    }

    @Test
    void anyOtherErrorEndsIt() throws IOException {
        Azure azure = new Azure(folder);
        azure.willFail("identity federated-credential create: (AuthorizationFailed) The client has no permission");

        Outcome outcome = azure.run(Plans.with()).fails();

        assertThat(outcome.result().err()).endsWith("ERROR: (AuthorizationFailed) The client has no permission\n");
        assertThat(outcome.calls()).last().asString().startsWith("identity federated-credential create");
    }

    @Test
    void whoMayNotWriteBlobsIsToldTheRole() throws IOException {
        Azure azure = new Azure(folder);
        azure.willFail("storage blob list: You do not have the required permissions needed to perform this operation.");

        assertThat(azure.run(Plans.with()).fails().result().err())
                .endsWith("  az role assignment create --assignee YOU --role 'Storage Blob Data Contributor' --scope '"
                        + Plans.id("rg") + "/providers/Microsoft.Storage/storageAccounts/oidcissuer'\n");
    }

    /** Every answer that says that something was made is lost once, and ends the script. */
    @Test
    void goesOnWhereItEnded() throws IOException {
        List<String> commands = List.of(
                "group create",
                "storage account create",
                "storage container-rm create",
                "storage blob upload",
                "identity create",
                "identity federated-credential create",
                "role assignment create");
        Azure azure = new Azure(folder);
        azure.willFail(
                commands.stream().map(each -> each + "!: connection reset").toArray(String[]::new));

        for (String command : commands) {
            assertThat(azure.run(Plans.with()).fails().calls())
                    .last()
                    .asString()
                    .startsWith(command + " ");
        }
        azure.run(Plans.with()).succeeds();

        assertThat(azure.state()).isEqualTo(new Azure(finished).state());
    }

    @Test
    void aStaticWebsiteTakesTwoScripts() throws IOException {
        Azure azure = new Azure(folder);

        Outcome first = azure.run(Plans.with("--container", "$web")).succeeds();

        assertThat(first.writes())
                .containsExactly(
                        "group create rg",
                        "storage account create oidcissuer",
                        "storage blob service-properties update true",
                        "identity create capz",
                        "role assignment create b24988ac-6180-42a0-ab88-20f7382dd24c");
        assertThat(first.result().out()).contains("    url: https://oidcissuer.z6.web.core.windows.net/\n");
        assertThat(first.result().err()).endsWith("azwi-fn plan --output az writes the script for the rest.\n");

        ProvisioningPlan plan =
                Plans.with("--container", "$web", "--issuer-url", "https://oidcissuer.z6.web.core.windows.net/");
        assertThat(azure.run(plan).succeeds().writes())
                .containsExactly(
                        "storage blob upload openid/v1/jwks",
                        "storage blob upload .well-known/openid-configuration",
                        "identity federated-credential create capz-system_capz-manager",
                        "identity federated-credential create capz-system_azureserviceoperator-default");
    }

    @Test
    void twoIdentitiesAndNarrowScopes() throws IOException {
        Azure azure = new Azure(folder);

        Outcome outcome = azure.run(Plans.with("--machine-identity-name", "machines", "--role-scopes", Plans.id("a")))
                .succeeds();

        assertThat(outcome.writes()).contains("identity create capz", "identity create machines");
        assertThat(azure.state().path("roles"))
                .extracting(role -> role.path("scope").asString())
                .containsExactly(Plans.id("a"), Plans.identityId("rg", "machines"));
        assertThat(azure.state().path("roles"))
                .extracting(role -> role.path("principalId").asString())
                .containsOnly(PRINCIPAL);
        assertThat(outcome.result().out())
                .endsWith("    providerID: azure://" + Plans.identityId("rg", "machines") + "\n");
    }

    @Test
    void valuesReachAzureAsTheyAre() throws IOException {
        Azure azure = new Azure(folder);

        azure.run(Plans.with("--issuer-url", HOSTILE)).succeeds();

        assertThat(azure.state().path("credentials"))
                .extracting(credential -> credential.path("issuer").asString())
                .containsExactly(HOSTILE, HOSTILE);
        assertThat(Path.of("/pwned")).doesNotExist();
    }

    @Test
    void anotherCloudIsNotSwitchedTo() throws IOException {
        Outcome outcome =
                new Azure(folder).run(Plans.with("--cloud", "AzureChinaCloud")).fails();

        assertThat(outcome.result().err())
                .isEqualTo("error: az is set to AzureCloud: run az cloud set --name AzureChinaCloud && az login\n");
        assertThat(outcome.calls()).containsExactly("cloud show --query name --output tsv");
    }

    @Test
    void anotherTenantIsRefused() throws IOException {
        Outcome outcome = new Azure(folder)
                .run(Plans.with("--tenant-id", "11111111-2222-3333-4444-555555555555"))
                .fails();

        assertThat(outcome.result().err())
                .isEqualTo("error: the subscription is in the tenant " + TENANT
                        + ", not in 11111111-2222-3333-4444-555555555555: correct the config\n");
        assertThat(outcome.writes()).isEmpty();
    }

    static Stream<Arguments> wrongDocuments() {
        return Stream.of(
                Arguments.of(
                        "openid/v1/jwks",
                        "-----BEGIN RSA PRIVATE KEY-----",
                        "holds a private key, it is not published"),
                Arguments.of(
                        "openid/v1/jwks", "{\"keys\":[{\"d\": \"x\"}]}", "holds a private key, it is not published"),
                Arguments.of(
                        ".well-known/openid-configuration",
                        "{\"issuer\": \"https://oidcissuer.blob.core.windows.net/oidc\"}",
                        "is for another issuer than " + ISSUER + ": run azwi-fn oidc -f CONFIG --out 'the site'"));
    }

    @ParameterizedTest
    @MethodSource("wrongDocuments")
    void wrongDocumentsAreRefusedBeforeAnythingIsMade(String document, String content, String message)
            throws IOException {
        Azure azure = new Azure(folder);
        Path file = folder.resolve("the site").resolve(document);
        Files.createDirectories(file.getParent());
        Files.createDirectories(folder.resolve("the site/openid/v1"));
        Files.writeString(folder.resolve("the site/openid/v1/jwks"), "{}");
        Files.createDirectories(folder.resolve("the site/.well-known"));
        Files.writeString(folder.resolve("the site/.well-known/openid-configuration"), "{}");
        Files.writeString(file, content);

        Outcome outcome = azure.run(Plans.with()).fails();

        assertThat(outcome.result().err()).isEqualTo("error: the site/" + document + " " + message + "\n");
        assertThat(outcome.writes()).isEmpty();
    }

    @Test
    void missingDocumentsAreRefusedBeforeAnythingIsMade() throws IOException {
        Files.createDirectories(folder.resolve("the site"));

        Outcome outcome = new Azure(folder).run(Plans.with()).fails();

        assertThat(outcome.result().err())
                .isEqualTo("error: there is no the site/openid/v1/jwks: run azwi-fn oidc -f CONFIG --out 'the site'\n");
        assertThat(outcome.writes()).isEmpty();
    }

    @Test
    void documentsThatNobodyCanReadAreAnError() throws IOException {
        Azure azure = Azure.finished(folder);
        // A policy that lets the container be public in name only.
        azure.change("/accounts/0/allowBlobPublicAccess", "null");

        Outcome outcome = azure.run(Plans.with()).fails();

        assertThat(outcome.result().err())
                .endsWith("error: not everybody can read " + ISSUER
                        + "openid/v1/jwks: does a policy or a network rule forbid public access?\n");
        assertThat(outcome.calls()).filteredOn(call -> call.startsWith("sleep")).hasSize(5);
    }
}
