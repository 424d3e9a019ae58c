package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvCommandTest {
    private static final String TENANT = "00000000-1111-4222-8333-444444444444";
    private static final String SUBSCRIPTION = "22222222-3333-4444-8555-666666666666";
    private static final String CLIENT = "77777777-8888-4999-8aaa-bbbbbbbbbbbb";

    @TempDir
    Path folder;

    @Test
    void everyVariableOfTheGuide() throws IOException {
        InProcess.Outcome run = env("""
                  azure:
                    cloud: AzureChinaCloud
                    tenantID: 00000000-1111-4222-8333-444444444444
                    subscriptionID: 22222222-3333-4444-8555-666666666666
                    location: chinaeast2
                    resourceGroup: identities
                  issuer: {storageAccount: acct, container: oidc}
                  keys: {privateKeyFile: secrets/sa.key, publicKeyFile: /etc/keys/sa.pub}
                  clusterIdentity: {clientID: 77777777-8888-4999-8aaa-bbbbbbbbbbbb, managedIdentityName: capz}
                  machineIdentity: {resourceGroup: machines-rg, name: machines}
                  serviceAccounts: [{namespace: capz, name: capz-manager}, {namespace: capz, name: azureserviceoperator-default}]
                  kindCluster: {name: management}
                """);

        assertThat(run).isEqualTo(new InProcess.Outcome(0, """
                        export AZURE_ENVIRONMENT='AzureChinaCloud'
                        export AZURE_AUTHORITY_HOST='https://login.chinacloudapi.cn/'
                        export AZURE_RESOURCE_MANAGER_ENDPOINT='https://management.chinacloudapi.cn/'
                        export AZURE_RESOURCE_MANAGER_AUDIENCE='https://management.core.chinacloudapi.cn/'
                        export AZURE_TENANT_ID='00000000-1111-4222-8333-444444444444'
                        export AZURE_SUBSCRIPTION_ID='22222222-3333-4444-8555-666666666666'
                        export AZURE_LOCATION='chinaeast2'
                        export RESOURCE_GROUP='identities'
                        export AZURE_STORAGE_ACCOUNT='acct'
                        export AZURE_STORAGE_CONTAINER='oidc'
                        export SERVICE_ACCOUNT_ISSUER='https://acct.blob.core.chinacloudapi.cn/oidc/'
                        export SERVICE_ACCOUNT_SIGNING_KEY_FILE='DIR/secrets/sa.key'
                        export SERVICE_ACCOUNT_KEY_FILE='/etc/keys/sa.pub'
                        export SERVICE_ACCOUNT_NAMESPACE='capz'
                        export AZURE_CLIENT_ID='77777777-8888-4999-8aaa-bbbbbbbbbbbb'
                        export AZURE_CLIENT_ID_USER_ASSIGNED_IDENTITY='77777777-8888-4999-8aaa-bbbbbbbbbbbb'
                        export USER_ASSIGNED_IDENTITY_NAME='capz'
                        export CI_RG='machines-rg'
                        export USER_IDENTITY='machines'
                        export KIND_CLUSTER_NAME='management'
                        """.replace("DIR", folder.toString()), ""));
    }

    /** A variable that is not printed keeps what the shell has. */
    @Test
    void whatIsNotConfiguredIsLeftOut() {
        assertThat(InProcess.in(folder).run("env").out()).isEqualTo("""
                        export AZURE_ENVIRONMENT='AzurePublicCloud'
                        export SERVICE_ACCOUNT_SIGNING_KEY_FILE='DIR/sa.key'
                        export SERVICE_ACCOUNT_KEY_FILE='DIR/sa.pub'
                        export SERVICE_ACCOUNT_NAMESPACE='capz-system'
                        export KIND_CLUSTER_NAME='azure-workload-identity'
                        """.replace("DIR", folder.toString()));
    }

    @Test
    void whatTheVariablesCannotSayIsLeftOut() throws IOException {
        String machinesElsewhere = env("""
                  azure: {subscriptionID: 22222222-3333-4444-8555-666666666666}
                  machineIdentity:
                    providerID: azure:///subscriptions/00000000-3333-4444-8555-666666666666/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/machines
                """).out();
        assertThat(machinesElsewhere).doesNotContain("CI_RG", "USER_IDENTITY", "machines");

        String severalNamespaces = env("  serviceAccounts: [{namespace: a, name: x}, {namespace: b, name: x}]\n")
                .out();
        assertThat(severalNamespaces).doesNotContain("SERVICE_ACCOUNT_NAMESPACE");
    }

    /** The machines' identity is not the one that CAPZ uses, unless the config says so. */
    @Test
    void theMachineIdentityIsNotTakenForTheFederatedOne() throws IOException {
        assertThat(env("""
                  azure: {subscriptionID: 22222222-3333-4444-8555-666666666666, resourceGroup: rg}
                  machineIdentity: {name: machines}
                """).out())
                .contains("export USER_IDENTITY='machines'\n")
                .doesNotContain("USER_ASSIGNED_IDENTITY_NAME");
    }

    @Test
    void wrongConfigPrintsNothingToEvaluate() throws IOException {
        assertThat(env("  azure: {tenantId: x}\n"))
                .isEqualTo(new InProcess.Outcome(
                        1, "", "error: wi.yaml:5:11: spec.azure.tenantId: unknown field; did you mean tenantID?\n"));
    }

    /** In a real shell, and read back from it: the same settings, with nothing that a value says being done. */
    @Test
    void loadingTheEnvironmentAloneGivesTheSameConfig() throws IOException {
        Random random = new Random(4);
        for (int i = 0; i < 40; i++) {
            String spec = randomSpec(random);
            InProcess.Outcome run = env(spec);
            assertThat(run.exitCode()).as(run.err()).isZero();

            WorkloadIdentity expected =
                    new Sources(Map.of(), Map.of()).loadFile(Files.readAllBytes(folder.resolve("wi.yaml")), "wi.yaml");
            WorkloadIdentity actual = new Sources(Map.of(), evaluated(run.out())).load();
            assertThat(actual.azure()).as(spec).isEqualTo(expected.azure());
            assertThat(actual.signingIssuer()).isEqualTo(expected.signingIssuer());
            assertThat(actual.issuer().storageAccount())
                    .isEqualTo(expected.issuer().storageAccount());
            assertThat(actual.issuer().container()).isEqualTo(expected.issuer().container());
            assertThat(actual.keys())
                    .isEqualTo(new WorkloadIdentity.Keys(
                            folder.resolve(expected.keys().privateKeyFile()).toString(),
                            folder.resolve(expected.keys().publicKeyFile()).toString()));
            assertThat(actual.clusterIdentity()).isEqualTo(expected.clusterIdentity());
            assertThat(actual.machineIdentity()).as(spec).isEqualTo(expected.machineIdentity());
            assertThat(actual.serviceAccounts()).isEqualTo(expected.serviceAccounts());
            assertThat(actual.kindCluster()).isEqualTo(expected.kindCluster());
        }
        assertThat(folder.resolve("evaluated")).doesNotExist();
    }

    /** Settings that the guide's variables can say; file names are free text, so that they are the hostile ones. */
    private static String randomSpec(Random random) {
        StringBuilder spec = new StringBuilder("  keys:\n    privateKeyFile: ")
                .append(quoted(random, "p"))
                .append("\n    publicKeyFile: ")
                .append(quoted(random, "q"))
                .append('\n');
        boolean hasSubscription = random.nextBoolean();
        boolean hasGroup = random.nextBoolean();
        spec.append("  azure:\n    cloud: ")
                .append(List.of("AzurePublicCloud", "AzureUSGovernmentCloud", "AzureChinaCloud")
                        .get(random.nextInt(3)))
                .append('\n')
                .append(random.nextBoolean() ? "    tenantID: " + TENANT + "\n" : "")
                .append(hasSubscription ? "    subscriptionID: " + SUBSCRIPTION + "\n" : "")
                .append(hasGroup ? "    resourceGroup: a(b)-c.d_é\n" : "")
                .append(random.nextBoolean() ? "    location: westeurope\n" : "");
        spec.append(List.of(
                        "",
                        "  issuer: {url: \"https://a.example/it's/$(touch%20evaluated)/&;\"}\n",
                        "  issuer: {storageAccount: acct, container: oidc}\n",
                        "  issuer: {url: https://a.example, storageAccount: acct, container: $web}\n")
                .get(random.nextInt(4)));
        boolean named = random.nextBoolean();
        spec.append("  clusterIdentity:\n    names: []\n")
                .append(random.nextBoolean() ? "    clientID: " + CLIENT + "\n" : "")
                .append(named ? "    managedIdentityName: capz\n" : "");
        if (hasSubscription && hasGroup && random.nextBoolean()) {
            spec.append("  machineIdentity: {name: machines, resourceGroup: machines-rg}\n");
        }
        if (random.nextBoolean()) {
            spec.append("  serviceAccounts: [{namespace: n, name: capz-manager},"
                    + " {namespace: n, name: azureserviceoperator-default}]\n");
        }
        return spec.append(random.nextBoolean() ? "  kindCluster: {name: a-b.c}\n" : "")
                .toString();
    }

    private static String quoted(Random random, String first) {
        List<String> pieces = List.of(
                "'",
                "\\\"",
                "$",
                "`touch evaluated`",
                "\\\\",
                "\\n",
                " ",
                "$(touch evaluated)",
                "$HOME",
                "!",
                "#",
                ";",
                "&",
                "|",
                "*",
                "~",
                "é",
                "😀",
                "a",
                "=",
                "\\t",
                "../");
        StringBuilder value = new StringBuilder(first);
        random.ints(random.nextInt(9), 0, pieces.size()).forEach(piece -> value.append(pieces.get(piece)));
        return "\"" + value + "x\"";
    }

    /** The environment as the shell hands it to the programs that it starts. */
    private Map<String, String> evaluated(String exports) throws IOException {
        Process shell = new ProcessBuilder(
                        "env", "-i", "PATH=" + System.getenv("PATH"), "sh", "-c", "eval \"$(cat)\"; env -0")
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        shell.getOutputStream().write(exports.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().close();
        Map<String, String> variables = new LinkedHashMap<>();
        for (String variable : new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0")) {
            variables.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        return variables;
    }

    private InProcess.Outcome env(String spec) throws IOException {
        Files.writeString(
                folder.resolve("wi.yaml"),
                "apiVersion: azwi-fn.dev/v1alpha1\nkind: WorkloadIdentity\nmetadata: {name: wi}\nspec:\n" + spec);
        return InProcess.in(folder).run("env", "-f", "wi.yaml");
    }
}
