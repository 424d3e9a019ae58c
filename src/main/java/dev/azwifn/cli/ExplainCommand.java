package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.CommandException;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.files.IoReason;
import dev.azwifn.oidc.KeyId;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.trust.explain.Catalogue;
import dev.azwifn.trust.explain.EntraCode;
import dev.azwifn.trust.explain.Entry;
import dev.azwifn.trust.explain.Expected;
import dev.azwifn.trust.explain.Explanation;
import dev.azwifn.trust.explain.Problem;
import dev.azwifn.trust.explain.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn explain}: what the errors in a log mean here. */
final class ExplainCommand implements Command {
    private static final String STDIN = "-";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "explain");
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|CODE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("Logs, or error codes such as AADSTS700211; standard input if there are none.")
                .build());
        spec.addOption(Specs.flag("Lists the errors that are known.", "--list").build());
        spec.addOption(OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(ResultLines.Format.class)
                .defaultValue("text")
                .description("text, or json (one object a line).")
                .build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description("Finds the errors of Entra ID, Azure and CAPZ in a log, and says what each one means here:"
                        + " which link of the chain of trust differs, and what repairs it.")
                .footer(
                        "%nExamples:",
                        "  kubectl logs -n capz-system deploy/capz-controller-manager | azwi-fn explain -f wi.yaml",
                        "  kubectl describe azurecluster c1 | azwi-fn explain -f wi.yaml",
                        "  azwi-fn explain AADSTS700211",
                        "%nExit codes: 0 something was explained; 1 nothing that is known was found; 2 wrong usage.");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        Catalogue catalogue = Catalogue.load();
        boolean json = options.matchedOptionValue("--output", ResultLines.Format.TEXT) == ResultLines.Format.JSON;
        List<String> names = options.matchedPositionalValue(0, List.of());
        Report report = json
                ? new ExplanationJson()
                : new ExplanationText(shell.outStyle(), catalogue, options.hasMatchedOption("--file"));
        if (options.hasMatchedOption("--list")) {
            Output.write(shell, report.list(catalogue.entries()));
            return ExitCode.OK;
        }
        String config = options.matchedOptionValue("--file", "workload-identity.yaml");
        if (!names.isEmpty() && names.stream().allMatch(name -> isCode(name, catalogue, shell))) {
            return explainCodes(names, catalogue, config, report, shell);
        }
        Expected expected = expected(ConfigOptions.load(options, shell), shell);
        Problems problems = read(names, catalogue, shell);
        boolean explained = false;
        StringBuilder out = new StringBuilder(report.head(problems));
        for (Problem problem : problems.all()) {
            Entry entry = problem.entry();
            explained |= entry != null;
            out.append(
                    entry == null
                            ? report.unknown(problem)
                            : report.explained(problem, Explanation.of(problem, entry, catalogue, expected, config)));
        }
        if (problems.all().isEmpty()) {
            throw new CommandException("no error that is known here in " + problems.lines()
                    + " lines; azwi-fn explain --list shows what is. Look at the log of the controller that fails:"
                    + " kubectl logs -n capz-system deploy/capz-controller-manager");
        }
        Output.write(shell, out.toString());
        return explained ? ExitCode.OK : ExitCode.FAILED;
    }

    /** A file of that name goes before a code. */
    private static boolean isCode(String name, Catalogue catalogue, Shell shell) {
        return !Files.exists(shell.directory().resolve(name))
                && (EntraCode.isWritten(name) || catalogue.lookUp(name) != null);
    }

    private static int explainCodes(
            List<String> names, Catalogue catalogue, String config, Report report, Shell shell) {
        StringBuilder out = new StringBuilder();
        boolean explained = false;
        for (String name : names) {
            Entry entry = catalogue.lookUp(name);
            String code = EntraCode.isWritten(name) ? EntraCode.of(name) : entry == null ? name : entry.code();
            explained |= entry != null;
            out.append(
                    entry == null ? report.unknown(code) : report.explained(null, Explanation.of(code, entry, config)));
        }
        Output.write(shell, out.toString());
        return explained ? ExitCode.OK : ExitCode.FAILED;
    }

    private static Expected expected(WorkloadIdentity config, Shell shell) {
        List<String> keyIDs = new ArrayList<>();
        Path publicKey = shell.directory().resolve(config.keys().publicKeyFile());
        if (Files.isRegularFile(publicKey)) {
            try {
                PublicKeys.read(publicKey).keys().forEach(key -> keyIDs.add(KeyId.of(key)));
            } catch (OidcException e) {
                // What is wrong with the key is what verify says; here it is just not compared.
            }
        }
        return Expected.of(config, keyIDs);
    }

    private static Problems read(List<String> names, Catalogue catalogue, Shell shell) {
        Problems problems = new Problems(catalogue);
        for (String name : names.isEmpty() ? List.of(STDIN) : names) {
            if (name.equals(STDIN)) {
                if (shell.inIsTerminal()) {
                    throw new UsageException("nothing to read: pipe a log in, or name a file or an error code");
                }
                read("<stdin>", shell.in(), problems);
            } else {
                readFile(name, shell.directory().resolve(name), problems);
            }
        }
        return problems;
    }

    private static void readFile(String name, Path file, Problems problems) {
        if (Files.isDirectory(file)) {
            throw new CommandException(name + ": this is a folder; name the logs in it");
        }
        try (InputStream in = Files.newInputStream(file)) {
            read(name, in, problems);
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    name + ": no such file, and no error that is known here; azwi-fn explain --list shows them");
        } catch (IOException e) {
            throw cannotRead(name, e);
        }
    }

    private static void read(String name, InputStream in, Problems problems) {
        try {
            problems.read(name, in);
        } catch (IOException e) {
            throw cannotRead(name, e);
        }
    }

    private static CommandException cannotRead(String name, IOException cause) {
        return new CommandException(name + ": cannot read it: " + IoReason.of(cause));
    }

    /** How the outcome is written. */
    interface Report {
        /** Before everything else. */
        String head(Problems problems);

        /** @param problem null for a code that was asked for by itself */
        String explained(@Nullable Problem problem, Explanation explanation);

        String unknown(Problem problem);

        String unknown(String code);

        String list(List<Entry> entries);
    }
}
