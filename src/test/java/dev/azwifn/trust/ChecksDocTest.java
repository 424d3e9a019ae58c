package dev.azwifn.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.verify.Repairs;
import dev.azwifn.trust.explain.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/checks.md} is the table of checks to read. */
class ChecksDocTest {
    private static final Path DOC = Path.of("docs/checks.md");
    private static final Path MADE = Path.of("target/checks.md");

    @Test
    void isMadeOfTheChecks() throws IOException {
        String made = markdown();
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);
        assertThat(Files.exists(DOC) ? Files.readString(DOC) : "")
                .as("if the checks are right: mv %s %s", MADE, DOC)
                .isEqualTo(made);
    }

    @Test
    void everyLinkHasChecksInItsOrder() {
        assertThat(Stream.of(Check.values()).map(Check::link).distinct()).containsExactly(Link.values());
        assertThat(Check.values()).extracting(Check::link).isSorted();
    }

    @Test
    void everyCodeIsOneThatExplainKnows() {
        Catalogue catalogue = Catalogue.load();
        assertThat(Stream.of(Check.values()).map(Check::code).filter(Objects::nonNull))
                .allSatisfy(code -> assertThat(catalogue.lookUp(code)).as(code).isNotNull());
    }

    private static String markdown() {
        StringBuilder out = new StringBuilder("""
                # Checks

                What `azwi-fn verify` checks, link by link from the signing key to the machines, before Azure is asked:

                ```sh
                azwi-fn verify -f workload-identity.yaml --documents site kind.yaml clusters/*.yaml
                azwi-provision status -f workload-identity.yaml -o yaml | azwi-fn verify -f workload-identity.yaml --credentials -
                ```

                It reads files only. What is not given is not checked, and said to be so. An error is something that cannot work: the exit code is 1.
                A warning is something that works for some and not for others. `--fix` makes those repairs that only change text, but never in a key
                file; `--fix --diff` shows them. Where the last column says `some`, it depends on whether the files say what is right. As a function, a [WorkloadIdentityCheck](../functions/workload-identity-check) runs the checks that
                need nothing but the resources.

                The error is the one that a token exchange, or a call to Azure, would end with; [errors.md](errors.md) has the way back from an error to
                its causes.
                """);
        for (Link link : Link.values()) {
            out.append("\n## ").append(link.title()).append("\n\n");
            out.append(link.sentence()).append("\n\n");
            out.append("| Check | Finds | Severity | Would become | Repair | `--fix` |\n|---|---|---|---|---|---|\n");
            Stream.of(Check.values()).filter(check -> check.link() == link).forEach(check -> row(check, out));
        }
        return out.toString();
    }

    private static void row(Check check, StringBuilder out) {
        out.append("| `").append(check.id()).append("` | ").append(plain(check.description()));
        out.append(" | ").append(check.severity().text());
        out.append(" | ").append(check.code() == null ? "" : check.code());
        out.append(" | ").append(plain(check.remedy()));
        out.append(" | ").append(Repairs.of(check)).append(" |\n");
    }

    /** Without what Markdown would take for something else. */
    private static String plain(String text) {
        return text.replace("<", "\\<").replace("*", "\\*").replace("|", "\\|");
    }
}
