package dev.azwifn.azure;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * A plan as a bash script for the Azure CLI: {@code provision.sh}, with the plan's values. In it, what stands behind a line
 * {@code #? word}, up to the next one or {@code #.}, is for plans of that kind; {@code @word@} is a place for values.
 */
public final class AzScript {
    private final ProvisioningPlan plan;
    private final Set<String> kinds = new HashSet<>();

    private AzScript(ProvisioningPlan plan) {
        this.plan = plan;
        kinds.add(plan.site().isWebsite() ? "website" : "container");
        kinds.add(plan.site().issuer() == null ? "later" : "published");
        kinds.add(plan.tenantID() == null ? "no-tenant" : "tenant");
        if (plan.machineIdentity() != null) {
            kinds.add("machines");
        }
    }

    /** The script; it never reads a key, and contains none. */
    public static String of(ProvisioningPlan plan) {
        return new AzScript(plan).write();
    }

    private String write() {
        StringBuilder script = new StringBuilder();
        boolean wanted = true;
        for (String line : template().lines().toList()) {
            if (line.startsWith("#? ") || line.equals("#.")) {
                wanted = line.equals("#.") || kinds.contains(line.substring(3));
            } else if (wanted) {
                script.append(filled(line));
            }
        }
        return script.toString();
    }

    private String filled(String line) {
        return switch (line) {
            case "@notes@" -> notes();
            case "@values@" -> values();
            case "@credentials@" -> credentials();
            case "@roles@" -> roles();
            default -> line + "\n";
        };
    }

    private String notes() {
        StringBuilder lines = new StringBuilder();
        plan.notes().forEach(note -> lines.append("#\n# ").append(note).append('\n'));
        return lines.toString();
    }

    private String values() {
        ResourceGroup group = plan.resourceGroup();
        IssuerSite site = plan.site();
        StringBuilder values = new StringBuilder();
        put(values, "cloud", plan.cloud().cliName());
        if (plan.tenantID() != null) {
            put(values, "tenant", plan.tenantID());
        }
        put(values, "subscription", group.subscriptionID());
        put(values, "group", group.name());
        put(values, "location", group.location());
        put(values, "tag", ProvisioningPlan.OWNER_TAG + "=" + plan.owner());
        put(values, "account", site.storageAccount());
        put(values, "account_id", site.accountId());
        if (site.issuer() != null) {
            put(values, "container", site.container());
            put(values, "metadata", ProvisioningPlan.OWNER_METADATA + "=" + plan.owner());
            put(values, "issuer", site.issuer().url());
            put(values, "jwks", Issuer.JWKS_PATH);
            put(values, "discovery", Issuer.DISCOVERY_PATH);
            put(values, "audience", FederatedCredential.AUDIENCE);
        }
        put(values, "identity", plan.clusterIdentity().name());
        if (plan.machineIdentity() != null) {
            put(values, "machine_identity", plan.machineIdentity().name());
        }
        put(values, "provider_id", plan.machines().toString());
        return values.toString();
    }

    private String credentials() {
        StringBuilder calls = new StringBuilder();
        for (FederatedCredential credential : plan.credentials()) {
            call(calls, "make_credential", credential.name(), credential.subject());
        }
        return calls.toString();
    }

    private String roles() {
        StringBuilder calls = new StringBuilder();
        for (RoleAssignment assignment : plan.roles()) {
            Role role = assignment.role();
            call(calls, "assign_role", role.title(), role.guid(), assignment.scope());
        }
        return calls.toString();
    }

    private static void put(StringBuilder values, String name, String value) {
        if (value.contains("$")) {
            values.append("# shellcheck disable=SC2016 # a dollar that is meant as one\n");
        }
        values.append(name).append('=').append(quoted(value)).append('\n');
    }

    private static void call(StringBuilder calls, String function, String... arguments) {
        calls.append(function);
        for (String argument : arguments) {
            calls.append(' ').append(quoted(argument));
        }
        calls.append('\n');
    }

    /** In single quotes nothing is special to the shell. */
    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static String template() {
        try (InputStream in = AzScript.class.getResourceAsStream("provision.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
