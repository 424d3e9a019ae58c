package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.azwifn.provision.testazure.RealNames;
import dev.azwifn.provision.testazure.TestAzure;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages say happens: by the packaged applications, and where Azure is needed, on the stand-in for it. */
class PagesIT {
    private static final Path DOCS = Path.of("docs");
    private static final Path AZWI_FN = home("azwi.home", "azwi-fn");
    private static final Path AZWI_PROVISION = home("azwi.provision.home", "azwi-provision");

    @TempDir
    Path folder;

    private static Path home(String property, String name) {
        return Path.of(System.getProperty(property, "target/" + name)).toAbsolutePath();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference/transformers.md", "migration.md"})
    void pageIsTrue(String page) throws IOException {
        assertTrue(page, AZWI_FN.resolve("bin") + "");
    }

    @Test
    void guideIsTrue() throws Exception {
        TestAzure azure = TestAzure.started();
        azure.reset();
        try (RealNames names = listening(azure)) {
            Path bin = Files.createDirectory(folder.resolve("bin"));
            Path launcher = Files.writeString(bin.resolve("azwi-provision"), onStandIn(names, azure));
            assertThat(launcher.toFile().setExecutable(true)).isTrue();
            assertTrue("guide.md", bin + ":" + AZWI_FN.resolve("bin"));
        }
        assertThat(azure.snapshot()).isNotEqualTo("{ }");
        assertThat(azure.traffic().problems()).isEmpty();
    }

    private void assertTrue(String page, String path) throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        String was = Files.readString(DOCS.resolve(page));

        String is = RunnablePage.read(DOCS.resolve(page))
                .run(work, Map.of("PATH", path + ":" + System.getenv("PATH"), "LC_ALL", "C.UTF-8"));

        Path made = Path.of("target").resolve(page.replace('/', '-'));
        Files.writeString(made, is);
        assertThat(is)
                .as("if the programs are right: mv %s %s, and put … where it varies", made, DOCS.resolve(page))
                .isEqualTo(was);
    }

    private static RealNames listening(TestAzure azure) throws IOException {
        try {
            return azure.atRealNames();
        } catch (BindException e) {
            return abort("this user may not listen at port 443, or somebody else does");
        }
    }

    /** A launcher in front of the delivered one, which says where Azure is and who is logged in; Java notes that it was told. */
    private String onStandIn(RealNames names, TestAzure azure) throws IOException {
        return """
                #!/bin/bash
                export JDK_JAVA_OPTIONS='-Djdk.net.hosts.file=%s -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit'
                export AZURE_TENANT_ID=%s AZURE_CLIENT_ID=%s AZURE_CLIENT_SECRET=%s
                { '%s' "$@" 2>&1 1>&3 | grep -v '^NOTE: Picked up' >&2; exit "${PIPESTATUS[0]}"; } 3>&1
                """.formatted(
                        names.hosts(folder, "oidcissuer"),
                        azure.trustStore(),
                        TestAzure.TENANT,
                        TestAzure.OPERATOR_CLIENT,
                        TestAzure.OPERATOR_SECRET,
                        AZWI_PROVISION.resolve("bin/azwi-provision"));
    }
}
