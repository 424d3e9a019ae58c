package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
    public Pass begin(WorkloadIdentity config) {
        List<Change> findings = new ArrayList<>();
        return new Patching(compile(config, findings), findings, ConcurrentHashMap.newKeySet());
    }

    /**
     * @param findings what is wrong with the patches
     * @param used the patches that found a resource
     */
    private record Patching(List<TargetedPatch> patches, List<Change> findings, Set<TargetedPatch> used)
            implements Pass {
        @Override
        public boolean reads(String kind) {
            for (TargetedPatch patch : patches) {
                if (patch.target().selectsKind(kind)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public @Nullable Change look(Resource resource) {
            PatchedResource patched = new PatchedResource(resource);
            for (TargetedPatch patch : patches) {
                if (patched.apply(patch)) {
                    used.add(patch);
                }
            }
            patched.warnIfRepeating(patches);
            return patched.change();
        }

        @Override
        public List<Change> conclude(Resources resources) {
            List<Change> changes = new ArrayList<>(findings);
            for (TargetedPatch patch : patches) {
                if (!used.contains(patch)) {
                    changes.add(Change.finding(Finding.of(
                            Severity.WARNING,
                            patch.label() + " has nothing to do: no resource fits its target, "
                                    + patch.target().description())));
                }
            }
            return changes;
        }
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
}
