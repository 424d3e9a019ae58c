package dev.azwifn.cli;

import dev.azwifn.command.CommandException;
import dev.azwifn.command.Shell;
import dev.azwifn.config.ConfigException;
import dev.azwifn.config.Sources;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.kind.KindException;
import dev.azwifn.krm.ResourceList;
import dev.azwifn.krm.Result;
import dev.azwifn.krm.Severity;
import dev.azwifn.oidc.OidcException;
import dev.azwifn.transform.FunctionOutcome;
import dev.azwifn.transform.Pipeline;
import dev.azwifn.yaml.YamlException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run as a function: whatever goes wrong, the client gets the whole list back, with results that say why. */
final class FunctionRun {
    private FunctionRun() {}

    /** @param config what the command line says; its function config comes before it */
    static FunctionOutcome of(ResourceList list, Sources sources, @Nullable WorkloadIdentity config, Shell shell) {
        try {
            list.requireContent();
            boolean configured = !Sources.isAbsent(list.envelope().view().at(ResourceList.FUNCTION_CONFIG));
            WorkloadIdentity used = config == null || configured
                    ? sources.loadFunctionConfig(list.envelope(), ResourceList.FUNCTION_CONFIG)
                    : config;
            boolean generates = used.transformers().contains(WorkloadIdentity.KIND_CONFIG);
            return Pipeline.of(used).run(list, generates ? List.of(KindFile.configMap(used, shell)) : List.of());
        } catch (ConfigException e) {
            if (list.cut() != null) {
                // The whole knows where it stands.
                return of(list.whole(), sources, config, shell);
            }
            List<String> problems = new ArrayList<>();
            e.problems().forEach(problem -> problems.add(problem.toString()));
            return failed(list, problems);
        } catch (YamlException | OidcException | KindException | CommandException e) {
            return failed(list.whole(), List.of(String.valueOf(e.getMessage())));
        }
    }

    private static FunctionOutcome failed(ResourceList list, List<String> messages) {
        List<Result> results = new ArrayList<>();
        for (String message : messages) {
            results.add(new Result(Severity.ERROR, message, null, null, null, Map.of()));
        }
        return new FunctionOutcome(true, list.edit(list.report(results)), results);
    }
}
