package dev.azwifn.oidc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an issuer serves: both documents, as files below one folder or as blobs in one container. */
public record OidcDocuments(Issuer issuer, Jwks jwks) {
    /** The media type that both are to be served as. */
    public static final String MEDIA_TYPE = "application/json";

    private static final String PUBLIC = "rw-r--r--";

    /**
     * A file that now holds its document.
     *
     * @param changed false if the file already had this content, and was left alone
     */
    public record Written(Path file, boolean changed) {}

    /** The documents by their path below the issuer. The keys first: published in this order, there is never a discovery document without keys. */
    public Map<String, String> byPath() {
        Map<String, String> documents = new LinkedHashMap<>();
        documents.put(Issuer.JWKS_PATH, jwks.toJson());
        documents.put(Issuer.DISCOVERY_PATH, new DiscoveryDocument(issuer).toJson());
        return documents;
    }

    /** Writes both, each in one step; the folder is made if it is missing. */
    public List<Written> writeTo(Path folder) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new OidcException(folder, "is a file; name a folder for the documents");
        }
        List<Written> written = new ArrayList<>();
        byPath().forEach((path, content) -> {
            Path file = folder.resolve(path);
            boolean changed = !holds(file, content);
            if (changed) {
                write(file, content);
            }
            written.add(new Written(file, changed));
        });
        return written;
    }

    private static boolean holds(Path file, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        try {
            return Files.isRegularFile(file)
                    && Files.size(file) == bytes.length
                    && Arrays.equals(Files.readAllBytes(file), bytes);
        } catch (IOException e) {
            throw OidcException.cannotRead(file, e);
        }
    }

    private static void write(Path file, String content) {
        Path folder = Objects.requireNonNull(file.getParent(), "both paths have a folder");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw OidcException.cannotWrite(folder, e);
        }
        try (OidcFile staged = OidcFile.write(file, content, PUBLIC)) {
            staged.replace();
        }
    }
}
