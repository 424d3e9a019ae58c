package dev.azwifn.transform;

import dev.azwifn.config.WorkloadIdentity;
import java.util.List;

/**
 * Makes the changes of clusters that run. What Kubernetes refuses to change in place gets a new name, made of its content, and
 * every reference follows; the objects of before stay in the cluster until the machines are replaced.
 *
 * <pre>
 * kind: AzureMachineTemplate           kind: AzureMachineTemplate
 * metadata: {name: workers}            metadata: {name: workers-3f9a1c2e}
 * ---                             →    ---
 * kind: MachineDeployment              kind: MachineDeployment
 * …                                    …
 *   infrastructureRef:                   infrastructureRef:
 *     name: workers                        name: workers-3f9a1c2e
 * </pre>
 */
public final class Rollout implements Transformer {
    @Override
    public String name() {
        return WorkloadIdentity.ROLLOUT;
    }

    @Override
    public String description() {
        return "running clusters: new names; only with --rollout";
    }

    @Override
    public Pass begin(WorkloadIdentity config) {
        return new Waiting();
    }

    /** Everything may have been printed by a server, or refer to what gets a new name. */
    private record Waiting() implements Pass {
        @Override
        public boolean reads(String kind) {
            return false;
        }

        @Override
        public boolean waits(String kind) {
            return true;
        }

        @Override
        public List<Change> conclude(Resources resources) {
            return new RolloutPlan(resources.ofKind(kind -> true)).changes();
        }
    }
}
