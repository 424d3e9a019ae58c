package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program.Run;
import dev.azwifn.command.Shell;
import dev.azwifn.rotate.Disk;
import dev.azwifn.trust.FetchException;
import dev.azwifn.trust.Fetcher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rotation as somebody types it. */
class RotateCommandTest {
    private static final String CONFIG = """
            apiVersion: azwi-fn.dev/v1alpha1
            kind: WorkloadIdentity
            metadata: {name: management}
            spec:
              issuer: {url: https://oidc.example.com/}
              kindCluster: {name: management, controlPlaneNodes: 2}
            """;

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private String published = "";

    @BeforeEach
    void keys() throws IOException {
        Files.writeString(folder.resolve("wi.yaml"), CONFIG);
        run("", "keys").succeeds();
    }

    private Run rotate(String step, String... options) {
        return typed("", step, options);
    }

    private Run typed(String stdin, String step, String... options) {
        List<String> arguments = new ArrayList<>(List.of("rotate", step));
        arguments.addAll(List.of(options));
        return run(stdin, arguments.toArray(String[]::new));
    }

    private Run run(String stdin, String... arguments) {
        Fetcher web = url -> {
            if (published.isEmpty() || !url.endsWith("jwks")) {
                throw new FetchException(FetchException.Reason.UNREACHABLE, "there is nothing");
            }
            return new Fetcher.Answer(200, Map.of(), published.getBytes(StandardCharsets.UTF_8));
        };
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-f", "wi.yaml"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(stdin.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                "");
        Clock clock = Clock.fixed(now, ZoneId.of("Europe/Berlin"));
        int exitCode = new AzwiFn(shell, new Surroundings(web, clock, Disk.REAL)).run(all.toArray(String[]::new));
        return new Run(exitCode, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
    }

    private void fails(Run run, String... words) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.err()).contains(words).doesNotContain("internal error");
    }

    private String kid(String label) {
        return run("", "rotate", "status")
                .text()
                .lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow()
                .substring(label.length())
                .strip();
    }

    private String site() throws IOException {
        return Files.readString(folder.resolve("site/openid/v1/jwks"));
    }

    @Test
    void eachStepWaitsForTheOneBefore() throws IOException {
        fails(rotate("publish"), "sa-rotation.yaml: no such file", "azwi-fn rotate start");
        rotate("start").succeeds();
        fails(rotate("switch"), "azwi-fn rotate publish comes first");
        run("", "oidc", "--out", "site").succeeds();
        String oldOnly = site();
        rotate("publish", "--out", "site").succeeds();
        assertThat(run("", "verify", "--documents", "site").text()).doesNotContain("jwks-former-key");

        fails(rotate("publish", "--online"), "cannot be read: there is nothing");
        published = oldOnly;
        fails(rotate("publish", "--online"), "does not have the new key " + kid("new key"));
        fails(rotate("switch"), "nothing shows yet that both keys are published");
        published = site();
        rotate("publish", "--online").succeeds();
        assertThat(rotate("switch").succeeds().text()).contains("management-control-plane2 sh -c", "sa.pub");
        fails(typed(published, "switch", "--api-server", "-"), "the cluster has 2 API servers, and 1 was shown");
        fails(
                typed(published + published, "switch", "--api-server", "-"),
                "wait until Sun 1 Mar 12:00 CET (2026-03-01 11:00Z), 1 h 0 min from now");
        now = now.plus(Duration.ofHours(1));
        published = oldOnly;
        fails(rotate("switch", "--online"), "does not have the new key");
        rotate("switch").succeeds();
        fails(rotate("finish"), "azwi-fn rotate switch");
        rotate("switch", "--done").succeeds();
        fails(rotate("finish"), "tokens of the old key", "2026-03-02 11:00Z");

        now = now.plus(Duration.ofHours(24));
        String old = kid("old key");
        rotate("finish", "--out", "site").succeeds();
        assertThat(site()).doesNotContain(old).contains(kid("new key"));
        rotate("finish", "--done").succeeds();
        assertThat(rotate("finish").succeeds().text()).isEqualTo("The rotation is finished.\n");
        assertThat(folder.resolve("sa-previous.key")).doesNotExist();
        run("", "verify", "--documents", "site").succeeds();
        rotate("start").succeeds();
    }

    @Test
    void keyThatIsToBeKeptStays() {
        rotate("start").succeeds();
        for (String step : List.of("publish", "publish", "switch", "switch", "switch", "switch")) {
            rotate(step, "--done", "--force").succeeds();
        }
        for (int i = 0; i < 2; i++) {
            rotate("finish", "--done", "--force", "--keep-old").succeeds();
        }
        assertThat(rotate("status").text()).contains("\u2713 finish");
        rotate("abort");
        rotate("publish");
        assertThat(folder.resolve("sa-previous.key")).exists();
    }

    /** What every step says, with IDs of keys as OLD and NEW. */
    @ParameterizedTest
    @ValueSource(strings = {"kind", "kubeadm", "cluster_api"})
    void everyStepPrintsTheCommandsOfItsForm(String form) {
        StringBuilder said = new StringBuilder();
        for (String step : List.of(
                "start",
                "publish",
                "publish --done",
                "switch",
                "switch --done",
                "switch --done",
                "finish",
                "finish --done",
                "status")) {
            List<String> words = new ArrayList<>(List.of(step.split(" ")));
            String name = words.remove(0);
            if (!List.of("start", "publish", "status").contains(name)) {
                words.addAll(List.of("--form", form));
            }
            now = now.plus(Duration.ofDays(1));
            Run run = rotate(name, words.toArray(String[]::new)).succeeds();
            said.append("$ azwi-fn rotate ")
                    .append(step)
                    .append('\n')
                    .append(run.err())
                    .append(run.text())
                    .append('\n');
        }
        String text = said.toString()
                .replace(kid("old key"), "OLD")
                .replace(kid("new key"), "NEW")
                .replace(folder + "/", "");
        Approved.verify(
                text.getBytes(StandardCharsets.UTF_8), GoldenTest.TESTDATA.resolve("rotate/" + form + ".approved.txt"));
    }

    @Test
    void fileIsOneWordOfACommand() throws IOException {
        Files.writeString(
                folder.resolve("wi.yaml"),
                CONFIG + "  keys: {publicKeyFile: \"my keys/sa.pub\", privateKeyFile: \"my keys/sa.key\"}\n");
        Files.createDirectory(folder.resolve("my keys"));
        run("", "keys").succeeds();
        rotate("start").succeeds();
        rotate("publish", "--done").succeeds();
        rotate("publish", "--done").succeeds();
        assertThat(rotate("switch").text()).contains(" < 'my keys/sa.pub'\n");
    }

    /** The issuer may be another cloud's too, which takes other algorithms than Entra ID. */
    @Test
    void keysOfOtherPeopleStayPublishedWhateverTheyAre() throws IOException {
        String theirs = """
                {"kty": "EC", "crv": "P-256", "kid": "theirs", "use": "sig",
                 "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU", "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}""";
        run("", "oidc", "--out", "site").succeeds();
        Path jwks = folder.resolve("site/openid/v1/jwks");
        Files.writeString(jwks, site().replace("\"keys\": [", "\"keys\": [" + theirs + ","));
        rotate("start").succeeds();
        rotate("publish", "--out", "site").succeeds();
        assertThat(site())
                .contains(kid("old key"), kid("new key"), "\"theirs\"", "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU");

        Files.writeString(jwks, "{\"keys\": [" + (theirs + ",").repeat(98) + theirs + "]}");
        fails(rotate("publish", "--out", "site"), "the JWKS would have 101 keys", "reads only the first 100");
    }

    /** The clock of the last step counts, so that no wait becomes shorter. */
    @Test
    void clockThatIsSetBackShortensNothing() {
        rotate("start").succeeds();
        rotate("publish").succeeds();
        now = now.minus(Duration.ofHours(5));
        rotate("publish", "--done").succeeds();
        rotate("switch").succeeds();
        assertThat(rotate("status").text()).contains("was it set back?", "2026-03-01 11:00Z");
        fails(rotate("switch", "--done"), "wait until", "2026-03-01 11:00Z");
    }

    @Test
    void forceSaysWhatMayBreak() {
        rotate("start").succeeds();
        Run forced = rotate("switch", "--force").succeeds();
        assertThat(forced.err()).contains("warning: forced", "AADSTS7000272");
        assertThat(rotate("status").text()).contains("forced");
    }

    @Test
    void givenUpBeforeTheSwitchLeavesThePairOfBefore() throws IOException {
        String pair = Files.readString(folder.resolve("sa.key")) + Files.readString(folder.resolve("sa.pub"));
        rotate("start").succeeds();
        rotate("publish").succeeds();
        rotate("abort").succeeds();
        rotate("abort").succeeds();
        assertThat(Files.readString(folder.resolve("sa.key")) + Files.readString(folder.resolve("sa.pub")))
                .isEqualTo(pair);
        assertThat(folder.resolve("sa-next.key")).doesNotExist();
        fails(rotate("publish"), "given up");
        rotate("start").succeeds();
    }

    @Test
    void stateOfAnotherIssuerIsRefused() throws IOException {
        rotate("start").succeeds();
        Files.writeString(folder.resolve("wi.yaml"), CONFIG.replace("oidc.example.com", "other.example.com"));
        fails(rotate("publish"), "sa-rotation.yaml: is of a rotation for the issuer https://oidc.example.com/");
    }

    @Test
    void keyThatIsMissingInTheFileIsNotLeftOutOfTheDocuments() throws IOException {
        String alone = Files.readString(folder.resolve("sa.pub"));
        rotate("start").succeeds();
        rotate("publish").succeeds();
        Files.writeString(folder.resolve("sa.pub"), alone);
        fails(run("", "oidc", "--out", "site"), "sa.pub: does not have the key", "azwi-fn rotate status");
        rotate("publish").succeeds();
        run("", "oidc", "--out", "site").succeeds();
    }

    @Test
    void statusIsForProgramsToo() {
        assertThat(rotate("status", "--output", "json").succeeds().text()).isEqualTo("{\"stage\": null}\n");
        rotate("start").succeeds();
        assertThat(rotate("status", "--output", "json").succeeds().text())
                .contains("\"stage\": \"started\"", "\"next\": \"azwi-fn rotate publish\"");
    }
}
