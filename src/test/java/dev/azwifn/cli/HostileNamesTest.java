package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.UserShell;
import dev.azwifn.cli.Program.Run;
import dev.azwifn.cli.issuer.KeyMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Names that would do something where a message shows them: on a terminal, in the log of a GitHub Actions or Azure Pipelines job, in
 * a shell that a printed command is pasted into.
 */
class HostileNamesTest {
    /** As a double-quoted YAML scalar: colours, a link, the other direction, tags that nobody sees, another line, commands. */
    private static final String STEERING =
            "\"a\\e[31m\\e]8;;https://evil.example\\a \\x9b2J\\x7f\\u202e\\u2066\\u200b\\U000E0041\\u2028"
                    + "\\r\\n::error::x ##[add-path]x ##vso[task.setvariable variable=PATH]x\"";

    private static final String PASTED = "x'; touch owned; $(touch owned) `touch owned` > owned #";

    private static final String CONFIG = """
            apiVersion: azwi-fn.dev/v1alpha1
            kind: WorkloadIdentity
            metadata: {name: management}
            spec:
              azure: {tenantID: 00000000-1111-4222-8333-444444444444}
              clusterIdentity: {clientID: 77777777-8888-4999-8aaa-bbbbbbbbbbbb}
              issuer: {url: https://oidc.example.com/}
              keys: {privateKeyFile: "NAME.key", publicKeyFile: "NAME.pub"}
            """;

    private static final String CLUSTER = """
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureClusterIdentity
            metadata: {name: NAME, namespace: NAME}
            spec: {type: ServicePrincipal, clientSecret: {name: NAME, namespace: NAME}}
            ---
            apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
            kind: AzureCluster
            metadata: {name: NAME, namespace: NAME}
            spec: {identityRef: {kind: AzureClusterIdentity, name: NAME, namespace: NAME}}
            ---
            apiVersion: controlplane.cluster.x-k8s.io/v1beta1
            kind: KubeadmControlPlane
            metadata: {name: NAME, namespace: NAME}
            spec: {kubeadmConfigSpec: {clusterConfiguration: {}}}
            ---
            apiVersion: cluster.x-k8s.io/v1beta1
            kind: Cluster
            metadata: {name: NAME, namespace: NAME}
            spec: {controlPlaneRef: {kind: KubeadmControlPlane, name: NAME}}
            """;

    @TempDir
    Path folder;

    private Program program(String cluster, String keys) throws IOException {
        Files.writeString(folder.resolve("wi.yaml"), CONFIG.replace("NAME", keys));
        Files.writeString(folder.resolve(keys + ".key"), KeyMaterial.rsa(0).privatePem());
        Files.writeString(folder.resolve(keys + ".pub"), KeyMaterial.rsa(0).publicPem());
        return Program.in(folder).stdin(CLUSTER.replace("NAME", cluster));
    }

    @Test
    void namesInResultsAreOnlyText() throws IOException {
        Program program = program(STEERING, "sa");
        for (String option : List.of("--self-hosted", "--rollout")) {
            Run text = program.run("-f", "wi.yaml", option).succeeds();
            FuzzedRun.checkMessages(text);
            assertThat(text.err()).contains("AzureClusterIdentity/a\\u001b[31m", "#\\u0023[add-path]", "#\\u0023vso[");

            Run json = program.run("-f", "wi.yaml", option, "--output", "json").succeeds();
            FuzzedRun.checkMessages(json);
            JsonNode first = new JsonMapper().readTree(json.errLines().get(0));
            assertThat(first.at("/resourceRef/name").asString()).contains("\u001b[31m", "\u202e", "##[add-path]");
        }
    }

    @Test
    void namesInTheChainAreOnlyText() throws IOException {
        Program program = program(STEERING, "sa");
        Files.write(folder.resolve("cluster.yaml"), program.stdin());
        for (String format : List.of("text", "json", "sarif", "junit", "mermaid")) {
            Run run = program.run("verify", "-f", "wi.yaml", "--output", format, "cluster.yaml");
            FuzzedRun.checkAll(run);
            assertThat(run.text()).matches(format.equals("mermaid") ? "(?s).+" : "(?si).+\\\\u202e.+");
        }
    }

    @Test
    void aDiffOnATerminalShowsWhatItHides() throws IOException {
        String cluster = CLUSTER.replace("NAME", "\"a \u202e\tb\"");
        Program program = program("x", "sa").stdin(cluster.replace("\n", "\r\n"));

        Run shown = program.terminals("1").run("-f", "wi.yaml", "--diff");
        assertThat(shown.text()).contains("\"a \\u202e\tb\"").doesNotContain("\u202e", "\\u000");
        assertThat(program.run("-f", "wi.yaml", "--diff").text()).contains("\"a \u202e\tb\"");
    }

    @Test
    void whatARotationReadsIsOnlyText() throws IOException {
        Program program = program("x", "sa");
        program.run("rotate", "start", "-f", "wi.yaml").succeeds();
        Path state = folder.resolve("sa-rotation.yaml");
        String text = Files.readString(state);
        Matcher oldKey = Pattern.compile("oldKey: .*").matcher(text);
        Files.writeString(state, oldKey.replaceFirst(Matcher.quoteReplacement("oldKey: " + STEERING)));
        for (String command :
                List.of("status", "status --output json", "publish", "switch --force", "switch --force")) {
            String[] args = ("rotate " + command + " -f wi.yaml").split(" ");
            FuzzedRun.checkAll(program.run(args));
        }
    }

    @Test
    void logsThatGiveCommandsAreOnlyText() throws IOException {
        String log = "E0301 07:41:07.1 1 x.go:1] AADSTS700211: " + "##[add-path]x ##vso[task.complete result=Failed]x "
                + "lorem ".repeat(9) + "::error::x ".repeat(40) + "\n"
                + "::add-mask::x AADSTS700016: ::stop-commands::x\n";
        for (String format : List.of("text", "json")) {
            Run run = program("x", "sa").stdin(log).run("explain", "-f", "wi.yaml", "--output", format);
            FuzzedRun.checkAll(run.succeeds());
            assertThat(run.text()).contains("error::x", "#\\u0023[add-path]x", "#\\u0023vso[task");
        }
    }

    /** Each command, with programs that show what they are given. */
    @Test
    void printedCommandsHoldNamesAsOneWord() throws IOException {
        Program program = program("\"" + PASTED + "\"", PASTED.replace("/", ""));
        String results = program.run("-f", "wi.yaml", "--rollout").succeeds().err()
                + program.run("-f", "wi.yaml", "--self-hosted").succeeds().err();
        List<String> commands = Pattern.compile("(?m)(?:kubectl|azwi-fn secret) .*$")
                .matcher(results)
                .results()
                .map(match -> match.group().replace(", then kubectl", "; kubectl"))
                .toList();
        assertThat(commands).hasSize(3);
        for (String command : commands) {
            assertThat(pasted(command)).as(command).contains(PASTED);
        }

        Run secret = program.run("secret", "-f", "wi.yaml", "--cluster", "c1", "--out", "c1 " + PASTED)
                .succeeds();
        assertThat(pasted(after(secret.text(), "next: ").replace(", before", "; #")))
                .contains("c1 " + PASTED);

        for (String step : List.of("start", "publish", "publish --done", "switch")) {
            Run run = program.run(("rotate " + step + " -f wi.yaml").split(" ")).succeeds();
            if (step.equals("switch")) {
                pasted(after(run.text(), "One after the other:")
                        .lines()
                        .filter(line -> line.contains("<"))
                        .findFirst()
                        .orElseThrow());
            }
        }
    }

    private static String after(String text, String words) {
        assertThat(text).contains(words);
        return text.substring(text.indexOf(words) + words.length()).strip();
    }

    /** What the programs in a command are given, an argument a line. */
    private String pasted(String command) throws IOException {
        String show = "() { printf '%s\\n' \"$@\"; }\n";
        UserShell.Outcome outcome = new UserShell(folder, Map.of())
                .run(List.of("bash", "-c", "kubectl" + show + "docker" + show + "function azwi-fn" + show + command));
        assertThat(outcome.exitCode()).as(outcome.err() + command).isZero();
        assertThat(folder.resolve("owned")).as(command).doesNotExist();
        return outcome.out();
    }
}
