package dev.azwifn.provision;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.OidcDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One of the two OIDC documents, as a blob.
 *
 * @param path below the issuer
 */
record DocumentStep(Azure azure, Found found, Jwks keys, String path) implements Step {
    @Override
    public String title() {
        return (path.equals(Issuer.JWKS_PATH) ? "JWKS " : "discovery document ") + path;
    }

    @Override
    public Reading read() {
        Issuer issuer = found.issuer();
        BlobDownloadContentResponse actual = found.account() == null || issuer == null
                ? null
                : azure.calls().find(title(), () -> blob().downloadContentWithResponse(null, null, null, Context.NONE));
        if (actual == null || issuer == null) {
            return Reading.missing(List.of(), this::upload);
        }
        String content = actual.getValue().toString();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "content type",
                OidcDocuments.MEDIA_TYPE,
                actual.getDeserializedHeaders().getContentType()));
        facts.addAll(DocumentFacts.of(path, wanted(issuer), content));
        return Reading.compared(facts, List.of(), this::upload);
    }

    private void upload() {
        Issuer issuer =
                Objects.requireNonNull(found.issuer(), "the storage account is there, and its website is known");
        azure.calls().call(title(), () -> blob().uploadWithResponse(content(issuer), null, Context.NONE));
    }

    /** For one try: its content is empty once it was sent, whether or not it arrived. */
    private BlobParallelUploadOptions content(Issuer issuer) {
        return new BlobParallelUploadOptions(BinaryData.fromString(wanted(issuer)))
                .setHeaders(new BlobHttpHeaders().setContentType(OidcDocuments.MEDIA_TYPE))
                .setMetadata(Ownership.metadata(found.plan()));
    }

    private String wanted(Issuer issuer) {
        return Objects.requireNonNull(new OidcDocuments(issuer, keys).byPath().get(path));
    }

    private BlobClient blob() {
        return azure.blobs()
                .getBlobContainerClient(found.plan().site().container())
                .getBlobClient(path);
    }
}
