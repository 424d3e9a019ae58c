package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import java.util.ArrayList;
import java.util.List;
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
        return new Patching(compile(config, findings), findings);
    }

    private static final class Patching implements Pass {
        private final List<TargetedPatch> patches;
        /** What is wrong with the patches. */
        private final List<Change> findings;
        /** Which of the patches found a resource; set by any thread. */
        private final boolean[] used;

        Patching(List<TargetedPatch> patches, List<Change> findings) {
            this.patches = patches;
            this.findings = findings;
            this.used = new boolean[patches.size()];
        }

        @Override
        public boolean reads(String kind) {
            for (TargetedPatch patch : patches) {
                try {
                    if (patch.target().selectsKind(kind)) {
                        return true;
                    }
                } catch (WholePattern.TooCostly e) {
                    return true; // the look says so
                }
            }
            return false;
        }

        @Override
        public @Nullable Change look(Resource resource) {
            PatchedResource patched = new PatchedResource(resource);
            for (int i = 0; i < used.length; i++) {
                try {
                    if (patched.apply(patches.get(i))) {
                        used[i] = true;
                    }
                } catch (WholePattern.TooCostly e) {
                    Finding problem = Finding.of(Severity.ERROR, patches.get(i).label() + "." + e.getMessage());
                    return new Change(resource, List.of(), false, List.of(problem));
                }
            }
            patched.warnIfRepeating(patches);
            return patched.change();
        }

        @Override
        public List<Change> conclude(Resources resources) {
            List<Change> changes = new ArrayList<>(findings);
            for (int i = 0; i < used.length; i++) {
                TargetedPatch patch = patches.get(i);
                if (!used[i]) {
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
