package dev.azwifn.cli;

import static dev.azwifn.cli.Inputs.CLIENT;
import static dev.azwifn.cli.Inputs.CONFIG_MAP;
import static dev.azwifn.cli.Inputs.IDENTITY;
import static dev.azwifn.cli.Inputs.IDENTITY_AFTER;
import static dev.azwifn.cli.Inputs.MACHINES;
import static dev.azwifn.cli.Inputs.SECRET;
import static dev.azwifn.cli.Inputs.TENANT;
import static dev.azwifn.cli.Inputs.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.azwifn.cli.Program.Run;
import dev.azwifn.transform.Pipeline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Options, exit codes, and what is written where. */
class CommandLineTest {
    @TempDir
    Path folder;

    static final List<Arguments> WRONG_USAGE = List.of(
            arguments("--frobnicate", "Unknown option: '--frobnicate'"),
            arguments("--in-place", "--in-place needs the files to rewrite"),
            arguments(
                    "--in-place --diff a.yaml",
                    "--in-place writes files, --diff and --check do not: use one or the other"),
            arguments("-i --check a.yaml", "--in-place writes files, --diff and --check do not: use one or the other"),
            arguments(
                    "--output xml",
                    "Invalid value for option '--output': expected one of [TEXT, JSON] (case-insensitive) but was 'xml'"),
            arguments("--file", "Missing required parameter for option '--file' (CONFIG)"),
            arguments("--quiet --quiet", "option '--quiet' should be specified only once"),
            arguments("init a.yaml", "Unmatched argument at index 1: 'a.yaml'"),
            arguments("init --in-place", "Unknown option: '--in-place'"),
            arguments("completion zsh", "Unmatched argument at index 1: 'zsh'"));

    static final List<Arguments> WRONG_CONFIG = List.of(
            arguments(
                    "{azure: {tenantId: " + TENANT + "}}",
                    List.of("4:14: spec.azure.tenantId: unknown field; did you mean tenantID?")),
            arguments(
                    "{azure: {tenantID: contoso}}",
                    List.of("4:14: spec.azure.tenantID: 'contoso' is not a GUID; it looks like"
                            + " 01234567-89ab-cdef-0123-456789abcdef")),
            arguments(
                    "{machineIdentity: {name: azwi-machines, resourceGroup: azwi-rg}}",
                    List.of(
                            "4:6: spec.machineIdentity.subscriptionID: missing; set it, or spec.azure.subscriptionID, or"
                                    + " AZURE_SUBSCRIPTION_ID")),
            arguments(
                    "{transformers: [MachinesIdentity]}",
                    List.of("4:21: spec.transformers[0]: 'MachinesIdentity' is not a known transformer; did you mean"
                            + " MachineIdentity?")),
            arguments(
                    "{azure: {tenantID: 5}, clusterIdentity: {clientID: x}}",
                    List.of(
                            "4:14: spec.azure.tenantID: a number where text is expected; put it in quotes",
                            "4:46: spec.clusterIdentity.clientID: 'x' is not a GUID; it looks like"
                                    + " 01234567-89ab-cdef-0123-456789abcdef")));

    private Program program(String input) {
        return Program.in(folder).stdin(input);
    }

    private void write(String name, String content) {
        try {
            Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String config(String spec) {
        return "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nspec:\n  " + spec + "\n";
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WRONG_USAGE")
    void wrongUsageExitsWith2(String args, String message) {
        program(IDENTITY).run(args.split(" ")).isWrongUsage(message);
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("WRONG_CONFIG")
    void everyProblemOfAConfigIsNamedWithItsPlace(String spec, List<String> messages) {
        write("config.yaml", config("  " + spec));
        program(IDENTITY)
                .run("-f", "config.yaml")
                .failsWith(messages.stream()
                        .map(message -> "config.yaml:" + message)
                        .toArray(String[]::new));
    }

    @Test
    void aWrongFlagOrVariableIsNamed() {
        program(IDENTITY)
                .environment(Map.of("AZURE_CLIENT_ID", "me"))
                .run("--tenant-id=contoso")
                .failsWith(
                        "--tenant-id: 'contoso' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef",
                        "AZURE_CLIENT_ID: 'me' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef");
    }

    @Test
    void aFlagGoesBeforeTheFileAndTheFileBeforeTheEnvironment() {
        String[] ids = {
            "aaaaaaaa-0000-4000-8000-000000000000",
            "bbbbbbbb-0000-4000-8000-000000000000",
            "cccccccc-0000-4000-8000-000000000000",
            "dddddddd-0000-4000-8000-000000000000"
        };
        write("config.yaml", config("clusterIdentity: {clientID: " + ids[1] + "}"));
        Program program = program(IDENTITY)
                .environment(Map.of("AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY", ids[2], "AZURE_CLIENT_ID", ids[3]));

        assertThat(program.run("-f", "config.yaml", "--client-id", ids[0]).text())
                .contains("clientID: " + ids[0]);
        assertThat(program.run("-f", "config.yaml").text()).contains("clientID: " + ids[1]);
        assertThat(program.run().text()).contains("clientID: " + ids[2]);
        assertThat(program.environment(Map.of("AZURE_CLIENT_ID", ids[3])).run().text())
                .contains("clientID: " + ids[3]);
    }

    @Test
    void checkTellsByItsExitCodeWhetherSomethingWouldChange() {
        Run pending = program(IDENTITY).run(with("--check"));
        assertThat(pending.exitCode()).isEqualTo(1);
        assertThat(pending.text()).isEmpty();
        assertThat(pending.errLines())
                .containsExactly(
                        "info: <stdin>:11: AzureClusterIdentity/cluster-identity: type set to WorkloadIdentity",
                        "info: <stdin>:7: AzureClusterIdentity/cluster-identity: clientID set to " + CLIENT,
                        "info: <stdin>:8: AzureClusterIdentity/cluster-identity: clientSecret removed: workload"
                                + " identity needs no secret");

        Run done = program(IDENTITY_AFTER).run(with("--check"));
        assertThat(done.exitCode()).isZero();
        assertThat(done.text()).isEmpty();
        assertThat(done.err()).isEmpty();
    }

    @Test
    void checkAndDiffGoTogether() {
        Run run = program(IDENTITY).run(with("--check", "--diff", "--quiet"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text()).startsWith("--- a/stdin.yaml\n+++ b/stdin.yaml\n@@ ");
        assertThat(program(IDENTITY_AFTER)
                        .run(with("--check", "--diff"))
                        .succeeds()
                        .text())
                .isEmpty();
    }

    @Test
    void quietPrintsErrorsOnly() {
        assertThat(program(IDENTITY).run("--quiet").succeeds().err()).isEmpty();
        program("a: b: c\n")
                .run("-q")
                .failsWith("<stdin>:1:5 (document 1): not valid YAML: mapping values are not allowed here");
        write("config.yaml", config("""
                patches: [{target: {kind: Secret}, patch: [{op: replace, path: /a, value: b}]}]"""));
        Run failed = program(SECRET).run("-q", "-f", "config.yaml");
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.text()).isEmpty();
        assertThat(failed.err())
                .isEqualTo(
                        "error: <stdin>:1: Secret/cluster-identity-secret: spec.patches[0]: replace /a failed: there is"
                                + " nothing to replace; use add for a value that may be missing\n");
    }

    @Test
    void resultsAsJsonAreOneObjectALine() {
        Run run = program(IDENTITY + "---\n" + SECRET).run(with("--output", "json"));
        assertThat(run.succeeds().text()).isEqualTo(IDENTITY_AFTER);
        List<JsonNode> results = Results.of(run);
        assertThat(results).hasSize(4);
        assertThat(results.get(0)).isEqualTo(new JsonMapper().readTree("""
                {"severity": "info", "message": "type set to WorkloadIdentity",
                 "resourceRef": {"apiVersion": "infrastructure.cluster.x-k8s.io/v1beta1", "kind": "AzureClusterIdentity",
                                 "name": "cluster-identity"},
                 "field": {"path": "spec.type", "currentValue": "ServicePrincipal", "proposedValue": "WorkloadIdentity"},
                 "file": {"path": "<stdin>", "index": 0, "line": 11},
                 "tags": {"transformer": "ClusterIdentity"}}
                """));
        assertThat(results.get(2).at("/field/path").asString()).isEqualTo("spec.clientSecret");
        assertThat(results.get(2).at("/field/currentValue/name").asString()).isEqualTo("cluster-identity-secret");
        assertThat(results.get(2).at("/field").has("proposedValue")).isFalse();
        assertThat(results.get(3).has("field")).isFalse();
        assertThat(results.get(3).at("/resourceRef/kind").asString()).isEqualTo("Secret");
        assertThat(results.get(3).at("/file/index").asInt()).isEqualTo(1);
        assertThat(results.get(3).at("/file/line").asInt()).isEqualTo(13);
    }

    @Test
    void resultsAboutTheWholeInputHaveNoResource() {
        Run run = program(CONFIG_MAP).run("--output=JSON");
        assertThat(run.succeeds().text()).isEqualTo(CONFIG_MAP);
        assertThat(Results.of(run))
                .singleElement()
                .satisfies(result ->
                        assertThat(result.propertyNames()).containsExactlyInAnyOrder("severity", "message", "tags"));
    }

    @Test
    void transformersRunAloneAndInTheOrderGiven() {
        String machine = """
                apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
                kind: AzureMachine
                metadata:
                  name: m
                spec:
                  vmSize: Standard_B2s
                """;
        Run machines = program(IDENTITY + "---\n" + machine)
                .run(with("--provider-id", MACHINES, "--transformers", "MachineIdentity"));
        assertThat(machines.succeeds().text())
                .isEqualTo(IDENTITY + "---\n" + machine
                        + "  identity: UserAssigned\n  userAssignedIdentities:\n  - providerID: " + MACHINES + "\n");

        List<String> order = Results.of(program(IDENTITY + "---\n" + machine)
                        .run(with(
                                "--provider-id",
                                MACHINES,
                                "--transformers=MachineIdentity,ClusterIdentity",
                                "--output=json")))
                .stream()
                .map(result -> result.at("/tags/transformer").asString())
                .distinct()
                .toList();
        assertThat(order).containsExactly("MachineIdentity", "ClusterIdentity");

        program(IDENTITY)
                .run("--transformers=ClusterIdentities")
                .failsWith(
                        "--transformers: 'ClusterIdentities' is not a known transformer; did you mean ClusterIdentity?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "12"})
    void resultsAreColouredOnATerminal(String terminals) {
        Run run = program(IDENTITY).terminals(terminals).run(with());
        assertThat(run.succeeds().text()).isEqualTo(IDENTITY_AFTER);
        assertThat(run.errLines().get(0))
                .isEqualTo(
                        "\u001b[32minfo\u001b[0m: <stdin>:11: \u001b[1mAzureClusterIdentity/cluster-identity\u001b[0m:"
                                + " type set to WorkloadIdentity");
        assertThat(program("a: *b\n").terminals(terminals).run().err())
                .startsWith("\u001b[1;31merror\u001b[0m: <stdin>");
    }

    static final List<Program> PLAIN = List.of(
            Program.in(Path.of("")),
            Program.in(Path.of("")).terminals("1"),
            Program.in(Path.of("")).terminals("012").environment(Map.of("NO_COLOR", "1")),
            Program.in(Path.of("")).terminals("012").environment(Map.of("TERM", "dumb")));

    @ParameterizedTest
    @FieldSource("PLAIN")
    void resultsAreWithoutColoursElsewhere(Program program) {
        write("a.yaml", IDENTITY);
        assertThat(program.run(with(folder.resolve("a.yaml").toString()))
                        .succeeds()
                        .err())
                .doesNotContain("\u001b");
    }

    @Test
    void anEmptyNoColorDoesNotCount() {
        assertThat(program("a: *b\n")
                        .terminals("2")
                        .environment(Map.of("NO_COLOR", ""))
                        .run()
                        .err())
                .contains("\u001b");
    }

    @Test
    void aNameCannotSteerTheTerminal() {
        Run run = program(IDENTITY.replace("name: cluster-identity\n", "name: \"\\e[31m\\n\\u009b\"\n"))
                .terminals("2")
                .environment(Map.of("NO_COLOR", "1"))
                .run(with());
        assertThat(run.succeeds().errLines())
                .allSatisfy(line -> assertThat(line)
                        .startsWith("info: <stdin>:")
                        .contains("AzureClusterIdentity/\\u001b[31m\\u000a\\u009b: "));
    }

    @Test
    void helpNamesExamplesExitCodesAndEveryTransformer() {
        Run help = Program.in(folder).run("--help").succeeds();
        Approved.verify(help.out(), GoldenTest.TESTDATA.resolve("cli/help.approved.txt"));
        assertThat(help.err()).isEmpty();
        assertThat(help.text())
                .contains("Examples:", "clusterctl generate cluster", "Exit codes: 0 ", "; 1 ", "; 2 ")
                .contains(Pipeline.names())
                .doesNotContain("\u001b");
        assertThat(Program.in(folder).terminals("1").run("-h").text()).contains("\u001b");
        assertThat(help.text().lines().map(String::length)).allMatch(length -> length <= 80);
    }

    @Test
    void everyCommandHasHelp() {
        for (String command : List.of("init", "completion")) {
            assertThat(Program.in(folder).run(command, "--help").succeeds().text())
                    .startsWith("Usage: azwi-fn " + command + " ")
                    .contains("Example");
        }
    }

    @Test
    void versionIsTheBuilds() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        Run run = Program.in(folder).run("--version").succeeds();
        assertThat(run.text()).matches("azwi-fn \\d+\\.\\d+\\.\\d+(-\\w+)?\n");
        assertThat(pom)
                .contains("<artifactId>azwi-fn</artifactId>\n  <version>"
                        + run.text().strip().substring("azwi-fn ".length()) + "</version>");
    }

    @Test
    void whatInitPrintsSaysTheSameAsTheEnvironmentItCameFrom() {
        Map<String, String> environment = Map.of(
                "AZURE_TENANT_ID", TENANT,
                "AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY", CLIENT,
                "AZURE_SUBSCRIPTION_ID", "22222222-3333-4444-8555-666666666666",
                "CI_RG", "azwi-rg",
                "USER_IDENTITY", "azwi-machines",
                "SERVICE_ACCOUNT_ISSUER", "https://azwi.blob.core.windows.net/oidc/");
        String input = IDENTITY
                + "---\napiVersion: infrastructure.cluster.x-k8s.io/v1beta1\nkind: AzureMachine\nspec:\n  vmSize: a\n";
        Program program = program(input).environment(environment);
        Run init = program.run("init").succeeds();
        assertThat(init.err()).isEmpty();
        write("workload-identity.yaml", init.text());

        Run byFile = program(input).run("-f", "workload-identity.yaml").succeeds();
        assertThat(byFile.text()).isEqualTo(program.run().succeeds().text()).contains(CLIENT, MACHINES);
        assertThat(new String(Program.in(folder).run("init").out(), StandardCharsets.UTF_8))
                .doesNotContain(TENANT)
                .contains("#tenantID: ");
    }

    @Test
    void initRefusesAWrongVariable() {
        program("")
                .environment(Map.of("AZURE_TENANT_ID", "contoso"))
                .run("init")
                .failsWith(
                        "AZURE_TENANT_ID: 'contoso' is not a GUID; it looks like 01234567-89ab-cdef-0123-456789abcdef");
    }

    @Test
    void errorsAreJsonTooWhereItWasAskedFor() {
        Run run = program("a: b: c\n").run("--output", "json");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly(
                        "{\"message\":\"<stdin>:1:5 (document 1): not valid YAML: mapping values are not allowed"
                                + " here\",\"severity\":\"error\"}");
    }
}
