package dev.azwifn.trust;

import dev.azwifn.krm.Severity;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with the chain.
 *
 * @param check the rule that found it
 * @param message what is wrong here, on one line, with the values concerned
 * @param place where; null if it is something that is not there
 * @param difference for two texts that should be equal; else null
 * @param fix what to do: a field and its value, or a command
 * @param edit the same as an edit of the text; null if it takes more than that
 */
public record ChainFinding(
        Check check,
        String message,
        @Nullable Place place,
        @Nullable TextDifference difference,
        String fix,
        @Nullable Edit edit) {

    public Severity severity() {
        return check.severity();
    }
}
