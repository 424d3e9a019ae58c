/** azwi-fn's command line: one class a command. */
@NullMarked
package dev.azwifn.cli;

import org.jspecify.annotations.NullMarked;
