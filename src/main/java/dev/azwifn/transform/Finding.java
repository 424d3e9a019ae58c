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
        Kind kind,
        Severity severity,
        String message,
        @Nullable JsonPointer field,
        @Nullable JsonNode current,
        @Nullable JsonNode proposed) {

    public enum Kind {
        /** An edit. Where nothing may be changed, what would have been edited is an error. */
        CHANGE,
        /** Something that keeps workload identity from working and cannot be mended here. */
        DEFECT,
        /** Anything else. */
        NOTE
    }

    static Finding change(String message, JsonPointer field, @Nullable JsonNode current, @Nullable JsonNode proposed) {
        return new Finding(Kind.CHANGE, Severity.INFO, message, field, current, proposed);
    }

    /** An edit of a resource as a whole. */
    static Finding ofWhole(String message) {
        return new Finding(Kind.CHANGE, Severity.INFO, message, null, null, null);
    }

    static Finding defect(String message, JsonPointer field, @Nullable JsonNode current) {
        return new Finding(Kind.DEFECT, Severity.WARNING, message, field, current, null);
    }

    /** About a resource or the input as a whole. */
    public static Finding of(Severity severity, String message) {
        return new Finding(Kind.NOTE, severity, message, null, null, null);
    }

    /** The same finding where nothing is changed: what would be done is what is wrong. */
    Finding asVerdict() {
        return kind == Kind.NOTE ? this : new Finding(kind, Severity.ERROR, verdict(), field, current, proposed);
    }

    private String verdict() {
        if (kind == Kind.DEFECT) {
            return message;
        }
        if (field == null) {
            return "should be " + message;
        }
        String name = field.last().getMatchingProperty();
        if (proposed == null) {
            return name + " is still there" + message.substring(Math.max(0, message.indexOf(": ")));
        }
        if (current == null) {
            String expected = proposed != null && proposed.isValueNode()
                    ? "it should be " + proposed.asString()
                    : "not yet " + message;
            return name + " is missing: " + expected;
        }
        return proposed.isValueNode() && current.isValueNode()
                ? name + " is " + current.asString() + ", not " + proposed.asString()
                : name + " differs: not yet " + message;
    }
}
