package dev.azwifn.cli;

import dev.azwifn.config.ConfigException;
import dev.azwifn.kind.KindException;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.yaml.YamlException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line: finds the command, runs it, and turns every error into a message and an exit code. */
final class AzwiFn {
    private final Shell shell;

    AzwiFn(Shell shell) {
        this.shell = shell;
    }

    private static final List<String> SUBCOMMANDS =
            List.of("init", "keys", "oidc", "kind", "env", "schema", "completion");

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
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand();
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
        ResultLines lines = ResultLines.TEXT;
        try {
            ParseResult parsed = parse(args);
            lines = ResultLines.of(parsed);
            return execute(parsed);
        } catch (ParameterException | UsageException e) {
            lines.error(String.valueOf(e.getMessage()), shell);
            shell.err().println("Try 'azwi-fn --help'.");
            return ExitCode.USAGE;
        } catch (ConfigException | YamlException | OidcException | KindException | CommandException e) {
            return failed(String.valueOf(e.getMessage()), lines);
        } catch (OutOfMemoryError e) {
            return failed("not enough memory for this input; give the process more", lines);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(
                    "internal error, nothing was written: " + e.getMessage() + " ("
                            + e.getClass().getSimpleName() + "); please report it with the input",
                    lines);
        } finally {
            shell.err().flush();
        }
    }

    private int execute(ParseResult root) {
        ParseResult chosen = root;
        while (chosen.hasSubcommand()) {
            chosen = chosen.subcommand();
        }
        CommandSpec spec = chosen.commandSpec();
        if (chosen.isUsageHelpRequested()) {
            Output.write(shell, usage(spec));
            return ExitCode.OK;
        }
        if (chosen.isVersionHelpRequested()) {
            Output.write(shell, Version.text() + "\n");
            return ExitCode.OK;
        }
        return ((Command) spec.userObject()).run(chosen, shell);
    }

    private String usage(CommandSpec spec) {
        StringWriter text = new StringWriter();
        Ansi ansi = shell.outStyle() == Style.COLOR ? Ansi.ON : Ansi.OFF;
        spec.commandLine().usage(new PrintWriter(text), ansi);
        return text.toString();
    }

    private int failed(String message, ResultLines lines) {
        lines.error(message, shell);
        return ExitCode.FAILED;
    }
}
