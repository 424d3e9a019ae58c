package dev.azwifn.cli;

import dev.azwifn.command.CommandException;
import dev.azwifn.command.ConfigOptions;
import dev.azwifn.command.ExitCode;
import dev.azwifn.command.Output;
import dev.azwifn.command.Shell;
import dev.azwifn.command.UsageException;
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.transform.FunctionOutcome;
import dev.azwifn.transform.Outcome;
import dev.azwifn.transform.Pipeline;
import dev.azwifn.yaml.YamlDocument;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** One run of {@link TransformCommand}. Knows nothing of the command line, so that a pipe need not load it. */
record TransformRun(TransformOptions options, Shell shell) {
    private static final int BUFFER = 1 << 16;

    /** Returns the exit code. */
    int run() {
        List<String> names = options.files();
        if (options.inPlace() && (options.diff() || options.check())) {
            throw new UsageException("--in-place writes files, --diff and --check do not: use one or the other");
        }
        if (options.inPlace() && names.isEmpty()) {
            throw new UsageException("--in-place needs the files to rewrite");
        }
        Sources sources = new Sources(options.flags(), shell.environment());
        WorkloadIdentity config = ConfigOptions.file(options.config(), sources, shell);
        if (config == null && !names.isEmpty() && FunctionConfigFile.isOne(names.get(0), shell)) {
            config = FunctionConfigFile.load(names.get(0), sources, shell);
            names = names.subList(1, names.size());
        }
        Input input = options.inPlace() ? Input.ofFilesToRewrite(names, shell) : Input.of(names, shell);
        // In a file, or to be compared, a ResourceList is a list of resources like any other.
        boolean asFunction = names.isEmpty() && !options.diff() && !options.check();
        Optional<ResourceList> list = asFunction ? ResourceList.in(input.documents()) : Optional.empty();
        if (list.isPresent()) {
            FunctionOutcome outcome = FunctionRun.of(list.get(), sources, config, shell);
            Output.write(() -> write(outcome.list()));
            options.results().print(outcome.results(), shell);
            return outcome.failed() ? ExitCode.FAILED : ExitCode.OK;
        }
        WorkloadIdentity used = config == null ? sources.load() : config;
        if (used.transformers().contains(WorkloadIdentity.KIND_CONFIG)) {
            throw new CommandException(
                    "the transformer KindConfig adds a resource to a ResourceList, and this input is none:"
                            + " azwi-fn kind prints the kind config");
        }
        Outcome outcome = Pipeline.of(used).run(input.documents());
        if (!outcome.failed()) {
            write(input.after(outcome));
        }
        options.results().print(outcome.results(), shell);
        return outcome.failed() || (options.check() && outcome.changes()) ? ExitCode.FAILED : ExitCode.OK;
    }

    private void write(YamlDocument document) throws IOException {
        OutputStream out = new BufferedOutputStream(shell.out(), BUFFER);
        document.write(out);
        out.flush();
    }

    private void write(List<Input.Part> parts) {
        if (options.inPlace()) {
            InPlace.rewrite(parts);
        } else if (options.diff()) {
            Output.write(shell, UnifiedDiff.of(parts, shell.outStyle()));
        } else if (!options.check()) {
            Output.write(() -> Input.write(parts, shell.out()));
        }
    }
}
