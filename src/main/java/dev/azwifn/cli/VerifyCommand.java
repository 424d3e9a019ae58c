package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.trust.Chain;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn verify}: the chain of trust, before Azure is asked. */
final class VerifyCommand implements Command {
    private static final String DOCUMENTS = "--documents";
    private static final String CREDENTIALS = "--credentials";

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "verify");
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("Kind configs and YAML of clusters, in any order; - for standard input.")
                .build());
        spec.addOption(OptionSpec.builder(DOCUMENTS)
                .paramLabel("DIR")
                .type(String.class)
                .description("The OIDC documents, as azwi-fn oidc --out DIR writes them.")
                .build());
        spec.addOption(OptionSpec.builder(CREDENTIALS)
                .paramLabel("FILE")
                .type(String.class)
                .description("What Azure holds, as azwi-provision status -o yaml prints it; - for standard input.")
                .build());
        spec.addOption(Specs.flag("Makes the repairs that only change text, in the files; never in keys.", "--fix")
                .build());
        spec.addOption(Specs.flag("With --fix: prints the repairs as a unified diff, and changes nothing.", "--diff")
                .build());
        spec.addOption(Specs.flag("Prints findings only.", "-q", "--quiet").build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description(
                        "Checks the chain of trust, from the signing key to the machines, before Azure is asked: what is wrong,"
                                + " where, which error it would become, and what repairs it. Reads files only, and says what it"
                                + " could not check for want of one.")
                .footer(
                        "%nExamples:",
                        "  azwi-fn verify -f wi.yaml --documents site kind.yaml clusters/*.yaml",
                        "  azwi-provision status -f wi.yaml -o yaml | azwi-fn verify -f wi.yaml --credentials -",
                        "  azwi-fn verify -f wi.yaml --fix --diff cluster.yaml",
                        "%nExit codes: 0 nothing is broken; 1 something is; 2 wrong usage.");
        return spec;
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        boolean fix = options.hasMatchedOption("--fix");
        boolean diff = options.hasMatchedOption("--diff");
        if (diff && !fix) {
            throw new UsageException("--diff shows what --fix would do: give both");
        }
        ChainFiles files = new ChainFiles(shell);
        ChainInput input = input(options, shell);
        ChainVerdict verdict = Chain.verify(input.evidence(files));
        if (diff) {
            new ChainFixes(input, files).make(verdict);
            Output.write(shell, UnifiedDiff.of(files.parts(), shell.outStyle()));
            return verdict.isBroken() ? ExitCode.FAILED : ExitCode.OK;
        }
        StringBuilder out = new StringBuilder();
        if (fix) {
            List<ChainFinding> made = new ChainFixes(input, files).make(verdict);
            InPlace.rewrite(files.parts());
            made.forEach(finding -> out.append("fixed: ").append(fixed(finding)).append('\n'));
            out.append(made.isEmpty() ? "" : "\n");
            verdict = Chain.verify(input.evidence(files));
        }
        out.append(ChainText.of(verdict, shell.outStyle(), options.hasMatchedOption("--quiet")));
        Output.write(shell, out.toString());
        return verdict.isBroken() ? ExitCode.FAILED : ExitCode.OK;
    }

    private static ChainInput input(ParseResult options, Shell shell) {
        return new ChainInput(
                ConfigOptions.sources(options, shell),
                options.matchedOptionValue("--file", (String) null),
                options.matchedPositionalValue(0, List.of()),
                options.matchedOptionValue(DOCUMENTS, (String) null),
                options.matchedOptionValue(CREDENTIALS, (String) null));
    }

    private static String fixed(ChainFinding finding) {
        return ResultLines.printable(finding.place() + ": " + finding.check().id() + ": " + finding.fix());
    }
}
