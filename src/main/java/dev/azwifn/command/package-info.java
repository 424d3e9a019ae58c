/**
 * What the command lines of azwi-fn and azwi-provision share: the process around them as a value, the options for the config,
 * results on a terminal, exit codes, and how every error becomes one of them.
 *
 * <p>Options are declared by picocli's programmatic API: reflection on annotations would double the time to start.
 */
@NullMarked
package dev.azwifn.command;

import org.jspecify.annotations.NullMarked;
