package dev.azwifn.azure;

import static dev.azwifn.trust.report.MermaidLabel.label;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Issuer;

/** A plan as a Mermaid flowchart: who trusts whom, and what that opens. */
public final class PlanDiagram {
    private final ProvisioningPlan plan;
    private final StringBuilder out = new StringBuilder("flowchart LR\n");
    private int nodes;

    private PlanDiagram(ProvisioningPlan plan) {
        this.plan = plan;
    }

    /** The diagram, with a line end. */
    public static String of(ProvisioningPlan plan) {
        PlanDiagram diagram = new PlanDiagram(plan);
        diagram.write();
        return diagram.out.toString();
    }

    private void write() {
        ResourceGroup group = plan.resourceGroup();
        line("  subgraph group[" + label("resource group " + group.name() + ", " + group.location()) + "]");
        writeSite();
        line("    identity([" + label("managed identity", plan.clusterIdentity().name()) + "])");
        if (plan.machineIdentity() != null) {
            line("    machines(["
                    + label("managed identity", plan.machineIdentity().name()) + "])");
        }
        line("  end");
        plan.serviceAccounts().forEach(this::writeCredential);
        Issuer issuer = plan.site().issuer();
        line("  documents -. " + label("keys of", issuer == null ? "the issuer, not known yet" : issuer.url())
                + " .-> identity");
        plan.roles().forEach(this::writeRole);
    }

    private void writeSite() {
        IssuerSite site = plan.site();
        line("    subgraph storage[" + label("storage account " + site.storageAccount()) + "]");
        line("      documents[("
                + label(
                        site.isWebsite() ? "static website" : "container " + site.container(),
                        Issuer.DISCOVERY_PATH,
                        Issuer.JWKS_PATH)
                + ")]");
        line("    end");
    }

    private void writeCredential(ServiceAccount account) {
        line("  account" + ++nodes + "[" + label("service account", account.namespace(), account.name()) + "]" + " -- "
                + label("federated credential", CredentialName.of(account)) + " --> identity");
    }

    private void writeRole(RoleAssignment assignment) {
        line("  identity == " + label(assignment.role().title()) + " ==> " + node(assignment.scope()));
    }

    private String node(String scope) {
        ManagedIdentity machines = plan.machineIdentity();
        if (machines != null && machines.id().equalsIgnoreCase(scope)) {
            return "machines";
        }
        // A type and a name a line.
        String[] parts = scope.replaceAll("/([^/]+/[^/]+)", "$1\n").split("\n");
        return plan.clusterIdentity().id().equalsIgnoreCase(scope)
                ? "identity"
                : "scope" + ++nodes + "[" + label(parts) + "]";
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
