package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import dev.azwifn.yaml.YamlStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every folder of {@code testdata/plan}: the outputs for its config. */
class PlanCommandTest {
    private static final Path TESTDATA = Path.of("testdata/plan");
    private static final Path MINIMAL = TESTDATA.resolve("minimal");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(TESTDATA)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Run plan(Path folder, String... options) {
        String[] arguments = Stream.concat(Stream.of("plan", "-f", "config.yaml"), Stream.of(options))
                .toArray(String[]::new);
        return Program.in(folder).run(arguments);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTable(Path folder) {
        Approved.verify(plan(folder).succeeds().out(), folder.resolve("table.approved.txt"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theYaml(Path folder) {
        Approved.verify(plan(folder, "--output", "yaml").succeeds().out(), folder.resolve("plan.approved.yaml"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDiagram(Path folder) {
        Approved.verify(plan(folder, "--output", "mermaid").succeeds().out(), folder.resolve("diagram.approved.mmd"));
    }

    /** Nothing of the plan is needed for it. */
    @ParameterizedTest
    @CsvSource({
        "AzureUSGovernmentCloud, login.microsoftonline.us, management.usgovcloudapi.net, management.core.usgovcloudapi.net",
        "AzureChinaCloud, login.chinacloudapi.cn, management.chinacloudapi.cn, management.core.chinacloudapi.cn",
        "AzurePublicCloud, login.microsoftonline.com, management.azure.com, management.core.windows.net"
    })
    void theSettingsOfAzureServiceOperator(String cloud, String authority, String endpoint, String audience) {
        assertThat(Program.in(TESTDATA)
                        .run(
                                "plan",
                                "--output",
                                "aso",
                                "--cloud",
                                cloud,
                                "--service-accounts",
                                "capz/capz-manager,aso/azureserviceoperator-default")
                        .succeeds()
                        .text())
                .isEqualTo("""
                        apiVersion: "v1"
                        kind: "Secret"
                        metadata:
                          name: "aso-controller-settings"
                          namespace: "aso"
                        type: "Opaque"
                        stringData:
                          AZURE_AUTHORITY_HOST: "https://%s/"
                          AZURE_RESOURCE_MANAGER_ENDPOINT: "https://%s/"
                          AZURE_RESOURCE_MANAGER_AUDIENCE: "https://%s/"
                        """.formatted(authority, endpoint, audience));
    }

    /** The scripts of the other cases differ in their values only. */
    @ParameterizedTest
    @ValueSource(strings = {"minimal", "two-identities", "static-website"})
    void theScript(String name) {
        Path folder = TESTDATA.resolve(name);
        Approved.verify(plan(folder, "--output", "az").succeeds().out(), folder.resolve("provision.approved.sh"));
    }

    @Test
    void theScriptOfAnotherCloud() {
        assertThat(plan(TESTDATA.resolve("us-government"), "--output", "az").text())
                .contains("\ncloud='AzureUSGovernment'\n", "# CAPZ has to know it, too: ");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTableFitsATerminal(Path folder) {
        assertThat(plan(folder).text().lines().filter(line -> line.length() > 100))
                .allMatch(line -> line.matches(".*\\S{60,}")); // a name that cannot be broken
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theYamlIsComplete(Path folder) {
        JsonNode plan = YamlStream.parse(plan(folder, "--output", "YAML").out(), "plan")
                .documents()
                .get(0)
                .view();

        assertThat(plan.path("kind").asString()).isEqualTo("ProvisioningPlan");
        for (JsonNode resource : plan.path("resources")) {
            assertThat(resource.path("type").asString()).isNotEmpty();
            assertThat(resource.path("name").asString()).isNotEmpty();
        }
    }

    @Test
    void theDocumentationShowsThis() throws IOException {
        assertThat(Path.of("docs/provisioning.md"))
                .content()
                .contains("```yaml\n" + Files.readString(MINIMAL.resolve("config.yaml")) + "```")
                .contains("```\n" + plan(MINIMAL).text() + "```")
                .contains("```mermaid\n" + plan(MINIMAL, "--output", "mermaid").text() + "```");
    }

    @Test
    void colourOnATerminal() {
        String text = Program.in(MINIMAL)
                .terminals("1")
                .run("plan", "-f", "config.yaml")
                .succeeds()
                .text();

        assertThat(text).contains("\u001b[36mresource group", "\u001b[1mRESOURCE");
        assertThat(text.replaceAll("\u001b\\[[0-9;]*m", "").replaceAll("(?m) +$", ""))
                .isEqualTo(plan(MINIMAL).text());
    }

    @Test
    void everythingThatIsWrongAtOnce(@TempDir Path folder) {
        Program.in(folder)
                .run(
                        "plan",
                        "--container",
                        "$web",
                        "--storage-account",
                        "oidc",
                        "--issuer-url",
                        "https://a.blob.core.windows.net/b")
                .failsWith(
                        "spec.azure.subscriptionID: missing; set it, or --subscription-id, or AZURE_SUBSCRIPTION_ID",
                        "spec.azure.resourceGroup: missing; set it, or --resource-group, or RESOURCE_GROUP",
                        "spec.azure.location: missing; set it, or --location, or AZURE_LOCATION",
                        "spec.issuer.url: 'https://a.blob.core.windows.net/b' is not where the static website of the"
                                + " storage account 'oidc' is served: that is https://oidc.z<number>.web.core.windows.net/;"
                                + " correct one of them, or leave the URL out",
                        "spec.clusterIdentity.managedIdentityName: missing; set it, or --managed-identity-name,"
                                + " or USER_ASSIGNED_IDENTITY_NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "yaml"})
    void aPrivateKeyIsNotReadAsAPublicOne(String output, @TempDir Path folder) throws IOException {
        Files.copy(MINIMAL.resolve("config.yaml"), folder.resolve("config.yaml"));
        Program.in(folder)
                .run("keys", "--private-key-file", "sa.pub", "--public-key-file", "x")
                .succeeds();

        Run run = plan(folder, "--output", output);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text()).isEmpty();
        assertThat(run.err()).contains("holds a private key where the public one belongs");
    }

    @Test
    void anUnknownOutputIsWrongUsage() {
        assertThat(plan(MINIMAL, "--output", "json").exitCode()).isEqualTo(2);
    }

    @Test
    void labelsAreEscaped() {
        String diagram = plan(MINIMAL, "--issuer-url", "https://example.com/&lt;", "--output", "mermaid")
                .succeeds()
                .text();

        assertThat(diagram).contains("<br>https://example.com/#38;lt;\"");
    }
}
