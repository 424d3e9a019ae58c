package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.provision.testazure.Call;
import dev.azwifn.provision.testazure.TestAzure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run the program against the test Azure: each begins with an empty one, and with a config and keys of its own. */
abstract class OnTestAzure {
    @TempDir
    Path folder;

    TestAzure azure;
    Workspace workspace;

    /** Before the rest, so that a machine without Azurite skips all of it. */
    @BeforeAll
    static void requireAzurite() throws Exception {
        TestAzure.started();
    }

    @BeforeEach
    final void start() throws Exception {
        azure = TestAzure.started();
        azure.reset();
        workspace = Workspace.in(folder, azure);
    }

    /** Azure's own validator has seen every call, and every answer. */
    @AfterEach
    final void everyCallIsAsTheSwaggerWantsIt() {
        assertThat(azure.traffic().problems()).isEmpty();
    }

    @AfterEach
    final void noPrivateKeyHasBeenSent() {
        for (Call call : azure.traffic().calls()) {
            workspace.assertNoKeyIn(new String(call.request().body(), StandardCharsets.UTF_8));
        }
    }
}
