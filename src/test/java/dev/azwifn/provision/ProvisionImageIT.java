package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.azwifn.UserShell.Outcome;
import dev.azwifn.image.Images;
import dev.azwifn.provision.testazure.RealNames;
import dev.azwifn.provision.testazure.TestAzure;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The image of the companion. */
class ProvisionImageIT {
    @TempDir
    Path folder;

    private Images images;

    @BeforeEach
    void build() throws Exception {
        images = Images.built();
    }

    /** Azure's certificates are issued by these. */
    @Test
    void trustsAzuresAuthorities() {
        Outcome outcome = images.sh(
                folder,
                "container=$(podman create " + Images.COMPANION
                        + ") && podman cp $container:/opt/azwi-provision/lib/security/cacerts ."
                        + " && podman rm $container && " + System.getProperty("java.home")
                        + "/bin/keytool -list -v -keystore cacerts -storepass changeit");

        assertThat(outcome.out())
                .as(outcome.err())
                .contains("CN=DigiCert Global Root G2", "CN=Microsoft RSA Root Certificate Authority 2017");
    }

    @Test
    void withoutALoginItSaysSo() throws Exception {
        Files.writeString(folder.resolve(Workspace.FILE), Workspace.CONFIG);

        Outcome outcome = images.sh(
                folder, Images.SEALED + "-v $PWD:/work:ro " + Images.COMPANION + " plan -f " + Workspace.FILE);

        assertThat(outcome.exitCode()).isOne();
        assertThat(outcome.err()).startsWith("error: ");
    }

    /** It finds Azure by its names, and works there through TLS; here the names are this machine. */
    @Test
    void logsInAndWorks() throws Exception {
        TestAzure azure = TestAzure.started();
        azure.reset();
        Workspace workspace = Workspace.in(folder, azure);
        Files.copy(azure.trustStore(), folder.resolve("trust.p12"));
        try (RealNames names = azure.atRealNames()) {
            for (String command : List.of("plan", "apply", "status", "destroy --yes")) {
                Outcome outcome = images.shell(
                                folder,
                                Map.of(
                                        "JDK_JAVA_OPTIONS",
                                        "-Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit",
                                        "AZURE_TENANT_ID",
                                        TestAzure.TENANT,
                                        "AZURE_CLIENT_ID",
                                        TestAzure.OPERATOR_CLIENT,
                                        "AZURE_CLIENT_SECRET",
                                        TestAzure.OPERATOR_SECRET))
                        .sh(
                                "podman run --rm --network host --read-only --read-only-tmpfs=false --cap-drop all --user \"$(id -u)\""
                                        + " -e JDK_JAVA_OPTIONS -e AZURE_TENANT_ID -e AZURE_CLIENT_ID -e AZURE_CLIENT_SECRET"
                                        + " --add-host login.microsoftonline.com:127.0.0.1 --add-host management.azure.com:127.0.0.1"
                                        + " --add-host oidcissuer01.blob.core.windows.net:127.0.0.1 -v $PWD:/work "
                                        + Images.COMPANION + " "
                                        + command + " -f " + Workspace.FILE);
                assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
                assertThat(outcome.out() + outcome.err()).doesNotContain(azure.secrets());
            }
        } catch (BindException e) {
            abort("this user may not listen at port 443, or somebody else does");
        }
        assertThat(workspace.config("spec/clusterIdentity/clientID")).isNotEmpty();
        assertThat(azure.snapshot()).isEqualTo("{ }");
        assertThat(azure.traffic().problems()).isEmpty();
    }
}
