/**
 * What Azure and CAPZ say when a link of the chain does not hold, and what it means here.
 *
 * <p>{@link dev.azwifn.trust.explain.Problems} reads logs as a stream and gathers the errors that {@link
 * dev.azwifn.trust.explain.Catalogue} knows; {@link dev.azwifn.trust.explain.Explanation} holds one of them against the config.
 * The catalogue is data: {@code catalogue.yaml} beside these classes.
 */
@NullMarked
package dev.azwifn.trust.explain;

import org.jspecify.annotations.NullMarked;
