package dev.azwifn.provision.testazure;

import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.blob.models.BlobContainerProperties;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.PublicAccessType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The containers and blobs of one storage account, which are Azurite's: whoever changes one, by Resource Manager or by the blob
 * service, changes the same.
 *
 * @param name the account's name in Azurite
 * @param client as the account's owner
 */
public record Containers(String name, BlobServiceClient client) {
    static final String WEBSITE = "$web";

    private static final Map<String, PublicAccessType> ACCESS =
            Map.of("Blob", PublicAccessType.BLOB, "Container", PublicAccessType.CONTAINER);

    /** @param publicAccess None, Blob or Container, as Resource Manager says it */
    public record Container(String publicAccess, Map<String, String> metadata) {}

    /** A blob's media type and content. */
    public record Blob(String type, BinaryData content) {}

    public Optional<Container> find(String container) {
        BlobContainerClient found = client.getBlobContainerClient(container);
        if (!found.exists()) {
            return Optional.empty();
        }
        BlobContainerProperties properties = found.getProperties();
        String access = ACCESS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(properties.getBlobPublicAccess()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("None");
        return Optional.of(new Container(access, properties.getMetadata()));
    }

    public void put(String name, Container container) {
        BlobContainerClient target = client.getBlobContainerClient(name);
        target.createIfNotExists();
        target.setAccessPolicy(ACCESS.get(container.publicAccess()), null);
        target.setMetadata(container.metadata());
    }

    public void delete(String container) {
        client.deleteBlobContainer(container);
    }

    public List<String> names() {
        return client.listBlobContainers().stream()
                .map(BlobContainerItem::getName)
                .toList();
    }

    /** What a container holds, by path. */
    public Map<String, Blob> blobs(String container) {
        Map<String, Blob> blobs = new TreeMap<>();
        for (BlobItem item : client.getBlobContainerClient(container).listBlobs()) {
            blobs.put(item.getName(), read(container, item.getName()).orElseThrow());
        }
        return blobs;
    }

    public Optional<Blob> read(String container, String path) {
        var blob = client.getBlobContainerClient(container).getBlobClient(path);
        return blob.exists()
                ? Optional.of(new Blob(blob.getProperties().getContentType(), blob.downloadContent()))
                : Optional.empty();
    }

    /** Replaces a blob, or makes it. */
    public void write(String container, String path, Blob blob) {
        var target = client.getBlobContainerClient(container).getBlobClient(path);
        target.upload(blob.content(), true);
        target.setHttpHeaders(new BlobHttpHeaders().setContentType(blob.type()));
    }

    public void deleteBlob(String container, String path) {
        client.getBlobContainerClient(container).getBlobClient(path).delete();
    }

    public boolean isWebsite() {
        return client.getProperties().getStaticWebsite().isEnabled();
    }
}
