/**
 * From resources to changes. A {@link dev.azwifn.transform.Transformer} is a pure function: it reads the JSON views of
 * resources and says what to change as JSON Patch operations, each with a finding for the user. The
 * {@link dev.azwifn.transform.Pipeline} runs transformers one after the other, each on what the ones before it made, and
 * edits every document once, at the end.
 *
 * <pre>{@code
 * Outcome outcome = Pipeline.of(config).run(stream.documents());
 * if (!outcome.failed()) {
 *     // outcome.edited() and outcome.dropped() say what became of the documents
 * }
 * }</pre>
 */
@NullMarked
package dev.azwifn.transform;

import org.jspecify.annotations.NullMarked;
