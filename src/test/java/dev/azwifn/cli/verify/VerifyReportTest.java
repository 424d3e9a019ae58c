package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.KIND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerifyReportTest {
    @TempDir
    Path folder;

    private Program.Run verify(String... more) {
        List<String> arguments = Stream.concat(
                        Stream.of("verify", "-f", CONFIG, "--documents", "site", KIND), Stream.of(more))
                .toList();
        return Program.in(folder).run(arguments.toArray(String[]::new));
    }

    private World broken() {
        World world = World.in(folder);
        world.replace(KIND, "windows.net/oidc/", "windows.net/oidc");
        return world;
    }

    @Test
    void theReportIsWrittenBesideTheText() {
        World world = broken();

        Program.Run run = verify("--report", "report.html");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text()).isEqualTo(verify().text());
        assertThat(world.read("report.html"))
                .startsWith("<!doctype html>\n")
                .contains("The chain is broken: Issuer.", "issuer-kind");
    }

    @Test
    void aReportThatIsThereIsReplaced() {
        World world = World.in(folder);
        world.write("report.html", "old");

        verify("--report", "report.html").succeeds();

        assertThat(world.read("report.html")).contains("Chain of trust").doesNotContain("old</");
    }

    @Test
    void aReportThatCannotBeWrittenIsAnError() {
        World.in(folder);

        Program.Run run = verify("--report", "none/report.html");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("none/report.html", "there is no directory", "make it first");
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "json, '{', '\"check\": \"issuer-kind\"'",
        "sarif, '{', '\"ruleId\": \"issuer-kind\"'",
        "junit, '<?xml ', 'type=\"issuer-kind\"'",
        "mermaid, 'flowchart ', 'issuer-kind (AADSTS700211)'",
        "TEXT, '✓ Key pair', 'issuer-kind (AADSTS700211)'",
    })
    void everyFormatFailsAsTheTextDoes(String format, String start, String content) {
        broken();

        Program.Run run = verify("--output", format);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
        assertThat(run.text()).startsWith(start).contains(content).endsWith("\n");
    }

    @Test
    void aDiffIsNothingButADiff() {
        World.in(folder);

        Program.Run run = verify("--fix", "--diff", "--report", "report.html");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("leave out --output and --report");
        assertThat(Files.exists(folder.resolve("report.html"))).isFalse();
    }
}
