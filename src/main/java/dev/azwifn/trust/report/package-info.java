/**
 * What was found about the chain of trust, as a page to look at and in the formats of other programs. Every report is a pure
 * function of the verdict: no time, no place, no order of chance.
 */
@NullMarked
package dev.azwifn.trust.report;

import org.jspecify.annotations.NullMarked;
