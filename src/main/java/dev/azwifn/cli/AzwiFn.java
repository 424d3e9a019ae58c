package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.CompletionCommand;
import dev.azwifn.command.Program;
import dev.azwifn.command.Shell;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line of azwi-fn. */
final class AzwiFn {
    private final Shell shell;

    AzwiFn(Shell shell) {
        this.shell = shell;
    }

    private static final List<String> SUBCOMMANDS =
            List.of("init", "keys", "oidc", "kind", "env", "explain", "schema", "completion");

    /** The command with its subcommands. */
    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new TransformCommand().spec());
        for (String name : SUBCOMMANDS) {
            commandLine.addSubcommand(name, subcommand(name).spec());
        }
        commandLine.setUsageHelpLongOptionsMaxWidth(32);
        return commandLine;
    }

    private static Command subcommand(String name) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "keys" -> new KeysCommand();
            case "oidc" -> new OidcCommand();
            case "kind" -> new KindCommand();
            case "env" -> new EnvCommand();
            case "explain" -> new ExplainCommand();
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand("azwi-fn", AzwiFn::commandLine);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /**
     * Parses the arguments. The pipe is started all the time and names few options, so that these are tried first, without the
     * help and the subcommands: declaring all of them takes longer than the pipe's work.
     */
    private static ParseResult parse(String... args) {
        if (Arrays.stream(args).noneMatch(SUBCOMMANDS::contains)) {
            try {
                return new CommandLine(TransformCommand.pipeSpec()).parseArgs(args);
            } catch (ParameterException e) {
                // Another option, or a mistake: the whole command line knows.
            }
        }
        return commandLine().parseArgs(args);
    }

    int run(String... args) {
        return new Program("azwi-fn", shell).run(AzwiFn::parse, args);
    }
}
