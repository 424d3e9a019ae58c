package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.KIND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.cli.issuer.KeyMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    Path folder;

    private Program.Run run(String... args) {
        return Program.in(folder).run(args);
    }

    @Test
    void aFindingSaysWhatWhereWhichErrorAndWhatToDo() {
        World world = World.in(folder);
        world.replace(KIND, "windows.net/oidc/", "windows.net/oidc");

        Program.Run run = world.verify("--quiet");

        assertThat(run.text()).isEqualTo("""
                ✗ Issuer: broken
                  ✗ kind.yaml:17:9: issuer-kind (AADSTS700211)
                    the kind cluster's issuer is not the config's: the slash at the end is missing
                      expected: https://azwioidc.blob.core.windows.net/oidc/
                      found:    https://azwioidc.blob.core.windows.net/oidc
                                                                           ^
                    Fix: set service-account-issuer to https://azwioidc.blob.core.windows.net/oidc/

                The chain is broken: Issuer.
                """);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).isEmpty();
    }

    @Test
    void whatIsNotGivenIsNotKnownRatherThanRight() {
        World.in(folder);

        Program.Run run = run("verify", "-f", CONFIG, "--private-key-file=none.key", "--public-key-file=none.pub")
                .succeeds();

        assertThat(run.text().lines().filter(line -> line.matches("[✓!✗?] .*")))
                .containsExactly(
                        "? Key pair: not known",
                        "? JWKS: not known",
                        "? Discovery document: not known",
                        "✓ Issuer: ok",
                        "? API server: not known",
                        "✓ Service accounts: ok",
                        "? Federated credentials: not known",
                        "✓ Managed identity: ok",
                        "? AzureClusterIdentity: not known",
                        "? Machines: not known");
        assertThat(run.text())
                .contains(
                        "not checked: none.key is not here",
                        "give --documents DIR",
                        "no kind config given",
                        "azwi-provision status -o yaml")
                .endsWith("""

                        Nothing that was checked is broken.
                        Not or not wholly checked: Key pair, JWKS, Discovery document, API server, Federated credentials, \
                        AzureClusterIdentity, Machines.
                        """);
    }

    @Test
    void clustersMayComeThroughThePipe() {
        World world = World.in(folder);
        String clusters = world.read(CLUSTER).replace("type: WorkloadIdentity", "type: UserAssignedMSI");

        Program.Run run = Program.in(folder).stdin(clusters).run("verify", "-f", CONFIG, "-");

        assertThat(Found.in(run)).extracting(Found::check).containsOnly("cluster-identity-type");
        assertThat(run.text()).contains("<stdin>:17:3: cluster-identity-type");
    }

    @Test
    void whatAzureHoldsMayComeThroughThePipe() {
        World world = World.in(folder);
        String credentials = world.read(CREDENTIALS).replace("capz-manager", "capz-manger");

        Program.Run run =
                Program.in(folder).stdin(credentials).run("verify", "-f", CONFIG, "--credentials", "-", CLUSTER);

        assertThat(Found.in(run)).extracting(Found::check).containsExactly("credential-missing");
    }

    @Test
    void colourIsForTerminalsAndSaysNothingMore() {
        World world = World.in(folder);
        world.replace(KIND, "windows.net/oidc/", "windows.net/oidc");
        String plain = world.verify().text();

        Program.Run colored = new Program(new byte[0], Map.of(), folder, "1")
                .run(
                        "verify",
                        "-f",
                        CONFIG,
                        "--documents",
                        "site",
                        "--credentials",
                        CREDENTIALS,
                        CLUSTER,
                        KIND,
                        World.KIND_V1BETA4);

        assertThat(colored.text()).contains("\u001b[").isNotEqualTo(plain);
        assertThat(colored.text().replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }

    @Test
    void valuesCannotSteerTheTerminal() {
        World world = World.in(folder);
        world.replace(CREDENTIALS, "- name: other-management-cluster", "- name: \"a\\e[31m\\nb\"");

        assertThat(world.verify().text())
                .contains("the name a<U+001B>[31m<newline>b")
                .doesNotContain("\u001b");
    }

    @Test
    void noKeyIsEverShown() {
        World world = World.in(folder);
        world.write("sa.pub", World.OTHER.publicPem());
        world.secret(World.OTHER);

        String text = world.verify().text();

        KeyMaterial.assertNothingShown(World.KEYS.privatePem(), text);
        KeyMaterial.assertNothingShown(World.OTHER.privatePem(), text);
    }

    @Test
    void aFixIsOneChangeOfTheText() {
        World world = World.in(folder);
        String before = world.read(KIND);
        world.replace(KIND, "windows.net/oidc/", "windows.net/oidc");
        world.replace(CLUSTER, "type: WorkloadIdentity", "type: ServicePrincipal  # old");

        Program.Run run = world.verify("--fix").succeeds();

        assertThat(run.text()).startsWith("""
                fixed: kind.yaml:17:9: issuer-kind: set service-account-issuer to https://azwioidc.blob.core.windows.net/oidc/
                fixed: cluster.yaml:17:3: cluster-identity-type: set spec.type to WorkloadIdentity; in a cluster it is immutable, so give a new object a new name there
                """);
        assertThat(world.read(KIND)).isEqualTo(before);
        assertThat(world.read(CLUSTER)).contains("type: WorkloadIdentity  # old");
    }

    @Test
    void aDiffChangesNothing() throws IOException {
        World world = World.in(folder);
        world.replace(KIND, "windows.net/oidc/", "windows.net/oidc");
        String before = world.read(KIND);

        Program.Run run = world.verify("--fix", "--diff");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.text())
                .startsWith("--- a/kind.yaml\n+++ b/kind.yaml\n")
                .contains("\n-        service-account-issuer: https://azwioidc.blob.core.windows.net/oidc\n"
                        + "+        service-account-issuer: https://azwioidc.blob.core.windows.net/oidc/\n");
        assertThat(run.text().lines().filter(line -> line.startsWith("+") || line.startsWith("-")))
                .hasSize(4);
        assertThat(world.read(KIND)).isEqualTo(before);
    }

    @Test
    void filesThatAreRightAreNotWritten() throws IOException {
        World world = World.in(folder);
        world.replace(KIND, "windows.net/oidc/", "windows.net/oidc");
        FileTime old = FileTime.fromMillis(1_000_000_000_000L);
        List<Path> others = List.of(folder.resolve(CLUSTER), folder.resolve("sa.key"), folder.resolve("sa.pub"));
        for (Path file : others) {
            Files.setLastModifiedTime(file, old);
        }

        world.verify("--fix").succeeds();

        assertThat(others)
                .allSatisfy(file -> assertThat(Files.getLastModifiedTime(file)).isEqualTo(old));
    }

    @Test
    void whatCannotBeEditedAsTextStaysAndIsSaid() {
        World world = World.in(folder);
        world.replace(
                CLUSTER,
                "  tenantID: 00000000-1111-4222-8333-444444444444\n  type: WorkloadIdentity",
                "  tenantID: &tenant 10000000-1111-4222-8333-444444444444\n  type: ServicePrincipal\nstatus: {x: *tenant}");

        Program.Run run = world.verify("--fix");

        assertThat(run.text()).startsWith("fixed: cluster.yaml:17:3: cluster-identity-type");
        assertThat(Found.in(run)).extracting(Found::check).containsExactly("cluster-identity-tenant-id");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void errors() {
        World world = World.in(folder);
        world.write("list.yaml", "federatedCredentials: {a: b}\n");
        world.write("part.yaml", "federatedCredentials:\n- name: a\n");

        run("verify", "-f", CONFIG, "nowhere.yaml").failsWith("nowhere.yaml: no such file");
        run("verify", "-f", CONFIG, "site").failsWith("site: this is a folder; name the files in it");
        run("verify", "-f", CONFIG, "--credentials", "list.yaml")
                .failsWith(
                        "list.yaml:1:1: federatedCredentials is not a list; give what azwi-provision status -o yaml prints");
        run("verify", "-f", CONFIG, "--credentials", "part.yaml")
                .failsWith("part.yaml:2:3: a federated credential has the texts name, issuer, subject and audience");
        assertThat(run("verify", "-f", CONFIG, "--diff").exitCode()).isEqualTo(2);
        assertThat(run("verify", "-f", CONFIG, "--fix", "-").exitCode()).isEqualTo(2);
        assertThat(run("verify", "-f", CONFIG, "--credentials", "-", "-").exitCode())
                .isEqualTo(2);
    }

    @Test
    void withoutDocumentsInTheFolderBothAreMissed() {
        World.in(folder);

        Program.Run run = run("verify", "-f", CONFIG, "--documents", "nowhere");

        assertThat(Found.in(run)).extracting(Found::check).containsExactly("jwks-file", "discovery-file");
    }
}
