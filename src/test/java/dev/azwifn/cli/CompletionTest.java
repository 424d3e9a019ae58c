package dev.azwifn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script, in a real bash. */
class CompletionTest {
    private static final String SCRIPT =
            Program.in(Path.of("")).run("completion").succeeds().text();

    private static String bash(String script, String... options) {
        List<String> command = new ArrayList<>(List.of("bash", "--norc", "--noprofile"));
        command.addAll(List.of(options));
        return Tool.run(Path.of(""), script.getBytes(StandardCharsets.UTF_8), command);
    }

    @Test
    void isValidBash() {
        assertThat(bash(SCRIPT, "-n")).isEmpty();
    }

    /** The candidates for the last word of a line. */
    private static List<String> complete(String line) {
        String words = "'" + line.replace(" ", "' '") + "'";
        return bash("compopt() { :; }\n" + SCRIPT + """

                        COMP_WORDS=(%s) COMP_CWORD=%d COMP_LINE='%s'
                        function_name=$(complete -p azwi-fn | sed 's/.*-F \\([^ ]*\\) .*/\\1/')
                        "$function_name"
                        printf '%%s\\n' "${COMPREPLY[@]}"
                        """.formatted(words, line.split(" ", -1).length - 1, line))
                .lines()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "azwi-fn --in, --in-place",
        "azwi-fn --tenant, --tenant-id",
        "azwi-fn --trans, --transformers",
        "azwi-fn ini, init",
        "azwi-fn compl, completion",
        "azwi-fn init --sub, --subscription-id",
    })
    void completesOptionsAndCommands(String line, String completed) {
        assertThat(complete(line)).containsExactly(completed);
    }

    @Test
    void offersEveryOptionAndCommand() {
        assertThat(complete("azwi-fn -")).contains("--diff", "--check", "--output", "--quiet", "--file", "--help");
        assertThat(complete("azwi-fn ")).contains("init", "completion");
    }
}
