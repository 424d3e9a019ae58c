package dev.azwifn.provision;

import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.rotate.Publication;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the two OIDC documents, as a blob.
 *
 * @param path below the issuer
 */
record DocumentStep(Azure azure, Found found, Publication keys, String path) implements Step {
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
            return Reading.missing(List.of(), () -> upload(null));
        }
        String content = actual.getValue().toString();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(
                "content type",
                OidcDocuments.MEDIA_TYPE,
                actual.getDeserializedHeaders().getContentType()));
        facts.addAll(DocumentFacts.of(path, wanted(issuer, content), content));
        return Reading.compared(facts, notes(content), () -> upload(content));
    }

    private List<String> notes(String content) {
        return path.equals(Issuer.JWKS_PATH)
                ? keys.kept(content).stream()
                        .map(key -> "the key " + key
                                + " is not in the public key file; it stays published while keys are rotated")
                        .toList()
                : List.of();
    }

    /** @param actual what is there; null if nothing is */
    private void upload(@Nullable String actual) {
        Issuer issuer =
                Objects.requireNonNull(found.issuer(), "the storage account is there, and its website is known");
        azure.calls().call(title(), () -> blob().uploadWithResponse(content(issuer, actual), null, Context.NONE));
    }

    /** For one try: its content is empty once it was sent, whether or not it arrived. */
    private BlobParallelUploadOptions content(Issuer issuer, @Nullable String actual) {
        return new BlobParallelUploadOptions(BinaryData.fromString(wanted(issuer, actual)))
                .setHeaders(new BlobHttpHeaders().setContentType(OidcDocuments.MEDIA_TYPE))
                .setMetadata(Ownership.metadata(found.plan()));
    }

    private String wanted(Issuer issuer, @Nullable String actual) {
        String published = path.equals(Issuer.JWKS_PATH) ? actual : null;
        return Objects.requireNonNull(
                new OidcDocuments(issuer, keys.instead(published)).byPath().get(path));
    }

    private BlobClient blob() {
        return azure.blobs()
                .getBlobContainerClient(found.plan().site().container())
                .getBlobClient(path);
    }
}
