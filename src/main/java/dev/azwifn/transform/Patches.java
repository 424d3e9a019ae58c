package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.List;

/**
 * The user's own JSON Patch operations, for the resources that a target selects.
 *
 * <p>Unlike kustomize's they can run again on their own output: what is already so is skipped, and a patch that would
 * change its own output gets a warning.
 */
public final class Patches implements Transformer {
    @Override
    public String name() {
        return "Patches";
    }

    @Override
    public String description() {
        return "your own JSON Patch operations, from spec.patches";
    }

    @Override
    public List<Change> transform(Resources resources, WorkloadIdentity config) {
        List<Change> changes = new ArrayList<>();
        List<TargetedPatch> patches = compile(config, changes);
        if (patches.isEmpty()) {
            return changes;
        }
        boolean[] used = new boolean[patches.size()];
        for (Resource resource : resources.ofKind(kind -> anySelects(patches, kind))) {
            PatchedResource patched = new PatchedResource(resource);
            for (int i = 0; i < used.length; i++) {
                used[i] |= patched.apply(patches.get(i));
            }
            patched.warnIfRepeating(patches);
            patched.addTo(changes);
        }
        for (int i = 0; i < used.length; i++) {
            if (!used[i]) {
                TargetedPatch patch = patches.get(i);
                changes.add(Change.finding(Finding.of(
                        Severity.WARNING,
                        patch.label() + " has nothing to do: no resource fits its target, "
                                + patch.target().description())));
            }
        }
        return changes;
    }

    private static List<TargetedPatch> compile(WorkloadIdentity config, List<Change> changes) {
        List<TargetedPatch> patches = new ArrayList<>();
        for (WorkloadIdentity.Patch patch : config.patches()) {
            String label = "spec.patches[" + patches.size() + "]";
            try {
                patches.add(new TargetedPatch(label, TargetSelector.of(patch.target()), patch.operations()));
            } catch (IllegalArgumentException e) {
                changes.add(Change.finding(Finding.of(Severity.ERROR, label + ": " + e.getMessage())));
                return List.of();
            }
        }
        return patches;
    }

    private static boolean anySelects(List<TargetedPatch> patches, String kind) {
        for (TargetedPatch patch : patches) {
            if (patch.target().selectsKind(kind)) {
                return true;
            }
        }
        return false;
    }
}
