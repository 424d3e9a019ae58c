package dev.azwifn.provision;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.BlobContainersClient;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.models.PublicAccess;
import dev.azwifn.azure.IssuerSite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The container whose blobs everybody may read, but not list. */
record ContainerStep(Azure azure, Found found) implements Step {
    @Override
    public String title() {
        return "container " + site().container();
    }

    @Override
    public Reading read() {
        BlobContainerInner actual = found.account() == null
                ? null
                : azure.calls()
                        .find(
                                title(),
                                () -> containers()
                                        .getWithResponse(
                                                group(), site().storageAccount(), site().container(), Context.NONE)
                                        .getValue());
        if (actual == null) {
            return Reading.missing(List.of(access(null)), this::create);
        }
        PublicAccess access = actual.publicAccess();
        return Reading.compared(List.of(access(access == null ? PublicAccess.NONE : access)), List.of(), this::repair);
    }

    private static Fact access(@Nullable PublicAccess actual) {
        return new Fact("public access", PublicAccess.BLOB.toString(), actual == null ? null : actual.toString());
    }

    private void create() {
        BlobContainerInner wanted = new BlobContainerInner()
                .withPublicAccess(PublicAccess.BLOB)
                .withMetadata(Ownership.metadata(found.plan()));
        azure.calls()
                .call(
                        title(),
                        () -> containers()
                                .createWithResponse(
                                        group(), site().storageAccount(), site().container(), wanted, Context.NONE));
    }

    private void repair() {
        BlobContainerInner wanted = new BlobContainerInner().withPublicAccess(PublicAccess.BLOB);
        azure.calls()
                .call(
                        title(),
                        () -> containers()
                                .updateWithResponse(
                                        group(), site().storageAccount(), site().container(), wanted, Context.NONE));
    }

    private IssuerSite site() {
        return found.plan().site();
    }

    private String group() {
        return site().resourceGroup().name();
    }

    private BlobContainersClient containers() {
        return azure.storage().getBlobContainers();
    }
}
