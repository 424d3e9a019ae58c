package dev.azwifn.transform;

import dev.azwifn.krm.Result;
import dev.azwifn.yaml.YamlDocument;
import java.util.List;

/**
 * What became of a ResourceList.
 *
 * @param failed whether a result is an error; then the items are what they were
 * @param list the list with its results
 * @param results the results of this run alone
 */
public record FunctionOutcome(boolean failed, YamlDocument list, List<Result> results) {}
