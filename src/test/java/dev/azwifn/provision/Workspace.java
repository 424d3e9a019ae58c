package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.command.Shell;
import dev.azwifn.oidc.KeyPairFiles;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.provision.testazure.TestAzure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A user's folder with a config and a key pair, and the real program run in it. */
record Workspace(Path folder, TestAzure azure) {
    static final String SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";
    static final String GROUP = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/capz-identity";
    static final String IDENTITY = GROUP + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/capz";
    static final String ACCOUNT = GROUP + "/providers/Microsoft.Storage/storageAccounts/oidcissuer01";
    static final String ISSUER = "https://oidcissuer01.blob.core.windows.net/oidc/";
    static final String FILE = "workload-identity.yaml";

    /** With comments, which stay when outputs are written into it. */
    static final String CONFIG = """
            # our management cluster
            apiVersion: azwi-fn.dev/v1alpha1
            kind: WorkloadIdentity
            metadata:
              name: management
            spec:
              azure:
                tenantID: %s
                subscriptionID: %s
                location: westeurope
                resourceGroup: capz-identity
              issuer:
                storageAccount: oidcissuer01 # unique in all of Azure
                container: oidc
              clusterIdentity:
                managedIdentityName: capz
            """.formatted(TestAzure.TENANT, SUBSCRIPTION);

    static Workspace in(Path folder, TestAzure azure) {
        Workspace workspace = new Workspace(folder, azure);
        workspace.keys().ensure(SigningKey.DEFAULT_SIZE);
        return workspace.write(FILE, CONFIG);
    }

    KeyPairFiles keys() {
        return new KeyPairFiles(folder.resolve("sa.key"), folder.resolve("sa.pub"));
    }

    SigningKey signingKey() {
        return SigningKey.read(folder.resolve("sa.key"));
    }

    Workspace write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a piece of the config, which must be there. */
    Workspace change(String piece, String replacement) {
        assertThat(read(FILE)).contains(piece);
        return write(FILE, read(FILE).replace(piece, replacement));
    }

    /** A value of the config as it is now: {@code spec/issuer/url}. */
    String config(String path) {
        JsonNode node = new YAMLMapper().readTree(read(FILE));
        for (String name : path.split("/")) {
            node = node.path(name);
        }
        return node.asString("");
    }

    Outcome apply() {
        return run("apply", "-f", FILE);
    }

    Outcome status() {
        return run("status", "-f", FILE);
    }

    Outcome destroy() {
        return run("destroy", "-f", FILE, "--yes");
    }

    Outcome run(String... arguments) {
        return run(azure.access(), arguments);
    }

    Outcome run(AzureAccess access, String... arguments) {
        return run(access, "", "", arguments);
    }

    /** At a terminal, where a person types something. */
    Outcome typing(String typed, String... arguments) {
        return run(azure.access(), typed, "012", arguments);
    }

    private Outcome run(AzureAccess access, String typed, String terminals, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                folder,
                terminals);
        int exitCode = -1;
        Error death = null;
        try {
            exitCode = new AzwiProvision(shell, access).run(arguments);
        } catch (Error e) {
            death = e;
        }
        Outcome outcome = new Outcome(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), death);
        assertNoSecretIn(outcome + read(FILE));
        return outcome;
    }

    private void assertNoSecretIn(String text) {
        assertThat(text).doesNotContain(azure.secrets()).doesNotContain("Bearer");
        assertNoKeyIn(text);
    }

    /** No line of the private key's file is in a text. */
    void assertNoKeyIn(String text) {
        assertThat(text).doesNotContain(read("sa.key").lines().toList());
    }

    /**
     * What came of a run.
     *
     * @param death what ended the program, if anything did; the exit code says nothing then
     */
    record Outcome(
            int exitCode, String out, String err, @Nullable Error death) {
        Outcome succeeds() {
            assertThat(death).isNull();
            assertThat(exitCode).as(this + "").isZero();
            return this;
        }

        /** With an error that has all of these, and no stack trace. */
        Outcome fails(String... words) {
            assertThat(death).isNull();
            assertThat(exitCode).as(this + "").isEqualTo(1);
            assertThat(err).contains("error: ").doesNotContain("\tat ", "internal error", "please report");
            for (String word : words) {
                assertThat(err).contains(word);
            }
            return this;
        }

        /** Or fails with a clear error. */
        Outcome succeedsOrSaysWhy() {
            return exitCode == 0 ? succeeds() : fails();
        }

        /** Of status: something differs, and these words say what. */
        Outcome isDifferent(String... words) {
            assertThat(exitCode).as(this + "").isEqualTo(1);
            assertThat(err).doesNotContain("error");
            for (String word : words) {
                assertThat(out).contains(word);
            }
            return this;
        }

        @Override
        public String toString() {
            return out + err;
        }
    }
}
