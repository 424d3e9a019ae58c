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
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.transform.FunctionOutcome;
import dev.azwifn.transform.Outcome;
import dev.azwifn.transform.Pipeline;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn [FILE…]}: clusterctl's output in, workload identity out. */
final class TransformCommand implements Command {
    /** The options without those for the fields of the config, and without help. */
    static CommandSpec pipeSpec() {
        CommandSpec spec =
                CommandSpec.wrapWithoutInspection(new TransformCommand()).name("azwi-fn");
        spec.parser().caseInsensitiveEnumValuesAllowed(true);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("YAML files; standard input if there are none.")
                .build());
        spec.addOption(Specs.flag(
                        "Rewrites the files instead of printing them; each one at once or not at all.",
                        "-i",
                        "--in-place")
                .build());
        spec.addOption(Specs.flag("Prints a unified diff instead of the YAML.", "--diff")
                .build());
        spec.addOption(Specs.flag("Prints no YAML; the exit code is 1 if something would change.", "--check")
                .build());
        spec.addOption(OptionSpec.builder("--output")
                .paramLabel("FORMAT")
                .type(ResultLines.Format.class)
                .defaultValue("text")
                .description("The results on standard error: text or json (one object a line).")
                .build());
        spec.addOption(Specs.flag("Prints errors only.", "-q", "--quiet").build());
        ConfigOptions.addFile(spec);
        return spec;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Specs.withHelp(pipeSpec());
        ConfigOptions.addFlags(spec);
        spec.addOption(Specs.flag("Prints the version.", "-V", "--version")
                .versionHelp(true)
                .build());
        spec.usageMessage()
                .header("Turns Cluster API Azure (CAPZ) clusters over to Azure AD Workload Identity.")
                .description(
                        "%nReads what clusterctl generates and sets the workload identity; every other byte stays as it is."
                                + " Nothing is printed unless all of it went well.")
                .commandListHeading("%nCommands:%n")
                .footer(
                        "%nTransformers, in their default order:",
                        transformers(),
                        "%nExamples:",
                        "  clusterctl generate cluster c1 | azwi-fn -f wi.yaml | kubectl apply -f -",
                        "  azwi-fn -f wi.yaml --diff cluster.yaml",
                        "  azwi-fn -f wi.yaml --in-place clusters/*.yaml",
                        "  kpt fn eval clusters --exec azwi-fn --fn-config wi.yaml",
                        "%nExit codes: 0 done; 1 the input, the config or a check is wrong; 2 wrong usage.");
        return spec;
    }

    private static String transformers() {
        StringBuilder lines = new StringBuilder();
        Pipeline.transformers()
                .forEach(each -> lines.append(String.format("  %-16s %s%%n", each.name(), each.description())));
        return lines.substring(0, lines.length() - 2);
    }

    @Override
    public int run(ParseResult options, Shell shell) {
        boolean inPlace = options.hasMatchedOption("--in-place");
        boolean diff = options.hasMatchedOption("--diff");
        boolean check = options.hasMatchedOption("--check");
        List<String> names = options.matchedPositionalValue(0, List.of());
        if (inPlace && (diff || check)) {
            throw new UsageException("--in-place writes files, --diff and --check do not: use one or the other");
        }
        if (inPlace && names.isEmpty()) {
            throw new UsageException("--in-place needs the files to rewrite");
        }
        Sources sources = ConfigOptions.sources(options, shell);
        WorkloadIdentity config = ConfigOptions.file(options, sources, shell);
        if (config == null && !names.isEmpty() && FunctionConfigFile.isOne(names.get(0), shell)) {
            config = FunctionConfigFile.load(names.get(0), sources, shell);
            names = names.subList(1, names.size());
        }
        ResultLines results = ResultLines.of(options);
        Input input = inPlace ? Input.ofFilesToRewrite(names, shell) : Input.of(names, shell);
        // In a file, or to be compared, a ResourceList is a list of resources like any other.
        boolean asFunction = names.isEmpty() && !diff && !check;
        Optional<ResourceList> list = asFunction ? ResourceList.in(input.documents()) : Optional.empty();
        if (list.isPresent()) {
            FunctionOutcome outcome = FunctionRun.of(list.get(), sources, config, shell);
            Output.write(shell, outcome.list().text());
            results.print(outcome.results(), shell);
            return outcome.failed() ? ExitCode.FAILED : ExitCode.OK;
        }
        WorkloadIdentity used = config == null ? sources.load() : config;
        if (used.transformers().contains(WorkloadIdentity.KIND_CONFIG)) {
            throw new CommandException(
                    "the transformer KindConfig adds a resource to a ResourceList, and this input is none:"
                            + " azwi-fn kind prints the kind config");
        }
        Outcome outcome = Pipeline.of(used).run(input.documents());
        if (outcome.failed()) {
            results.print(outcome.results(), shell);
            return ExitCode.FAILED;
        }
        List<Input.Part> parts = input.after(outcome);
        if (inPlace) {
            InPlace.rewrite(parts);
        } else if (diff) {
            Output.write(shell, UnifiedDiff.of(parts, shell.outStyle()));
        } else if (!check) {
            Output.write(() -> Input.write(parts, shell.out()));
        }
        results.print(outcome.results(), shell);
        return check && outcome.changes() ? ExitCode.FAILED : ExitCode.OK;
    }
}
