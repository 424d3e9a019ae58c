/**
 * The command line: one class a command, its streams as arguments, so that tests run the real program in their process.
 *
 * <p>Options are declared by picocli's programmatic API: reflection on annotations would double the time to start.
 */
@NullMarked
package dev.azwifn.cli;

import org.jspecify.annotations.NullMarked;
