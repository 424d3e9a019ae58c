package dev.azwifn.azure;

import dev.azwifn.config.WorkloadIdentity.ServiceAccount;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.trust.FederatedCredential;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A plan for machines: {@code resources} in the order in which they are made, each with {@code type}, {@code name} and what it must be. */
public final class PlanDocument {
    private final ProvisioningPlan plan;
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();
    private final ArrayNode resources;

    private PlanDocument(ProvisioningPlan plan) {
        this.plan = plan;
        document.put("apiVersion", "azwi-fn.dev/v1alpha1").put("kind", "ProvisioningPlan");
        document.put("cloud", plan.cloud().title());
        if (plan.tenantID() != null) {
            document.put("tenantID", plan.tenantID());
        }
        document.put("subscriptionID", plan.resourceGroup().subscriptionID());
        document.put("owner", plan.owner());
        this.resources = document.putArray("resources");
    }

    /** @param keyIDs the {@code kid} of each key that the JWKS is to have; null while there is no key pair */
    public static ObjectNode of(ProvisioningPlan plan, @Nullable List<String> keyIDs) {
        PlanDocument made = new PlanDocument(plan);
        made.addResourceGroup();
        made.addSite();
        made.addDocuments(keyIDs);
        made.addIdentities();
        plan.serviceAccounts().forEach(made::addCredential);
        plan.roles().forEach(made::addRole);
        ArrayNode notes = made.document.putArray("notes");
        plan.notes().forEach(notes::add);
        return made.document;
    }

    private ObjectNode add(String type, String name) {
        return resources.addObject().put("type", type).put("name", name);
    }

    private ObjectNode addOwned(String type, String name, String id) {
        ObjectNode resource = add(type, name).put("id", id);
        resource.put("location", plan.resourceGroup().location());
        resource.putObject("tags").put(ProvisioningPlan.OWNER_TAG, plan.owner());
        return resource;
    }

    private void addResourceGroup() {
        addOwned(
                "ResourceGroup",
                plan.resourceGroup().name(),
                plan.resourceGroup().id());
    }

    private void addSite() {
        IssuerSite site = plan.site();
        addOwned("StorageAccount", site.storageAccount(), site.accountId())
                .put("kind", "StorageV2")
                .put("sku", "Standard_LRS")
                .put("minimumTlsVersion", "TLS1_2")
                .put("supportsHttpsTrafficOnly", true)
                .put("allowSharedKeyAccess", false)
                .put("allowBlobPublicAccess", !site.isWebsite());
        if (site.isWebsite()) {
            add("StaticWebsite", site.container()).put("enabled", true);
        } else {
            mark(add("BlobContainer", site.container()).put("publicAccess", "Blob"));
        }
    }

    private void addDocuments(@Nullable List<String> keyIDs) {
        Issuer issuer = plan.site().issuer();
        ObjectNode keys = addBlob(Issuer.JWKS_PATH, issuer == null ? null : issuer.jwksUri());
        if (keyIDs == null) {
            keys.putNull("keyIDs");
        } else {
            ArrayNode ids = keys.putArray("keyIDs");
            keyIDs.forEach(ids::add);
        }
        addBlob(Issuer.DISCOVERY_PATH, issuer == null ? null : issuer.discoveryUri())
                .put("issuer", url());
    }

    private ObjectNode addBlob(String path, @Nullable String address) {
        ObjectNode blob = add("Blob", path)
                .put("container", plan.site().container())
                .put("contentType", OidcDocuments.MEDIA_TYPE);
        mark(blob);
        return blob.put("url", address);
    }

    private void mark(ObjectNode resource) {
        resource.putObject("metadata").put(ProvisioningPlan.OWNER_METADATA, plan.owner());
    }

    private void addIdentities() {
        addIdentity(plan.clusterIdentity());
        if (plan.machineIdentity() != null) {
            addIdentity(plan.machineIdentity());
        }
    }

    private void addIdentity(ManagedIdentity identity) {
        addOwned("ManagedIdentity", identity.name(), identity.id());
    }

    private void addCredential(ServiceAccount account) {
        add("FederatedCredential", CredentialName.of(account))
                .put("identity", plan.clusterIdentity().name())
                .put("issuer", url())
                .put("subject", account.subject())
                .put("audience", FederatedCredential.AUDIENCE);
    }

    private void addRole(RoleAssignment assignment) {
        add("RoleAssignment", assignment.role().title())
                .put("identity", plan.clusterIdentity().name())
                .put("scope", assignment.scope())
                .put("roleDefinition", assignment.role().guid());
    }

    /** The issuer; null while it is not known. */
    private @Nullable String url() {
        return plan.site().issuer() == null ? null : plan.site().issuer().url();
    }
}
