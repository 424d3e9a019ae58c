package dev.azwifn.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcDocumentsTest {
    private static final Issuer ISSUER = new Issuer("https://acct.blob.core.windows.net/oidc/");
    private static final OidcDocuments DOCUMENTS = documents(0);

    @TempDir
    Path folder;

    @Test
    void discoveryDocument() {
        assertThat(new DiscoveryDocument(ISSUER).toJson()).isEqualTo("""
                        {
                          "issuer": "https://acct.blob.core.windows.net/oidc/",
                          "jwks_uri": "https://acct.blob.core.windows.net/oidc/openid/v1/jwks",
                          "response_types_supported": [
                            "id_token"
                          ],
                          "subject_types_supported": [
                            "public"
                          ],
                          "id_token_signing_alg_values_supported": [
                            "RS256"
                          ]
                        }
                        """);
    }

    @Test
    void writesBothForEveryoneToRead() throws IOException {
        Path out = folder.resolve("new/out");
        assertThat(DOCUMENTS.writeTo(out))
                .extracting(OidcDocuments.Written::changed)
                .containsExactly(true, true);

        assertThat(files(out)).containsExactly(".well-known/openid-configuration", "openid/v1/jwks");
        for (String path : files(out)) {
            assertThat(out.resolve(path)).hasContent(DOCUMENTS.byPath().get(path));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(path))))
                    .startsWith("rw-r");
        }
    }

    @Test
    void leavesWhatIsRightAlone() throws IOException {
        DOCUMENTS.writeTo(folder);
        FileTime past = FileTime.fromMillis(0);
        Files.setLastModifiedTime(folder.resolve(Issuer.JWKS_PATH), past);
        Files.setLastModifiedTime(folder.resolve(Issuer.DISCOVERY_PATH), past);

        assertThat(DOCUMENTS.writeTo(folder))
                .extracting(OidcDocuments.Written::changed)
                .containsExactly(false, false);
        assertThat(Files.getLastModifiedTime(folder.resolve(Issuer.JWKS_PATH))).isEqualTo(past);

        assertThat(documents(1).writeTo(folder))
                .extracting(OidcDocuments.Written::changed)
                .containsExactly(true, false);
        assertThat(folder.resolve(Issuer.JWKS_PATH))
                .hasContent(documents(1).jwks().toJson());
    }

    @Test
    void fileOrFolderInTheWayIsAnError() throws IOException {
        Files.writeString(folder.resolve("openid"), "in the way");
        assertThatThrownBy(() -> DOCUMENTS.writeTo(folder))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("cannot be written: ");

        Path other = folder.resolve("other");
        Files.createDirectories(other.resolve(Issuer.JWKS_PATH));
        assertThatThrownBy(() -> DOCUMENTS.writeTo(other))
                .isInstanceOf(OidcException.class)
                .hasMessageContaining("jwks: cannot be written: it is a directory");
    }

    private static OidcDocuments documents(int number) {
        PublicKeys keys = new PublicKeys(List.of(TestKeys.key(2048, number).publicKey()));
        return new OidcDocuments(ISSUER, Jwks.of(keys));
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
