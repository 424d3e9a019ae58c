package dev.azwifn.provision;

import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.azure.RoleAssignment;
import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.rotate.Publication;
import java.util.ArrayList;
import java.util.List;

/** The steps of a plan, in the order in which Azure can take them. */
final class Steps {
    private Steps() {}

    /**
     * Identities come first, so that Azure has told all its parts of them by the time that credentials and roles name them;
     * credentials come behind the documents, so that nobody is trusted whose keys cannot be read.
     */
    static List<Step> of(Azure azure, Found found, Credentials credentials, Publication keys) {
        ProvisioningPlan plan = found.plan();
        List<Step> steps = new ArrayList<>();
        steps.add(new GroupStep(azure, found));
        steps.add(new IdentityStep(azure, found, plan.clusterIdentity()));
        if (plan.machineIdentity() != null) {
            steps.add(new IdentityStep(azure, found, plan.machineIdentity()));
        }
        steps.add(new AccountStep(azure, found));
        steps.add(plan.site().isWebsite() ? new WebsiteStep(azure, found) : new ContainerStep(azure, found));
        steps.add(new DocumentStep(azure, found, keys, Issuer.JWKS_PATH));
        steps.add(new DocumentStep(azure, found, keys, Issuer.DISCOVERY_PATH));
        steps.add(new PublicStep(azure, found, keys));
        for (ServiceAccount account : plan.serviceAccounts()) {
            steps.add(new CredentialStep(found, credentials, account));
        }
        steps.add(new OtherCredentialsStep(found, credentials));
        for (RoleAssignment role : plan.roles()) {
            steps.add(new RoleStep(azure, found, role));
        }
        return steps;
    }
}
