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
    private final @Nullable Fetcher web;

    AzwiFn(Shell shell) {
        this(shell, null);
    }

    /** @param web what reads addresses; null for the Internet */
    AzwiFn(Shell shell, @Nullable Fetcher web) {
        this.shell = shell;
        this.web = web;
    }

    static final List<String> SUBCOMMANDS = List.of(
            "init", "keys", "oidc", "kind", "plan", "env", "secret", "verify", "explain", "schema", "completion");

    /** The command with its subcommands, for its manual. */
    public static CommandLine commandLine() {
        return commandLine(null);
    }

    private static CommandLine commandLine(@Nullable Fetcher web) {
        CommandLine commandLine = new CommandLine(new TransformCommand().spec());
        for (String name : SUBCOMMANDS) {
            commandLine.addSubcommand(name, subcommand(name, web).spec());
        }
        commandLine.setUsageHelpLongOptionsMaxWidth(32);
        return commandLine;
    }

    private static Command subcommand(String name, @Nullable Fetcher web) {
        return switch (name) {
            case "init" -> new InitCommand();
            case "keys" -> new KeysCommand();
            case "oidc" -> new OidcCommand();
            case "kind" -> new KindCommand();
            case "plan" -> new PlanCommand();
            case "env" -> new EnvCommand();
            case "secret" -> new SecretCommand();
            case "verify" -> new VerifyCommand(web == null ? HttpFetcher.ofRuntime() : web);
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
                : program.run(each -> commandLine(web).parseArgs(each), args);
    }
}
