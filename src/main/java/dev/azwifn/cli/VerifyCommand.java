package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.CommandException;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.InputFile;
import dev.azwifn.command.Output;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.command.UsageException;
import dev.azwifn.files.IoReason;
import dev.azwifn.files.StagedFile;
import dev.azwifn.trust.Chain;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.ChainVerdict;
import dev.azwifn.trust.Fetcher;
import dev.azwifn.trust.ServiceAccountToken;
import dev.azwifn.trust.report.HtmlReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn verify}: the chain of trust, before Azure is asked. */
final class VerifyCommand implements Command {
    private static final String DOCUMENTS = "--documents";
    private static final String CREDENTIALS = "--credentials";
    private static final String OUTPUT = "--output";
    private static final String REPORT = "--report";
    private static final String TOKEN = "--token";

    private final Fetcher web;

    VerifyCommand(Fetcher web) {
        this.web = web;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.of(this, "verify");
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
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
        spec.addOption(Specs.flag("Reads the OIDC documents where they are published, as Entra ID does.", "--online")
                .build());
        spec.addOption(OptionSpec.builder(TOKEN)
                .paramLabel("FILE")
                .type(String.class)
                .description("A service account token to hold against the chain, as kubectl create token prints it;"
                        + " - for standard input. It is never shown.")
                .build());
        spec.addOption(Specs.flag("Makes the repairs that only change text, in the files; never in keys.", "--fix")
                .build());
        spec.addOption(Specs.flag("With --fix: prints the repairs as a unified diff, and changes nothing.", "--diff")
                .build());
        spec.addOption(OptionSpec.builder(OUTPUT)
                .paramLabel("FORMAT")
                .type(ChainFormat.class)
                .defaultValue("text")
                .description("text, json, sarif (code scanning), junit (test reports), or mermaid (a diagram).")
                .build());
        spec.addOption(OptionSpec.builder(REPORT)
                .paramLabel("FILE.html")
                .type(String.class)
                .description("Also writes a page that shows the chain and what was found at each link.")
                .build());
        spec.addOption(
                Specs.flag("Prints findings only, as text.", "-q", "--quiet").build());
        ConfigOptions.addAll(spec);
        spec.usageMessage()
                .description(
                        "Checks the chain of trust, from the signing key to the machines, before Azure is asked: what is wrong,"
                                + " where, which error it would become, and what repairs it. Asks nobody unless --online is given, and says what it"
                                + " could not check for want of one.")
                .footer(
                        "%nExamples:",
                        "  azwi-fn verify -f wi.yaml --documents site kind.yaml clusters/*.yaml",
                        "  azwi-provision status -f wi.yaml -o yaml | azwi-fn verify -f wi.yaml --credentials -",
                        "  azwi-fn verify -f wi.yaml --fix --diff cluster.yaml",
                        "  azwi-fn verify -f wi.yaml --report report.html --output sarif cluster.yaml > verify.sarif",
                        "  azwi-fn verify -f wi.yaml --online",
                        "  kubectl create token -n capz-system capz-manager --audience api://AzureADTokenExchange"
                                + " | azwi-fn verify -f wi.yaml --online --token -",
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
        if (diff && (options.hasMatchedOption(OUTPUT) || options.hasMatchedOption(REPORT))) {
            throw new UsageException("--diff prints nothing but the diff: leave out --output and --report");
        }
        ChainFiles files = new ChainFiles(shell);
        ChainInput input = input(options, shell);
        if (fix && !diff && input.names().contains("-")) {
            throw new UsageException("--fix rewrites files, and standard input is none: name a file, or add --diff");
        }
        ChainVerdict verdict = Chain.verify(input.evidence(files));
        if (diff) {
            new ChainFixes(input, files).make(verdict);
            Output.write(shell, UnifiedDiff.of(files.parts(), shell.outStyle()));
            return verdict.isBroken() ? ExitCode.FAILED : ExitCode.OK;
        }
        if (fix) {
            List<ChainFinding> made = new ChainFixes(input, files).make(verdict);
            InPlace.rewrite(files.parts());
            printFixed(made, options, shell);
            verdict = Chain.verify(input.evidence(files));
        }
        if (options.hasMatchedOption(REPORT)) {
            writeReport(shell.directory().resolve(options.matchedOptionValue(REPORT, "")), HtmlReport.of(verdict));
        }
        Output.write(shell, format(options).print(verdict, shell.outStyle(), options.hasMatchedOption("--quiet")));
        return verdict.isBroken() ? ExitCode.FAILED : ExitCode.OK;
    }

    private static ChainFormat format(ParseResult options) {
        return options.matchedOptionValue(OUTPUT, ChainFormat.TEXT);
    }

    private static void writeReport(Path file, String page) {
        byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                Files.write(file, bytes); // a pipe or a device, which must not be replaced
                return;
            }
            try (StagedFile staged = StagedFile.of(file, "rw-rw-rw-", out -> out.write(bytes))) {
                staged.replace();
            }
        } catch (IOException e) {
            throw new CommandException(file + ": cannot write the report: " + IoReason.of(e));
        }
    }

    /** Above the text; what programs read from standard output has no room for it. */
    private static void printFixed(List<ChainFinding> made, ParseResult options, Shell shell) {
        StringBuilder lines = new StringBuilder();
        made.forEach(finding -> lines.append("fixed: ").append(fixed(finding)).append('\n'));
        if (format(options) != ChainFormat.TEXT) {
            shell.err().print(lines);
        } else if (!made.isEmpty()) {
            Output.write(shell, lines.append('\n').toString());
        }
    }

    private ChainInput input(ParseResult options, Shell shell) {
        String token = options.matchedOptionValue(TOKEN, (String) null);
        return new ChainInput(
                ConfigOptions.sources(options, shell),
                options.matchedOptionValue("--file", (String) null),
                options.matchedPositionalValue(0, List.of()),
                options.matchedOptionValue(DOCUMENTS, (String) null),
                options.matchedOptionValue(CREDENTIALS, (String) null),
                options.hasMatchedOption("--online") ? new OneVisit(web) : null,
                token == null ? null : token(token, shell));
    }

    private static ServiceAccountToken token(String name, Shell shell) {
        InputFile file = name.equals("-") ? InputFile.ofStdin(shell) : InputFile.of(name, shell);
        return ServiceAccountToken.read(new String(file.bytes(), StandardCharsets.UTF_8), file.name(), Instant.now());
    }

    private static String fixed(ChainFinding finding) {
        return ResultLines.printable(finding.place() + ": " + finding.check().id() + ": " + finding.fix());
    }
}
