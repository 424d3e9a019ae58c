package dev.azwifn.transform;

import dev.azwifn.krm.Resource;
import dev.azwifn.krm.Severity;
import dev.azwifn.yaml.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A resource while the user's patches are applied to it, one operation after the other. */
final class PatchedResource {
    private final List<Operation> operations = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Resource given;
    private Resource resource;
    private boolean failed;

    PatchedResource(Resource resource) {
        this.given = resource;
        this.resource = resource;
    }

    /**
     * Applies a patch, if its target selects this resource as it is by now.
     *
     * @return whether it does
     */
    boolean apply(TargetedPatch patch) {
        if (!patch.target().selects(resource)) {
            return false;
        }
        List<Operation> steps = patch.operations();
        for (int i = 0; i < steps.size(); i++) {
            Operation step = steps.get(i);
            PatchEffect effect = PatchEffect.of(step, resource.view());
            boolean guardsWhatIsDone =
                    step.kind() == Operation.Kind.TEST && allDone(steps.subList(i + 1, steps.size()));
            if (effect.kind() == PatchEffect.Kind.FAILURE && !guardsWhatIsDone) {
                failed = true;
                report(
                        Finding.Kind.NOTE,
                        Severity.ERROR,
                        patch.label() + ": " + describe(step) + " failed: " + reason(effect),
                        step);
                return true;
            } else if (effect.kind() == PatchEffect.Kind.FAILURE) {
                report(
                        Finding.Kind.NOTE,
                        Severity.INFO,
                        patch.label() + " skipped: what it does is already done",
                        step);
                return true;
            }
            take(patch, step, effect);
        }
        return true;
    }

    private void take(TargetedPatch patch, Operation step, PatchEffect effect) {
        if (effect.kind() == PatchEffect.Kind.CHANGE) {
            report(Finding.Kind.CHANGE, Severity.INFO, patch.label() + ": " + describe(step), step);
            operations.add(step);
            resource = resource.with(List.of(step));
        } else if (!effect.reason().isEmpty()) {
            report(
                    Finding.Kind.NOTE,
                    Severity.INFO,
                    patch.label() + ": " + describe(step) + " skipped: " + effect.reason(),
                    step);
        }
    }

    /** A test guards what follows. If all of that is already so, the patch ran before, and the test fails because of that. */
    private boolean allDone(List<Operation> steps) {
        boolean any = false;
        for (Operation step : steps) {
            if (step.kind() != Operation.Kind.TEST) {
                any = true;
                if (PatchEffect.of(step, resource.view()).kind() != PatchEffect.Kind.NOTHING) {
                    return false;
                }
            }
        }
        return any;
    }

    /** Applies the patches to their own output, which should change nothing. */
    void warnIfRepeating(List<TargetedPatch> patches) {
        if (!changes() || failed) {
            return;
        }
        PatchedResource again = new PatchedResource(resource);
        String suspect = "";
        for (TargetedPatch patch : patches) {
            again.apply(patch);
            if (suspect.isEmpty() && (again.failed || again.changes())) {
                suspect = patch.label();
            }
        }
        if (again.failed || again.changes()) {
            String outcome = again.failed ? " fails" : " changes the resource again";
            findings.add(Finding.of(
                    Severity.WARNING,
                    suspect + outcome
                            + " when it is run on its own output: put a test in front of it, or keep its output out of"
                            + " another run"));
        }
    }

    /** Operations may undo each other: {@code add /labels {}} and {@code add /labels/a} change nothing where that is all. */
    private boolean changes() {
        return !operations.isEmpty() && !JsonEquality.same(given.view(), resource.view());
    }

    /** All that the patches did; null for nothing. */
    @Nullable
    Change change() {
        if (!operations.isEmpty() && !changes()) {
            operations.clear();
            findings.removeIf(finding -> finding.severity() == Severity.INFO);
        }
        return findings.isEmpty() ? null : new Change(given, List.copyOf(operations), false, List.copyOf(findings));
    }

    private void report(Finding.Kind kind, Severity severity, String message, Operation step) {
        JsonNode current = resource.view().at(step.path());
        JsonNode proposed = switch (step.kind()) {
            case MOVE, COPY -> step.from() == null ? null : resource.view().at(step.from());
            default -> step.value();
        };
        findings.add(new Finding(
                kind, severity, message, step.path(), current.isMissingNode() ? null : current, proposed, null));
    }

    /** What a Secret holds belongs into no log. */
    private String reason(PatchEffect effect) {
        return given.kind().equals("Secret") ? effect.reasonWithoutValues() : effect.reason();
    }

    private static String describe(Operation step) {
        String kind = step.kind().name().toLowerCase(Locale.ROOT);
        return kind + (step.from() == null ? "" : " " + step.from() + " to") + " " + step.path();
    }
}
