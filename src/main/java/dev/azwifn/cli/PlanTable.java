package dev.azwifn.cli;

import dev.azwifn.azure.CredentialName;
import dev.azwifn.azure.IssuerSite;
import dev.azwifn.azure.ManagedIdentity;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.azure.RoleAssignment;
import dev.azwifn.command.ResultLines;
import dev.azwifn.command.Style;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for people: what all resources share, then each one's kind, name, and what it must be. */
final class PlanTable {
    private static final int WIDTH = 100;
    private static final int LONGEST_NAME = 40;
    private static final String NOT_KNOWN = "not known yet, see below";

    private record Row(String kind, String name, String mustBe) {
        Row {
            name = ResultLines.printable(name);
            mustBe = ResultLines.printable(mustBe);
        }
    }

    private final ProvisioningPlan plan;
    private final Style style;
    private final StringBuilder out = new StringBuilder();
    private final List<Row> rows = new ArrayList<>();

    private PlanTable(ProvisioningPlan plan, Style style) {
        this.plan = plan;
        this.style = style;
    }

    /**
     * Lines of at most 100 characters, as far as there are places to break them.
     *
     * @param keyIDs the {@code kid} of each key that the JWKS is to have; null while there is no key pair
     */
    static String of(ProvisioningPlan plan, @Nullable List<String> keyIDs, Style style) {
        PlanTable table = new PlanTable(plan, style);
        table.writeHead(keyIDs);
        table.addRows();
        table.writeRows();
        for (String note : plan.notes()) {
            table.line("");
            wrap(ResultLines.printable(note), WIDTH).forEach(table::line);
        }
        return table.out.toString();
    }

    private void writeHead(@Nullable List<String> keyIDs) {
        Issuer issuer = plan.site().issuer();
        head("cloud", plan.cloud().title());
        if (plan.tenantID() != null) {
            head("tenant", plan.tenantID());
        }
        head("subscription", plan.resourceGroup().subscriptionID());
        head("location", plan.resourceGroup().location());
        head("owner tag", ProvisioningPlan.OWNER_TAG + "=" + plan.owner());
        if (issuer == null) {
            notYet("issuer", NOT_KNOWN);
        } else {
            head("issuer", issuer.url());
        }
        head("audience", FederatedCredential.AUDIENCE);
        if (keyIDs == null) {
            notYet("signing key", "none yet: azwi-fn keys makes it");
        } else {
            keyIDs.forEach(key -> head("signing key", key));
        }
    }

    private void head(String label, String value) {
        line(pad(label, 14) + ResultLines.printable(value));
    }

    private void notYet(String label, String why) {
        line(pad(label, 14) + style.yellow(why));
    }

    private void addRows() {
        IssuerSite site = plan.site();
        rows.add(new Row("resource group", plan.resourceGroup().name(), "there"));
        rows.add(new Row(
                "storage account",
                site.storageAccount(),
                site.isWebsite() ? "StorageV2" : "StorageV2, public blobs allowed"));
        rows.add(
                site.isWebsite()
                        ? new Row("static website", site.container(), "switched on")
                        : new Row("container", site.container(), "public access to its blobs"));
        rows.add(new Row("document", Issuer.JWKS_PATH, "the signing key's public half"));
        rows.add(new Row("document", Issuer.DISCOVERY_PATH, "the issuer, and where its keys are"));
        addIdentity(plan.clusterIdentity());
        if (plan.machineIdentity() != null) {
            addIdentity(plan.machineIdentity());
        }
        plan.serviceAccounts()
                .forEach(account ->
                        rows.add(new Row("federated credential", CredentialName.of(account), account.subject())));
        plan.roles().forEach(role -> rows.add(new Row("role", role.role().title(), scope(role))));
    }

    private void addIdentity(ManagedIdentity identity) {
        rows.add(new Row("managed identity", identity.name(), "user-assigned"));
    }

    /** What the head says already is left out. */
    private String scope(RoleAssignment role) {
        String subscription = "/subscriptions/" + plan.resourceGroup().subscriptionID();
        return role.scope().equalsIgnoreCase(subscription)
                ? "the subscription"
                : role.scope().regionMatches(true, 0, subscription + "/", 0, subscription.length() + 1)
                        ? role.scope().substring(subscription.length() + 1)
                        : role.scope();
    }

    private void writeRows() {
        int kind = 0;
        int name = 0;
        for (Row row : rows) {
            kind = Math.max(kind, row.kind.length() + 2);
            name = Math.max(name, Math.min(row.name.length(), LONGEST_NAME) + 2);
        }
        line("");
        line(style.bold(pad("RESOURCE", kind) + pad("NAME", name) + "MUST BE"));
        for (Row row : rows) {
            String left = style.cyan(pad(row.kind, kind)) + pad(row.name, name);
            if (row.name.length() + 2 > name) {
                line(left);
                left = " ".repeat(kind + name);
            }
            for (String part : wrap(row.mustBe, WIDTH - kind - name)) {
                line(left + part);
                left = " ".repeat(kind + name);
            }
        }
    }

    /** Breaks behind spaces, else behind what separates the parts of resource IDs, URLs and subjects. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (text.length() - start > width) {
            int end = start + width;
            int space = text.lastIndexOf(' ', end);
            int place =
                    space > start ? space : Math.max(text.lastIndexOf('/', end - 1), text.lastIndexOf(':', end - 1));
            if (place <= start) {
                break; // nowhere to break: rather a long line than a name in two parts
            }
            lines.add(text.substring(start, place + 1));
            start = place + 1;
        }
        lines.add(text.substring(start));
        return lines;
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private void line(String text) {
        out.append(ResultLines.line(text.stripTrailing())).append('\n');
    }
}
