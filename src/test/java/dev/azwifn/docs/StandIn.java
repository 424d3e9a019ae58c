package dev.azwifn.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.azwifn.provision.testazure.RealNames;
import dev.azwifn.provision.testazure.TestAzure;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An Azure for pages and examples, in which nothing is yet.
 *
 * @param bin has an {@code azwi-provision} that finds it, logged in
 */
record StandIn(TestAzure azure, RealNames names, Path bin) implements AutoCloseable {
    /** The launcher in front of the delivered one says where Azure is, and Java notes that it was told. */
    private static final String LAUNCHER = """
            #!/bin/bash
            export JDK_JAVA_OPTIONS='-Djdk.net.hosts.file=%s -Djavax.net.ssl.trustStore=%s -Djavax.net.ssl.trustStorePassword=changeit'
            export AZURE_TENANT_ID=%s AZURE_CLIENT_ID=%s AZURE_CLIENT_SECRET=%s
            { '%s' "$@" 2>&1 1>&3 | grep -v '^NOTE: Picked up' >&2; exit "${PIPESTATUS[0]}"; } 3>&1
            """;

    /** Skips the test where it cannot be. */
    static StandIn in(Path folder) throws Exception {
        TestAzure azure = TestAzure.started();
        azure.reset();
        RealNames names = listening(azure);
        Path bin = Files.createDirectory(folder.resolve("bin"));
        Path launcher = Files.writeString(
                bin.resolve("azwi-provision"),
                LAUNCHER.formatted(
                        names.hosts(folder, "oidcissuer"),
                        azure.trustStore(),
                        TestAzure.TENANT,
                        TestAzure.OPERATOR_CLIENT,
                        TestAzure.OPERATOR_SECRET,
                        Programs.AZWI_PROVISION));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        return new StandIn(azure, names, bin);
    }

    private static RealNames listening(TestAzure azure) throws IOException {
        try {
            return azure.atRealNames();
        } catch (BindException e) {
            return abort("this user may not listen at port 443, or somebody else does");
        }
    }

    void assertUsedRightly() {
        assertThat(azure.snapshot()).contains("userAssignedIdentities/capz");
        assertThat(azure.traffic().problems()).isEmpty();
    }

    @Override
    public void close() {
        names.close();
    }
}
