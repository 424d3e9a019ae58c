/**
 * The rotation of the key that signs service account tokens, without a moment in which a token is refused.
 *
 * <p>A {@link dev.azwifn.rotate.Rotation} is where it stands, {@link dev.azwifn.rotate.Rules} decide what may come next, given the
 * time and a {@link dev.azwifn.rotate.Proof} of what people have done, and {@link dev.azwifn.rotate.KeyFolder} makes the files what
 * a stage wants them to be. The order of a step is always: the new stage is written down, then the files follow. Whatever ends the
 * process in between, the state never promises less than what may have happened, and the next run completes it.
 *
 * <pre>
 * stage        sa.key   sa.pub      aside              published
 * STARTED      old      old         sa-next.key        old
 * PUBLISHING   old      old, new    sa-next.key        old, or both
 * PUBLISHED    old      old, new    sa-next.key        both; caches may have the old one for an hour
 * VERIFYING    old      old, new    sa-next.key        both; API servers get sa.pub
 * VERIFIED     old      old, new    sa-next.key        both; every API server takes tokens of either key
 * SIGNING      new      old, new    sa-previous.key    both; API servers get sa.key
 * SIGNED       new      old, new    sa-previous.key    both; the last old tokens run out
 * FINISHING    new      new         sa-previous.key    both, or new
 * FINISHED     new      new                            new
 * </pre>
 */
@NullMarked
package dev.azwifn.rotate;

import org.jspecify.annotations.NullMarked;
