package dev.azwifn.transform;

import dev.azwifn.yaml.Operation;
import java.util.List;

/**
 * One entry of {@code spec.patches}, ready to use.
 *
 * @param label where it stands in the config
 */
record TargetedPatch(String label, TargetSelector target, List<Operation> operations) {}
