package dev.azwifn.transform;

import dev.azwifn.krm.Severity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * What a transformer reports: a change, or something the user should know. The pipeline makes a
 * {@link dev.azwifn.krm.Result} of it, which adds resource, file and line.
 *
 * @param message what was done or found, and what to do about it
 * @param field the field concerned, relative to the resource; null for the resource as a whole
 * @param current the value before; null where there was none
 * @param proposed the value after; null where nothing is proposed
 */
public record Finding(
        Severity severity,
        String message,
        @Nullable JsonPointer field,
        @Nullable JsonNode current,
        @Nullable JsonNode proposed) {

    public static Finding of(Severity severity, String message) {
        return new Finding(severity, message, null, null, null);
    }
}
