package dev.azwifn.cli.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The keys in testdata/keys are throw-away ones; testdata/oidc was made from them with openssl, not with this program. */
class OidcCommandTest {
    private static final Path TESTDATA = Path.of("testdata").toAbsolutePath();
    private static final String ONE = TESTDATA.resolve("keys/one.pub").toString();
    private static final String TWO = TESTDATA.resolve("keys/two.pub").toString();
    private static final String ISSUER = "https://acct.blob.core.windows.net/oidc/";

    @TempDir
    Path folder;

    private Path jwks;
    private Path discovery;

    @BeforeEach
    void name() {
        jwks = folder.resolve("site/openid/v1/jwks");
        discovery = folder.resolve("site/.well-known/openid-configuration");
    }

    @Test
    void bothDocumentsByteForByte() throws IOException {
        assertThat(oidc("--issuer-url", ISSUER, "--public-key-file", ONE))
                .isEqualTo(new InProcess.Outcome(0, jwks + ": written\n" + discovery + ": written\n", ""));

        assertThat(jwks).hasSameBinaryContentAs(TESTDATA.resolve("oidc/jwks-one.json"));
        assertThat(discovery).hasSameBinaryContentAs(TESTDATA.resolve("oidc/openid-configuration-with-slash.json"));
        assertThat(Folder.contents(folder))
                .containsOnlyKeys(
                        "",
                        "site",
                        "site/.well-known",
                        "site/.well-known/openid-configuration",
                        "site/openid",
                        "site/openid/v1",
                        "site/openid/v1/jwks");
    }

    @Test
    void issuerWithoutSlashStaysWithoutSlash() {
        oidc("--issuer-url", "https://oidc.example.com/a", "--public-key-file", ONE);

        assertThat(discovery).hasSameBinaryContentAs(TESTDATA.resolve("oidc/openid-configuration-without-slash.json"));
    }

    @Test
    void severalKeysByOptions() {
        oidc("--issuer-url", ISSUER, "--public-key-file", ONE, "--key", TWO);

        assertThat(jwks).hasSameBinaryContentAs(TESTDATA.resolve("oidc/jwks-two.json"));
    }

    @Test
    void severalKeysInOneFile() throws IOException {
        Files.writeString(folder.resolve("both.pub"), Files.readString(Path.of(ONE)) + Files.readString(Path.of(TWO)));
        oidc("--issuer-url", ISSUER, "--public-key-file", "both.pub");

        assertThat(jwks).hasSameBinaryContentAs(TESTDATA.resolve("oidc/jwks-two.json"));
    }

    @Test
    void everyKeyIsThereOnce() throws IOException {
        Files.writeString(folder.resolve("both.pub"), Files.readString(Path.of(ONE)) + Files.readString(Path.of(TWO)));
        oidc("--issuer-url", ISSUER, "--public-key-file", ONE, "--key", ONE, "--key", "both.pub", "--key", TWO);

        assertThat(jwks).hasSameBinaryContentAs(TESTDATA.resolve("oidc/jwks-two.json"));
    }

    @Test
    void secondRunLeavesTheFilesAlone() throws IOException {
        oidc("--issuer-url", ISSUER, "--public-key-file", ONE);
        FileTime past = FileTime.fromMillis(0);
        Files.setLastModifiedTime(jwks, past);
        Files.setLastModifiedTime(discovery, past);

        assertThat(oidc("--issuer-url", ISSUER, "--public-key-file", ONE))
                .isEqualTo(new InProcess.Outcome(0, jwks + ": up to date\n" + discovery + ": up to date\n", ""));
        assertThat(Files.getLastModifiedTime(jwks)).isEqualTo(past);
        assertThat(oidc("--issuer-url", ISSUER, "--public-key-file", TWO).out())
                .isEqualTo(jwks + ": written\n" + discovery + ": up to date\n");
        assertThat(Files.getLastModifiedTime(discovery)).isEqualTo(past);
    }

    @ParameterizedTest
    @CsvSource({
        "AzurePublicCloud, https://acct.blob.core.windows.net/oidc/",
        "AzureUSGovernmentCloud, https://acct.blob.core.usgovcloudapi.net/oidc/",
        "AzureChinaCloud, https://acct.blob.core.chinacloudapi.cn/oidc/",
    })
    void issuerDerivedFromStorage(String cloud, String issuer) {
        oidc("--cloud", cloud, "--storage-account", "acct", "--container", "oidc", "--public-key-file", ONE);

        assertThat(discovery)
                .content()
                .contains("\"issuer\": \"" + issuer + "\"", "\"jwks_uri\": \"" + issuer + "openid/v1/jwks\"");
    }

    @Test
    void givenIssuerCountsBeforeTheDerivedOne() throws IOException {
        Files.writeString(folder.resolve("wi.yaml"), """
                apiVersion: azwi-fn.dev/v1alpha1
                kind: WorkloadIdentity
                metadata: {name: wi}
                spec:
                  issuer: {url: "https://acct.z13.web.core.windows.net/", storageAccount: acct, container: $web}
                """);
        oidc("-f", "wi.yaml", "--public-key-file", ONE);

        assertThat(discovery).content().contains("\"issuer\": \"https://acct.z13.web.core.windows.net/\"");
    }

    /** Message by message: what is wrong, and what to do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "|no issuer: set spec.issuer.url (or --issuer-url, or SERVICE_ACCOUNT_ISSUER), or spec.issuer.storageAccount"
                        + " and spec.issuer.container",
                "--storage-account=acct|no issuer: set spec.issuer.url (or --issuer-url, or SERVICE_ACCOUNT_ISSUER), or"
                        + " spec.issuer.storageAccount and spec.issuer.container",
                "--storage-account=acct --container=$web|the issuer of a static website ($web) cannot be derived; give its"
                        + " URL, which is the account's primaryEndpoints.web (az storage account show)",
                "--issuer-url=http://a.example/|--issuer-url: 'http://a.example/' is not an https URL; Entra ID reads the"
                        + " issuer's documents over https only, so it begins with https://",
                "--issuer-url=https://a.example/\t|--issuer-url: 'https://a.example/?' has a space, a control character or a"
                        + " character beyond ASCII at position 19; remove it",
                "--issuer-url=\u00a0https://a.example/|--issuer-url: '\u00a0https://a.example/' has a space, a control"
                        + " character or a character beyond ASCII at position 1; remove it",
                "--issuer-url=https://a.example/?x|--issuer-url: 'https://a.example/?x' has a query or fragment; an issuer"
                        + " ends before '?'",
            })
    void withoutAGoodIssuerNothingIsWritten(String options, String problem) throws IOException {
        List<String> args = new ArrayList<>(List.of("--public-key-file", ONE));
        if (options != null) {
            args.addAll(List.of(options.split(" ")));
        }

        assertThat(oidc(args.toArray(String[]::new)))
                .isEqualTo(new InProcess.Outcome(1, "", "error: " + problem + "\n"));
        assertThat(Folder.contents(folder)).containsOnlyKeys("");
    }

    @ParameterizedTest
    @CsvSource({"SERVICE_ACCOUNT_ISSUER,' https://a.example/',1", "SERVICE_ACCOUNT_ISSUER,'https://a.example/ ',19"})
    void whitespaceAroundTheVariableIsNotTrimmed(String variable, String value, int position) {
        InProcess.Outcome run =
                new InProcess(folder, Map.of(variable, value)).run("oidc", "--out", "site", "--public-key-file", ONE);

        assertThat(run)
                .isEqualTo(new InProcess.Outcome(
                        1,
                        "",
                        "error: " + variable + ": '" + value
                                + "' has a space, a control character or a character beyond" + " ASCII at position "
                                + position + "; remove it\n"));
    }

    @Test
    void privateKeyByMistakeIsRefused() throws IOException {
        KeyMaterial pair = KeyMaterial.rsa(0);
        Path key = Files.writeString(folder.resolve("sa.key"), pair.privatePem());
        String problem =
                "error: " + key + ": holds a private key where the public one belongs; are the two files swapped?"
                        + " The public half: openssl pkey -in FILE -pubout -out NEWFILE\n";

        for (InProcess.Outcome run : List.of(
                oidc("--issuer-url", ISSUER, "--public-key-file", "sa.key"),
                oidc("--issuer-url", ISSUER, "--public-key-file", ONE, "--key", "sa.key"))) {
            assertThat(run).isEqualTo(new InProcess.Outcome(1, "", problem));
            KeyMaterial.assertNothingShown(pair.privatePem(), run.err());
        }
        assertThat(Folder.contents(folder)).containsOnlyKeys("", "sa.key");
    }

    @Test
    void missingKeyIsNamed() {
        assertThat(oidc("--issuer-url", ISSUER).err())
                .isEqualTo("error: " + folder + "/sa.pub: cannot be read: no such file or directory\n");
    }

    @Test
    void outThatIsAFileIsAnError() throws IOException {
        Path file = Files.writeString(folder.resolve("site"), "mine");

        assertThat(oidc("--issuer-url", ISSUER, "--public-key-file", ONE))
                .isEqualTo(new InProcess.Outcome(
                        1, "", "error: " + file + ": is a file; name a folder for the documents\n"));
        assertThat(file).hasContent("mine");
    }

    @Test
    void withoutAFolderItIsWrongUsage() throws IOException {
        assertThat(InProcess.in(folder).run("oidc", "--issuer-url", ISSUER, "--public-key-file", ONE))
                .isEqualTo(new InProcess.Outcome(
                        2, "", "error: Missing required option: '--out=DIR'\nTry 'azwi-fn --help'.\n"));
        assertThat(InProcess.in(folder).run("oidc", "--issuer-url", ISSUER, "--public-key-file", ONE, "--out="))
                .isEqualTo(new InProcess.Outcome(
                        2, "", "error: --out is empty: name a folder; . is the current one\nTry 'azwi-fn --help'.\n"));
        assertThat(Folder.contents(folder)).containsOnlyKeys("");
    }

    private InProcess.Outcome oidc(String... options) {
        List<String> args = new ArrayList<>(List.of("oidc", "--out", "site"));
        args.addAll(List.of(options));
        return InProcess.in(folder).run(args.toArray(String[]::new));
    }
}
