package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExplainCommandTest {
    private static final Path FOLDER = GoldenTest.TESTDATA.resolve("explain");
    private static final String CONFIG = "workload-identity.yaml";
    private static final String SLASH =
            "AADSTS700211: No matching federated identity record found for presented assertion issuer"
                    + " 'https://oidcissuer.blob.core.windows.net/oidc'.";

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void explanationIsApproved(Path folder) {
        String name = folder.getFileName().toString();
        Run run = explain("-f", CONFIG, name + "/input.txt");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(name.equals("unknown") ? 1 : 0);
        Approved.verify(run.out(), folder.resolve("output.approved.txt"));
    }

    @Test
    void everyCaseIsInTheReadme() throws IOException {
        String readme = Files.readString(FOLDER.resolve("README.md"));
        assertThat(cases()).allSatisfy(folder -> assertThat(readme).contains("`" + folder.getFileName() + "`"));
    }

    @Test
    void standardInputIsReadWithoutAFileAndAsADash() {
        Run piped = Program.in(FOLDER).stdin(SLASH).run("explain", "-f", CONFIG).succeeds();
        assertThat(piped.text())
                .contains("AADSTS700211: no federated credential has the token's issuer", "<stdin>:1\n")
                .contains("^ the slash at the end is missing", "azwi-provision apply -f workload-identity.yaml");
        assertThat(Program.in(FOLDER)
                        .stdin(SLASH)
                        .run("explain", "-f", CONFIG, "-")
                        .text())
                .isEqualTo(piped.text());
    }

    @Test
    void severalLogsAreOne() {
        Run run = explain("-f", CONFIG, "capz-klog/input.txt", "default-issuer/input.txt", "capz-klog/input.txt");
        assertThat(run.text()).contains("2 different errors", "6 times, from capz-klog/input.txt:10 ");
    }

    @Test
    void theConfigMayComeFromFlagsAndTheEnvironment() {
        assertThat(Program.in(FOLDER)
                        .stdin(SLASH)
                        .environment(Map.of("SERVICE_ACCOUNT_ISSUER", "https://oidcissuer.blob.core.windows.net/oidc/"))
                        .run("explain")
                        .text())
                .contains("the slash at the end is missing");
        assertThat(Program.in(FOLDER)
                        .stdin(SLASH)
                        .run("explain", "--issuer-url", "https://oidcissuer.blob.core.windows.net/oidc")
                        .text())
                .contains("https://oidcissuer.blob.core.windows.net/oidc  as configured")
                .contains("So no credential in Azure has it");
    }

    @Test
    void withoutAConfigItSaysSoAndExplainsAllTheSame() {
        assertThat(Program.in(FOLDER).stdin(SLASH).run("explain").succeeds().text())
                .contains("With -f CONFIG", "issuer          https://oidcissuer.blob.core.windows.net/oidc\n")
                .doesNotContain("as configured", "expected:");
    }

    @Test
    void aFormerIssuerIsRightToo() {
        assertThat(Program.in(FOLDER)
                        .stdin(SLASH)
                        .run(
                                "explain",
                                "--issuer-url",
                                "https://new.example/",
                                "--former-issuer-urls",
                                "https://oidcissuer.blob.core.windows.net/oidc")
                        .text())
                .contains("oidc  as configured");
    }

    @Test
    void anIssuerThatCannotBeDerivedIsNotCompared() {
        assertThat(Program.in(FOLDER)
                        .stdin(SLASH)
                        .run("explain", "--storage-account", "acct", "--container", "$web")
                        .succeeds()
                        .text())
                .doesNotContain("as configured", "expected:");
    }

    @Test
    void aCodeAloneIsExplainedToo() {
        assertThat(explain("AADSTS700211").succeeds().text())
                .startsWith("AADSTS700211: no federated credential has the token's issuer\n")
                .contains("Likely causes", "azwi-provision apply -f workload-identity.yaml");
        assertThat(explain("700211").text()).isEqualTo(explain("aadsts700211").text());
        assertThat(explain("7002131").succeeds().text())
                .startsWith("AADSTS7002131: ")
                .contains("begins with AADSTS700213");
        assertThat(explain("authorizationFailed", "token-file-missing")
                        .succeeds()
                        .text())
                .contains("AuthorizationFailed: ", "token-file-missing: ");
    }

    @Test
    void anUnknownCodeIsSaidToBeUnknown() {
        Run run = explain("AADSTS123456");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text())
                .startsWith("AADSTS123456: not known here\n")
                .contains("https://login.microsoftonline.com/error?code=123456");
    }

    @Test
    void aFileGoesBeforeACode(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("70021"), SLASH);
        assertThat(Program.in(folder).run("explain", "70021").text()).contains("70021:1\n");
    }

    @Test
    void whatIsNeitherAFileNorACodeIsAnError(@TempDir Path folder) throws IOException {
        Program.in(folder)
                .run("explain", "capz.log")
                .failsWith(
                        "capz.log: no such file, and no error that is known here; azwi-fn explain --list shows them");
        Files.createDirectory(folder.resolve("logs"));
        Program.in(folder).run("explain", "logs").failsWith("logs: this is a folder; name the logs in it");
    }

    @Test
    void aLogWithoutErrorsIsAnErrorThatSaysWhereToLook() {
        Program.in(FOLDER)
                .stdin("I0301 all is well\nAADSTS\nAuthorizationFailedX\n")
                .run("explain")
                .failsWith("no error that is known here in 3 lines; azwi-fn explain --list shows what is."
                        + " Look at the log of the controller that fails:"
                        + " kubectl logs -n capz-system deploy/capz-controller-manager");
        assertThat(Program.in(FOLDER).run("explain").err()).contains("in 0 lines");
    }

    @Test
    void aTerminalIsNotReadFrom() {
        Run run = Program.in(FOLDER).terminals("0").run("explain");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nothing to read: pipe a log in, or name a file or an error code");
    }

    @Test
    void brokenInputAndOutputAreErrors() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("device gone");
            }
        };
        assertThat(Program.in(FOLDER)
                        .run(broken, OutputStream.nullOutputStream(), "explain")
                        .err())
                .isEqualTo("error: <stdin>: cannot read it: device gone\n");
    }

    @Test
    void theListHasEveryError() {
        String list = explain("--list").succeeds().text();
        assertThat(list).contains("AADSTS700211 ", "AuthorizationFailed ", "token-file-missing ");
        assertThat(json(explain("--list", "--output", "json").text()))
                .hasSameSizeAs(list.lines().toList())
                .allMatch(entry ->
                        entry.path("known").asBoolean() && entry.path("steps").size() > 0);
    }

    @Test
    void jsonHasEverythingThatTheTextSays() {
        List<JsonNode> problems = json(explain("-f", CONFIG, "--output", "json", "capz-klog/input.txt")
                .succeeds()
                .text());
        assertThat(problems).hasSize(1);
        JsonNode problem = problems.get(0);
        assertThat(problem.path("code").asString()).isEqualTo("AADSTS700211");
        assertThat(problem.path("link").asString()).isEqualTo("credentials");
        assertThat(problem.path("count").asInt()).isEqualTo(3);
        assertThat(problem.path("first").toString())
                .isEqualTo("{\"file\":\"capz-klog/input.txt\",\"line\":10,\"time\":\"2026-03-01 07:41:07Z\"}");
        assertThat(problem.path("objects").toString())
                .isEqualTo("[\"AzureCluster/default/c1\",\"AzureCluster/team-a/c2\"]");
        assertThat(problem.path("details").get(0).toString())
                .isEqualTo("{\"name\":\"issuer\",\"found\":\"https://oidcissuer.blob.core.windows.net/oidc\","
                        + "\"expected\":\"https://oidcissuer.blob.core.windows.net/oidc/\",\"same\":false,"
                        + "\"difference\":\"the slash at the end is missing\"}");
        assertThat(problem.path("steps").get(0).path("run").asString())
                .isEqualTo("azwi-fn kind -f workload-identity.yaml | kind create cluster --config=-");
        assertThat(problem.path("checks").toString()).contains("issuer-kind");

        JsonNode unknown =
                json(explain("--output", "json", "unknown/input.txt").text()).get(0);
        assertThat(unknown.path("known").asBoolean()).isFalse();
        assertThat(unknown.path("page").asString()).isEqualTo("https://login.microsoftonline.com/error?code=130507");
    }

    @Test
    void coloursAreForTerminals() {
        assertThat(Program.in(FOLDER).terminals("1").run("explain", "70021").text())
                .contains("\u001b[1;31mAADSTS70021");
        assertThat(explain("70021").text()).doesNotContain("\u001b");
    }

    /** Nothing that steers a terminal and no secret, in whatever form. */
    @Test
    void hostileTextStaysText() {
        for (String format : List.of("text", "json")) {
            String out = explain("-f", CONFIG, "--output", format, "hostile/input.txt")
                    .text();
            assertThat(out).doesNotContain("Sup3rS3cret", "eyJ", "c2VjcmV0", "abc%2Fdef", "owned");
            assertThat(out.codePoints()
                            .filter(c -> (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)
                                    && c != '\n'))
                    .isEmpty();
        }
        assertThat(explain("-f", CONFIG, "hostile/input.txt").text())
                .contains("<U+200B>", "<U+043E>", "--assignee '$(reboot); rm -rf /' --all")
                .doesNotContain("\u202e", "\u200b");
    }

    /** In a process with less memory than the log has bytes. */
    @Test
    void aLogOfAHundredThousandLinesNeedsLittleMemory(@TempDir Path folder) throws Exception {
        byte[] log = Files.readAllBytes(FOLDER.resolve("capz-klog/input.txt"));
        Path big = folder.resolve("capz.log");
        int times =
                100_000 / (int) new String(log, StandardCharsets.UTF_8).lines().count() + 1;
        try (InputStream all = new SequenceInputStream(Collections.enumeration(IntStream.range(0, times)
                .mapToObj(i -> (InputStream) new java.io.ByteArrayInputStream(log))
                .toList()))) {
            Files.copy(all, big);
        }
        try (OutputStream more = Files.newOutputStream(big, java.nio.file.StandardOpenOption.APPEND)) {
            more.write("I0301 07:41:00.1 1 x.go:1] \"a long line\" text=\"".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 30; i++) {
                more.write("lorem ipsum, ".repeat(80_000).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(Files.size(big)).isGreaterThan(32 << 20);
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.azwifn.cli.Main",
                        "explain",
                        big.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(out)).isZero();
        assertThat(Files.readString(out))
                .contains("1 different error.", 3 * times + " times, from ")
                .contains((long) times
                                * new String(log, StandardCharsets.UTF_8)
                                        .lines()
                                        .count() + 1 + " lines");
    }

    private static Run explain(String... args) {
        return Program.in(FOLDER)
                .run(Stream.concat(Stream.of("explain"), Stream.of(args)).toArray(String[]::new));
    }

    private static List<JsonNode> json(String lines) {
        return lines.lines().map(new JsonMapper()::readTree).toList();
    }
}
