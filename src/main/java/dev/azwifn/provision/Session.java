package dev.azwifn.provision;

import dev.azwifn.azure.ProvisioningPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * A job, connected to Azure.
 *
 * @param steps of the plan, and the file behind them
 */
record Session(Found found, Credentials credentials, List<Step> steps) {
    /** @param readOnly whether every call that could change something is refused */
    static Session open(Job job, AzureAccess access, boolean readOnly) {
        ProvisioningPlan plan = job.plan();
        Azure azure = job.connect(access, readOnly);
        Found found = new Found(plan);
        Credentials credentials = new Credentials(azure, found);
        List<Step> steps = new ArrayList<>(Steps.of(azure, found, credentials, job.keys()));
        if (job.file() != null) {
            steps.add(new FileStep(found, job.file(), job.config(), job.withPrincipalID()));
        }
        return new Session(found, credentials, steps);
    }
}
