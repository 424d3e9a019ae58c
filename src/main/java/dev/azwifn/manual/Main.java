package dev.azwifn.manual;

import dev.azwifn.cli.AzwiFn;
import dev.azwifn.command.Version;
import dev.azwifn.provision.AzwiProvision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
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

    /** What the build of azwi-fn does to its libraries. */
    private static final String CHANGES = """

            picocli is compiled anew from its sources. Three classes of jackson-databind are changed: constants of ValueNode, which DecimalNode
            and POJONode use, have moved to a class of their own.
            """;

    private Main() {}

    /**
     * Arguments: the folder, to which each program's name is added; the time of the build; the folder of licences; the folders of
     * the libraries of azwi-fn and azwi-provision.
     */
    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        LocalDate date = OffsetDateTime.parse(args[1]).toLocalDate();
        Path licenses = Path.of(args[2]);
        write("azwi-fn", AzwiFn.commandLine(), folder.resolve("azwi-fn"), date);
        new ThirdParty(licenses, folder.resolve("azwi-fn")).write("azwi-fn", Path.of(args[3]), CHANGES);
        write("azwi-provision", AzwiProvision.commandLine(), folder.resolve("azwi-provision"), date);
        new ThirdParty(licenses, folder.resolve("azwi-provision")).write("azwi-provision", Path.of(args[4]), "");
    }

    private static void write(String program, CommandLine commandLine, Path folder, LocalDate date) throws IOException {
        Path share = folder.resolve("share");
        Path manual = Files.createDirectories(share.resolve("man/man1"));
        for (CommandPage page : CommandPage.of(commandLine).all().toList()) {
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
