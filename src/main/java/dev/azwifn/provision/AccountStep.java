package dev.azwifn.provision;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.StorageAccountsClient;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.DefaultAction;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.NetworkRuleSet;
import com.azure.resourcemanager.storage.models.ProvisioningState;
import com.azure.resourcemanager.storage.models.PublicNetworkAccess;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import com.azure.resourcemanager.storage.models.StorageAccountUpdateParameters;
import dev.azwifn.azure.IssuerSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The storage account. For a container its blobs may be public; a static website is public by itself. */
record AccountStep(Azure azure, Found found) implements Step {
    @Override
    public String title() {
        return "storage account " + site().storageAccount();
    }

    @Override
    public Reading read() {
        StorageAccountInner actual = get();
        if (actual == null) {
            return Reading.missing(
                    List.of(new Fact("location", site().resourceGroup().location(), null)), this::create);
        }
        if (!isReady(actual)) {
            return new Reading(
                    Action.CHECK,
                    List.of(new Fact("state", "Succeeded", String.valueOf(actual.provisioningState()))),
                    List.of(),
                    this::finish);
        }
        found.account(actual);
        return Reading.compared(facts(actual), notes(actual), this::repair);
    }

    private List<Fact> facts(StorageAccountInner actual) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("https only", "true", String.valueOf(actual.enableHttpsTrafficOnly())));
        if (!site().isWebsite()) {
            // Accounts of before 2023 have no value here, and that means allowed.
            boolean isAllowed = !Boolean.FALSE.equals(actual.allowBlobPublicAccess());
            facts.add(new Fact("public access to blobs allowed", "true", String.valueOf(isAllowed)));
        }
        return facts;
    }

    private List<String> notes(StorageAccountInner actual) {
        List<String> notes = new ArrayList<>();
        if (!Ownership.isTagged(actual.tags(), found.plan())) {
            notes.add(Ownership.note(title()));
        }
        NetworkRuleSet rules = actual.networkRuleSet();
        if (PublicNetworkAccess.DISABLED.equals(actual.publicNetworkAccess())
                || rules != null && rules.defaultAction() == DefaultAction.DENY) {
            notes.add(title()
                    + " lets only some networks in, and Entra ID reads the documents from the internet: az storage"
                    + " account update --name " + site().storageAccount()
                    + " --public-network-access Enabled --default-action Allow");
        }
        return notes;
    }

    private void create() {
        StorageAccountCreateParameters wanted = new StorageAccountCreateParameters()
                .withSku(new Sku().withName(SkuName.STANDARD_LRS))
                .withKind(Kind.STORAGE_V2)
                .withLocation(site().resourceGroup().location())
                .withTags(Ownership.tags(found.plan()))
                .withEnableHttpsTrafficOnly(true)
                .withMinimumTlsVersion(MinimumTlsVersion.TLS1_2)
                .withAllowBlobPublicAccess(!site().isWebsite())
                .withAllowSharedKeyAccess(false);
        Response<?> started = azure.calls()
                .call(
                        title(),
                        () -> accounts()
                                .createWithResponseAsync(group(), site().storageAccount(), wanted)
                                .block());
        LongOperation.await(azure, title(), "being made", started);
        awaitReady();
    }

    /** Somebody began to make it, perhaps this program before it was interrupted. */
    private void finish() {
        awaitReady();
        read().change().run();
    }

    /** Making an account takes some seconds, and only then has it its endpoints. */
    private void awaitReady() {
        azure.calls().until(title(), () -> {
            StorageAccountInner actual = get();
            if (actual == null || !isReady(actual)) {
                return "being made";
            }
            found.account(actual);
            return null;
        });
    }

    private void repair() {
        StorageAccountUpdateParameters wanted = new StorageAccountUpdateParameters().withEnableHttpsTrafficOnly(true);
        if (!site().isWebsite()) {
            wanted.withAllowBlobPublicAccess(true);
        }
        found.account(azure.calls()
                .call(
                        title(),
                        () -> accounts()
                                .updateWithResponse(group(), site().storageAccount(), wanted, Context.NONE)
                                .getValue()));
    }

    private @Nullable StorageAccountInner get() {
        return azure.calls()
                .find(
                        title(),
                        () -> accounts()
                                .getByResourceGroupWithResponse(group(), site().storageAccount(), null, Context.NONE)
                                .getValue());
    }

    private static boolean isReady(StorageAccountInner account) {
        return account.provisioningState() == ProvisioningState.SUCCEEDED;
    }

    private IssuerSite site() {
        return found.plan().site();
    }

    private String group() {
        return site().resourceGroup().name();
    }

    private StorageAccountsClient accounts() {
        return azure.storage().getStorageAccounts();
    }
}
