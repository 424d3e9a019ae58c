package dev.azwifn.transform;

import dev.azwifn.krm.Severity;
import dev.azwifn.trust.ChainFinding;
import dev.azwifn.trust.Check;
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
 * @param check the check of the chain of trust that found it; null for what transformers report themselves
 */
public record Finding(
        Kind kind,
        Severity severity,
        String message,
        @Nullable JsonPointer field,
        @Nullable JsonNode current,
        @Nullable JsonNode proposed,
        @Nullable Check check) {

    public enum Kind {
        /** An edit. Where nothing may be changed, what would have been edited is an error. */
        CHANGE,
        /** Something that keeps workload identity from working and cannot be mended here. */
        DEFECT,
        /** Anything else. */
        NOTE
    }

    static Finding change(String message, JsonPointer field, @Nullable JsonNode current, @Nullable JsonNode proposed) {
        return new Finding(Kind.CHANGE, Severity.INFO, message, field, current, proposed, null);
    }

    /** An edit of a resource as a whole. */
    static Finding ofWhole(String message) {
        return new Finding(Kind.CHANGE, Severity.INFO, message, null, null, null, null);
    }

    static Finding defect(String message, JsonPointer field, @Nullable JsonNode current) {
        return new Finding(Kind.DEFECT, Severity.WARNING, message, field, current, null, null);
    }

    /** About a resource or the input as a whole. */
    public static Finding of(Severity severity, String message) {
        return new Finding(Kind.NOTE, severity, message, null, null, null, null);
    }

    /**
     * Something that is wrong with the chain of trust.
     *
     * @param current what is in the field; nothing if it is a missing node, or a mapping or list
     */
    static Finding of(ChainFinding found, @Nullable JsonPointer field, @Nullable JsonNode current) {
        // Where things are changed, a broken chain is no reason to change nothing.
        Kind kind = found.severity() == Severity.ERROR ? Kind.DEFECT : Kind.NOTE;
        JsonNode value = current == null || !current.isValueNode() ? null : current;
        return new Finding(
                kind, Severity.WARNING, found.message() + "; " + found.fix(), field, value, null, found.check());
    }

    /** The same finding where nothing is changed: what would be done is what is wrong. */
    Finding asVerdict() {
        return kind == Kind.NOTE ? this : new Finding(kind, Severity.ERROR, verdict(), field, current, proposed, check);
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
            String expected = proposed.isValueNode() ? "it should be " + proposed.asString() : "not yet " + message;
            return name + " is missing: " + expected;
        }
        return proposed.isValueNode() && current.isValueNode()
                ? name + " is " + current.asString() + ", not " + proposed.asString()
                : name + " differs: not yet " + message;
    }
}
