package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.AzwiFn;
import dev.azwifn.provision.AzwiProvision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Every command of ours on a page, whether a test runs it or not, is one that the command line takes. */
class DocumentedCommandsTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(sh|console)\n(.*?)^```$");
    private static final Pattern INLINE = Pattern.compile("`(azwi-(?:fn|provision) [^`\n]*)`");
    /** Up to what ends it: a pipe, a redirection, a comment. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?:^(?:\\$ )?|[|&;(] ?)(azwi-fn|azwi-provision)((?: +(?:[^\\s|&;<>#()\"']|\"[^\"]*\"|'[^']*')+)*)");

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|\\S+");

    static List<Path> pages() throws IOException {
        return LinksTest.pages().toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isTaken(Path page) throws IOException {
        String text = Files.readString(page).replace("\\\n", " ");
        List<String> refused = new ArrayList<>();
        BLOCK.matcher(text)
                .results()
                .flatMap(block ->
                        block.group(2).lines().filter(line -> block.group(1).equals("sh") || line.startsWith("$ ")))
                .forEach(line -> parse(line.replaceFirst("(^| )# .*", ""), false, refused));
        INLINE.matcher(text).results().forEach(code -> parse(code.group(1), true, refused));
        assertThat(refused).as(page.toString()).isEmpty();
    }

    /** @param inPart whether it may leave out what it cannot do without */
    private static void parse(String line, boolean inPart, List<String> refused) {
        Matcher command = COMMAND.matcher(line);
        while (command.find()) {
            CommandLine commandLine =
                    command.group(1).equals("azwi-fn") ? AzwiFn.commandLine() : AzwiProvision.commandLine();
            try {
                commandLine.parseArgs(words(command.group(2)));
            } catch (MissingParameterException e) {
                if (!inPart) {
                    refused.add(line + ": " + e.getMessage());
                }
            } catch (ParameterException e) {
                refused.add(line + ": " + e.getMessage());
            }
        }
    }

    private static String[] words(String text) {
        return WORD.matcher(text)
                .results()
                .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
                .toArray(String[]::new);
    }
}
