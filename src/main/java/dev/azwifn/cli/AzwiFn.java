package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.CompletionCommand;
import dev.azwifn.command.Program;
import dev.azwifn.command.Shell;
import dev.azwifn.trust.Fetcher;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The command line of azwi-fn. */
public final class AzwiFn {
    private final Shell shell;
    private final @Nullable Surroundings around;

    AzwiFn(Shell shell) {
        this(shell, (Surroundings) null);
    }

    /** @param web what reads addresses; null for the Internet */
    AzwiFn(Shell shell, @Nullable Fetcher web) {
        this(shell, web == null ? null : Surroundings.ofProcess().with(web));
    }

    /** @param around what commands that need more than the shell have; null for the process's */
    AzwiFn(Shell shell, @Nullable Surroundings around) {
        this.shell = shell;
        this.around = around;
    }

    static final List<String> SUBCOMMANDS = List.of(
            "init",
            "keys",
            "oidc",
            "rotate",
            "kind",
            "plan",
            "env",
            "secret",
            "verify",
            "explain",
            "schema",
            "completion");

    /** The command with its subcommands, for its manual. */
    public static CommandLine commandLine() {
        return commandLine(null);
    }

    private static CommandLine commandLine(@Nullable Surroundings given) {
        Surroundings around = given == null ? Surroundings.ofProcess() : given;
        CommandLine commandLine = new CommandLine(new TransformCommand().spec());
        for (String name : SUBCOMMANDS) {
            commandLine.addSubcommand(name, subcommand(name, around).spec());
        }
        commandLine.setUsageHelpLongOptionsMaxWidth(32);
        return commandLine;
    }

    private static Command subcommand(String name, Surroundings around) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "keys" -> new KeysCommand();
            case "oidc" -> new OidcCommand();
            case "rotate" -> new RotateCommand(around);
            case "kind" -> new KindCommand();
            case "plan" -> new PlanCommand();
            case "env" -> new EnvCommand();
            case "secret" -> new SecretCommand();
            case "verify" -> new VerifyCommand(around.web());
            case "explain" -> new ExplainCommand();
            case "schema" -> new SchemaCommand();
            case "completion" -> new CompletionCommand("azwi-fn", AzwiFn::commandLine);
            default -> throw new IllegalArgumentException(name);
        };
    }

    int run(String... args) {
        Program program = new Program("azwi-fn", "nothing was written", shell);
        TransformOptions pipe = TransformOptions.ofPipe(args);
        return pipe != null
                ? program.run(pipe.results(), () -> new TransformRun(pipe, shell).run())
                : program.run(each -> commandLine(around).parseArgs(each), args);
    }
}
