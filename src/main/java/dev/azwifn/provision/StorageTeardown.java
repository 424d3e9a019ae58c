package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.fluent.models.ListContainerItemInner;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import dev.azwifn.azure.IssuerSite;
import dev.azwifn.azure.ProvisioningPlan;
import dev.azwifn.oidc.Issuer;
import java.util.ArrayList;
import java.util.List;

/** The storage account if it is ours; of another's account the container or the documents that are ours. */
final class StorageTeardown {
    private static final List<String> DOCUMENTS = List.of(Issuer.DISCOVERY_PATH, Issuer.JWKS_PATH);

    private final Azure azure;
    private final ProvisioningPlan plan;
    private final IssuerSite site;
    private final String group;

    StorageTeardown(Azure azure, ProvisioningPlan plan) {
        this.azure = azure;
        this.plan = plan;
        this.site = plan.site();
        this.group = site.resourceGroup().name();
    }

    List<Removal> removals() {
        String title = "storage account " + site.storageAccount();
        var client = azure.storage().getStorageAccounts();
        StorageAccountInner account = azure.calls()
                .find(
                        title,
                        () -> client.getByResourceGroupWithResponse(group, site.storageAccount(), null, Context.NONE)
                                .getValue());
        if (account == null) {
            return List.of();
        }
        if (Ownership.isTagged(account.tags(), plan)) {
            return List.of(Removal.ofResource(
                    title + containers(title),
                    site.accountId(),
                    () -> azure.calls()
                            .find(title, () -> client.deleteWithResponse(group, site.storageAccount(), Context.NONE))));
        }
        List<Removal> removals = new ArrayList<>(contents());
        removals.add(Removal.kept(title, Ownership.NOT_OURS));
        return removals;
    }

    /** All that goes with the account is shown first: other people may have put something into it. */
    private String containers(String title) {
        List<String> names = azure.calls().find(title, () -> {
            List<String> list = new ArrayList<>();
            for (ListContainerItemInner each :
                    azure.storage().getBlobContainers().list(group, site.storageAccount())) {
                list.add(each.name());
            }
            return list;
        });
        return names == null || names.isEmpty() ? "" : " with its containers " + String.join(", ", names);
    }

    private List<Removal> contents() {
        BlobContainerClient blobs = azure.blobs().getBlobContainerClient(site.container());
        List<Removal> documents = new ArrayList<>();
        for (String path : DOCUMENTS) {
            String title = "document " + site.container() + "/" + path;
            BlobClient blob = blobs.getBlobClient(path);
            BlobProperties actual = azure.calls().find(title, blob::getProperties);
            if (actual != null) {
                documents.add(
                        Ownership.isMarked(actual.getMetadata(), plan)
                                ? Removal.of(title, () -> azure.calls().call(title, blob::deleteIfExists))
                                : Removal.kept(title, Ownership.NOT_OURS));
            }
        }
        if (!site.isWebsite()
                && isOurContainer()
                && documents.stream().noneMatch(Removal::isKept)
                && isOtherwiseEmpty(blobs)) {
            return List.of(container());
        }
        return documents;
    }

    private Removal container() {
        String title = "container " + site.container();
        var client = azure.storage().getBlobContainers();
        return Removal.of(
                title + " with its documents",
                () -> azure.calls()
                        .find(
                                title,
                                () -> client.deleteWithResponse(
                                        group, site.storageAccount(), site.container(), Context.NONE)));
    }

    private boolean isOurContainer() {
        BlobContainerInner actual = azure.calls()
                .find(
                        "container " + site.container(),
                        () -> azure.storage()
                                .getBlobContainers()
                                .getWithResponse(group, site.storageAccount(), site.container(), Context.NONE)
                                .getValue());
        return actual != null && Ownership.isMarked(actual.metadata(), plan);
    }

    private boolean isOtherwiseEmpty(BlobContainerClient blobs) {
        return azure.calls().call("container " + site.container(), () -> {
            for (BlobItem each : blobs.listBlobs()) {
                if (!DOCUMENTS.contains(each.getName())) {
                    return false;
                }
            }
            return true;
        });
    }
}
