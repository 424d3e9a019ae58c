package dev.azwifn.command;

import dev.azwifn.config.ConfigException;
import dev.azwifn.kind.KindException;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.rotate.RotationException;
import dev.azwifn.yaml.Limits;
import dev.azwifn.yaml.YamlException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A program: runs the command that its arguments name, and turns every error into a message and an exit code.
 *
 * @param name as users call it
 * @param afterFault what holds after an internal error: {@code nothing was written}
 */
public record Program(String name, String afterFault, Shell shell) {
    /** What the arguments mean. */
    public interface Parser {
        /** Throws a {@link ParameterException} for arguments that are wrong. */
        ParseResult parse(String... args);
    }

    /** What the program does once its arguments are understood; returns the exit code. */
    public interface Action {
        int run();
    }

    /** Returns the exit code. */
    public int run(Parser parser, String... args) {
        ParseResult parsed;
        ResultLines lines;
        try {
            parsed = parser.parse(args);
            lines = ResultLines.of(parsed);
        } catch (ParameterException e) {
            return run(ResultLines.TEXT, () -> {
                throw new UsageException(String.valueOf(e.getMessage()));
            });
        }
        return run(lines, () -> execute(parsed));
    }

    /** Returns the exit code. */
    public int run(ResultLines lines, Action action) {
        try {
            limit();
            return action.run();
        } catch (UsageException e) {
            lines.error(String.valueOf(e.getMessage()), shell);
            shell.err().println("Try '" + name + " --help'.");
            return ExitCode.USAGE;
        } catch (ConfigException
                | YamlException
                | OidcException
                | KindException
                | RotationException
                | CommandException e) {
            return failed(String.valueOf(e.getMessage()), lines);
        } catch (OutOfMemoryError e) {
            return failed("not enough memory for this input; give the process more", lines);
        } catch (RuntimeException | StackOverflowError e) {
            return failed(
                    "internal error, " + afterFault + ": " + e.getMessage() + " ("
                            + e.getClass().getSimpleName() + "); please report it with the input",
                    lines);
        } finally {
            shell.err().flush();
        }
    }

    private void limit() {
        try {
            Limits.use(Limits.of(shell.environment().get(Limits.VARIABLE)));
        } catch (IllegalArgumentException e) {
            throw new CommandException(Limits.VARIABLE + ": " + e.getMessage());
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
            Output.write(shell, name + " " + Version.text() + "\n");
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
