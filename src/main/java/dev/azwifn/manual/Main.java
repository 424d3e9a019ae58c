package dev.azwifn.manual;

import dev.azwifn.cli.AzwiFn;
import dev.azwifn.command.Version;
import dev.azwifn.provision.AzwiProvision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;

/** Writes what an archive has of it, in the folders where man, bash and zsh look for it. */
public final class Main {
    /** How bash's completion becomes one of zsh's, loaded when it is first asked for. */
    private static final String ZSH = """
            #compdef %1$s
            # zsh calls this as a function on the first completion: it defines what bash's script does, and calls that from then on.
            autoload -U +X bashcompinit && bashcompinit
            eval "$(%1$s completion)"
            _bash_complete -o default -F _complete_%1$s
            """;

    private Main() {}

    /** Arguments: the folder, to which each program's name is added, and the time of the build. */
    public static void main(String[] args) throws IOException {
        Map<String, CommandLine> programs =
                Map.of("azwi-fn", AzwiFn.commandLine(), "azwi-provision", AzwiProvision.commandLine());
        for (Map.Entry<String, CommandLine> program : programs.entrySet()) {
            write(
                    program.getKey(),
                    program.getValue(),
                    Path.of(args[0]),
                    OffsetDateTime.parse(args[1]).toLocalDate());
        }
    }

    private static void write(String program, CommandLine commandLine, Path folder, LocalDate date) throws IOException {
        Path share = folder.resolve(program).resolve("share");
        Path manual = Files.createDirectories(share.resolve("man/man1"));
        CommandPage programPage = CommandPage.of(commandLine);
        List<CommandPage> pages = new ArrayList<>(programPage.commands());
        pages.add(programPage);
        for (CommandPage page : pages) {
            Files.writeString(
                    manual.resolve(ManualPage.name(page.name()) + ".1"),
                    ManualPage.of(page, program + " " + Version.text(), date));
        }
        Files.writeString(
                Files.createDirectories(share.resolve("bash-completion/completions"))
                        .resolve(program),
                AutoComplete.bash(program, commandLine));
        Files.writeString(
                Files.createDirectories(share.resolve("zsh/site-functions")).resolve("_" + program),
                ZSH.formatted(program));
    }
}
