package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a transformer wants done to one resource.
 *
 * @param resource one of the resources it was given; null for findings about the input as a whole
 * @param operations a JSON Patch relative to the resource; empty for findings only
 * @param removesResource true to take the whole resource out of the input
 * @param restores true to take back what was done to the resource before, and what was reported as changed
 * @param findings what is reported, in order
 */
public record Change(
        @Nullable Resource resource,
        List<Operation> operations,
        boolean removesResource,
        boolean restores,
        List<Finding> findings) {

    public Change(
            @Nullable Resource resource, List<Operation> operations, boolean removesResource, List<Finding> findings) {
        this(resource, operations, removesResource, false, findings);
    }

    /** Whether anything is done, and not only reported. */
    boolean hasEffect() {
        return !operations.isEmpty() || removesResource || restores;
    }

    /** A finding about the input as a whole. */
    public static Change finding(Finding finding) {
        return new Change(null, List.of(), false, List.of(finding));
    }

    /** Takes the whole resource out of the input. */
    public static Change removal(Resource resource, String message) {
        Finding finding = new Finding(Finding.Kind.CHANGE, Severity.INFO, message, null, null, null, null);
        return new Change(resource, List.of(), true, List.of(finding));
    }
}
