/**
 * What there is to read about the command lines of both programs, made of their picocli specs by the build: manual pages and
 * completion scripts. The applications do without it.
 */
@NullMarked
package dev.azwifn.manual;

import org.jspecify.annotations.NullMarked;
