/**
 * The chain of trust from the signing key to the machines: what each link must be, how Entra ID compares, and what it says when
 * a link does not hold.
 */
@NullMarked
package dev.azwifn.trust;

import org.jspecify.annotations.NullMarked;
