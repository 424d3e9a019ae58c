package dev.azwifn.transform;

import dev.azwifn.krm.Result;
import dev.azwifn.yaml.YamlDocument;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * What became of the documents of a run. A document that is neither edited nor dropped stays as it is.
 *
 * @param failed whether a result is an error; then no document is edited or dropped
 * @param edited the changed documents by their index in the input, from 0
 * @param dropped the indexes of the documents that are no more
 * @param results what was changed and found, in the order of the transformers
 */
public record Outcome(
        boolean failed, SortedMap<Integer, YamlDocument> edited, SortedSet<Integer> dropped, List<Result> results) {
    /** Whether the output differs from the input. */
    public boolean changes() {
        return !edited.isEmpty() || !dropped.isEmpty();
    }
}
