/**
 * Files that are written whole or not at all, whatever ends the process meanwhile.
 *
 * <pre>{@code
 * try (StagedFile next = StagedFile.next(file, bytesAsRead, out -> out.write(edited))) {
 *     StagedFile.replaceAll(List.of(next));
 * }
 * }</pre>
 */
@NullMarked
package dev.azwifn.files;

import org.jspecify.annotations.NullMarked;
