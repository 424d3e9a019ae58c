package dev.azwifn.cli;

import dev.azwifn.command.Command;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Shell;
import dev.azwifn.command.Specs;
import dev.azwifn.transform.Pipeline;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code azwi-fn [FILE…]}: clusterctl's output in, workload identity out. */
final class TransformCommand implements Command {
    @Override
    public CommandSpec spec() {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("azwi-fn");
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
        Specs.withHelp(spec);
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
                        "  azwi-fn -f wi.yaml --rollout running-cluster.yaml | kubectl apply -f -",
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
        return new TransformRun(TransformOptions.of(options), shell).run();
    }
}
