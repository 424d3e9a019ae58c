package dev.azwifn.azure;

import dev.azwifn.capz.ProviderId;
import dev.azwifn.config.Cloud;
import dev.azwifn.config.ConfigException;
import dev.azwifn.config.Problem;
import dev.azwifn.config.Setting;
import dev.azwifn.config.WorkloadIdentity;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.trust.FederatedCredential;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a config whose values are valid one by one; finds what is missing, and what does not go together. */
final class Planner {
    private final WorkloadIdentity config;
    private final Cloud cloud;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Planner(WorkloadIdentity config) {
        this.config = config;
        this.cloud = Cloud.of(config.azure().cloud());
    }

    ProvisioningPlan plan() {
        ResourceGroup group = new ResourceGroup(
                required(Setting.SUBSCRIPTION_ID, config.azure().subscriptionID()),
                required(Setting.RESOURCE_GROUP, config.azure().resourceGroup()),
                required(Setting.LOCATION, config.azure().location()));
        IssuerSite site = site(group);
        ManagedIdentity clusterIdentity = new ManagedIdentity(
                group,
                required(Setting.MANAGED_IDENTITY_NAME, config.clusterIdentity().managedIdentityName()));
        checkNumberOfCredentials();
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        ProviderId machines = config.machineIdentity().providerID();
        if (machines == null) {
            machines = clusterIdentity.providerID();
        }
        ManagedIdentity machineIdentity = machineIdentity(machines, clusterIdentity);
        notes.addAll(CloudNotes.of(cloud));
        return new ProvisioningPlan(
                cloud,
                config.azure().tenantID(),
                clusterIdentity.name(),
                group,
                site,
                clusterIdentity,
                machineIdentity,
                machines,
                config.serviceAccounts(),
                roles(group, machines),
                List.copyOf(notes));
    }

    /** The value; a problem and an empty text if it is not there. */
    private String required(Setting setting, @Nullable String value) {
        if (value != null) {
            return value;
        }
        StringBuilder message = new StringBuilder("missing; set it, or ").append(setting.flag());
        if (!setting.environment().isEmpty()) {
            message.append(", or ").append(setting.environment().get(0));
        }
        problems.add(new Problem(null, "spec." + setting.path(), message.toString()));
        return "";
    }

    private IssuerSite site(ResourceGroup group) {
        String account = required(Setting.STORAGE_ACCOUNT, config.issuer().storageAccount());
        String container = required(Setting.CONTAINER, config.issuer().container());
        String url = config.issuer().url();
        if (account.isEmpty() || container.isEmpty()) {
            return new IssuerSite(cloud, group, account, container, null);
        }
        if (!config.issuer().formerURLs().isEmpty()) {
            notes.add(
                    "Former issuers get no federated credentials: the API server accepts their tokens, Entra ID does not.");
        }
        IssuerSite site = new IssuerSite(cloud, group, account, container, null);
        if (url == null) {
            return site.isWebsite()
                    ? unknown(site)
                    : site.withIssuer(Issuer.ofContainer(cloud.title(), account, container));
        }
        Issuer issuer = new Issuer(url);
        if (!site.serves(issuer)) {
            if (IssuerSite.isStorage(issuer)) {
                problems.add(new Problem(
                        null,
                        "spec." + Setting.ISSUER_URL.path(),
                        "'" + url + "' is not where " + site.title() + " is served: that is " + site.address()
                                + "; correct one of them, or leave the URL out"));
            } else {
                notes.add(
                        "The issuer " + url + " is not the storage's own address: see to it that it serves what is at "
                                + site.address() + ", to everybody and as application/json.");
            }
        }
        return site.withIssuer(issuer);
    }

    private IssuerSite unknown(IssuerSite site) {
        notes.add(
                "Azure chooses the address of a static website: issuer and federated credentials are complete once the"
                        + " storage account is there, and spec.issuer.url holds its primaryEndpoints.web.");
        return site;
    }

    private void checkNumberOfCredentials() {
        int tooMany = config.serviceAccounts().size() - FederatedCredential.LIMIT;
        if (tooMany > 0) {
            problems.add(new Problem(
                    null,
                    "spec." + Setting.SERVICE_ACCOUNTS.path(),
                    config.serviceAccounts().size() + " service accounts, and an identity has at most "
                            + FederatedCredential.LIMIT + " federated credentials; leave out " + tooMany
                            + ", or give them another identity and a config of its own"));
        }
    }

    /** The second identity, if there is one and it is made here; null if not. */
    private @Nullable ManagedIdentity machineIdentity(ProviderId machines, ManagedIdentity clusterIdentity) {
        if (machines.sameAs(clusterIdentity.providerID())) {
            return null;
        }
        ManagedIdentity beside = new ManagedIdentity(clusterIdentity.resourceGroup(), machines.name());
        if (machines.sameAs(beside.providerID())) {
            return beside;
        }
        notes.add("The machines' identity is in another resource group, and must be there already: " + machines);
        return null;
    }

    private List<RoleAssignment> roles(ResourceGroup group, ProviderId machines) {
        List<String> scopes = config.clusterIdentity().roleScopes();
        if (scopes.isEmpty()) {
            return List.of(new RoleAssignment("/subscriptions/" + group.subscriptionID(), Role.CONTRIBUTOR));
        }
        Map<String, RoleAssignment> roles = new LinkedHashMap<>();
        for (String scope : scopes) {
            roles.putIfAbsent(scope.toLowerCase(Locale.ROOT), new RoleAssignment(scope, Role.CONTRIBUTOR));
        }
        List<RoleAssignment> all = new ArrayList<>(roles.values());
        all.add(new RoleAssignment(machines.resourceID(), Role.MANAGED_IDENTITY_OPERATOR));
        return List.copyOf(all);
    }
}
