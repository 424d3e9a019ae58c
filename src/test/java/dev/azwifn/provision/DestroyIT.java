package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import dev.azwifn.provision.testazure.Containers.Blob;
import dev.azwifn.provision.testazure.Containers.Container;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Only what apply has made goes, and what is in it; never a resource group that was there before. */
class DestroyIT extends OnTestAzure {
    private static final String OWNER = "azwi-fn-owner";
    private static final String STORAGE = "oidcissuer01";

    @BeforeEach
    void apply() {
        workspace.apply().succeeds();
        azure.traffic().restart();
    }

    @Test
    void nothingIsLeft() {
        workspace.destroy().succeeds();

        assertThat(azure.snapshot()).isEqualTo("{ }");
        azure.traffic().restart();
        assertThat(workspace.destroy().succeeds().err()).contains("Nothing to delete");
        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void applyMakesItAgain() {
        workspace.destroy().succeeds();
        workspace.apply().succeeds();

        workspace.status().succeeds();
        assertThat(workspace.config("spec/clusterIdentity/clientID"))
                .as("of the new identity")
                .isEqualTo(azure.resource(Workspace.IDENTITY)
                        .path("properties")
                        .path("clientId")
                        .stringValue());
    }

    @Test
    void dryRunShowsItAndWritesNothing() {
        String before = azure.snapshot();

        assertThat(workspace
                        .run("destroy", "-f", Workspace.FILE, "--dry-run")
                        .succeeds()
                        .out())
                .contains(
                        "role Contributor",
                        "managed identity capz",
                        "storage account oidcissuer01",
                        "resource group capz-identity");

        assertThat(azure.traffic().writes()).isEmpty();
        assertThat(azure.snapshot()).isEqualTo(before);
    }

    @Test
    void scriptMustConfirm() {
        workspace.run("destroy", "-f", Workspace.FILE).fails("--yes");

        assertThat(azure.traffic().calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"capz, 0", "yes, 1", "'', 1"})
    void personConfirmsWithTheIdentitysName(String answer, int exitCode) {
        assertThat(workspace
                        .typing(answer + "\n", "destroy", "-f", Workspace.FILE)
                        .exitCode())
                .isEqualTo(exitCode);

        assertThat(azure.snapshot().equals("{ }")).isEqualTo(exitCode == 0);
    }

    /** Azure first says that it will, and then that it cannot. */
    @Test
    void groupThatIsNotDeletedAfterAllIsAClearError() {
        azure.failNextOperation(409, "ScopeLocked");

        workspace.destroy().fails("resource group capz-identity", "ScopeLocked", "lock");

        workspace.destroy().succeeds();
        assertThat(azure.snapshot()).isEqualTo("{ }");
    }

    @Test
    void groupThatWasThereBeforeStays() {
        ((ObjectNode) azure.resource(Workspace.GROUP)).remove("tags");

        assertThat(workspace.destroy().succeeds().out()).contains("resource group capz-identity: kept");

        assertIsLeft(Workspace.GROUP);
    }

    @Test
    void groupWithSomethingOfOthersStays() {
        ObjectNode other = azure.resource(Workspace.IDENTITY).deepCopy();
        other.put("id", Workspace.IDENTITY + "-other").put("name", "capz-other");
        other.remove("tags");
        azure.add(other);

        assertThat(workspace.destroy().succeeds().out()).contains("resource group capz-identity: kept", "capz-other");

        assertIsLeft(Workspace.GROUP, Workspace.IDENTITY + "-other");
    }

    /** Without the mark, or with that of another identity's config. */
    @ParameterizedTest
    @ValueSource(strings = {"", "another"})
    void resourcesOfOthersStay(String owner) {
        for (String id : new String[] {Workspace.GROUP, Workspace.IDENTITY, Workspace.ACCOUNT}) {
            ((ObjectNode) azure.resource(id).get("tags")).put(OWNER, owner);
        }
        azure.containers(STORAGE).put("oidc", new Container("Blob", Map.of()));
        azure.containers(STORAGE).write("oidc", "openid/v1/jwks", json(Map.of()));
        azure.containers(STORAGE).write("oidc", ".well-known/openid-configuration", json(Map.of()));
        String before = azure.snapshot();

        assertThat(workspace.destroy().succeeds().out()).contains("capz: kept", "oidcissuer01: kept");

        assertThat(azure.traffic().writes()).isEmpty();
        assertThat(azure.snapshot()).isEqualTo(before);
    }

    /** In an account of others our container goes, unless something of others is in it: then our documents. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void accountOfOthersIsLeftWithWhatIsTheirs(boolean shared) {
        ((ObjectNode) azure.resource(Workspace.ACCOUNT)).remove("tags");
        if (shared) {
            azure.containers(STORAGE)
                    .write("oidc", "index.html", new Blob("text/html", BinaryData.fromString("hello")));
        }

        assertThat(workspace.destroy().succeeds().out())
                .as("the group is kept for what stays, not for what goes")
                .containsPattern("resource group capz-identity: kept.*holds more: \\S+ oidcissuer01\n");

        assertThat(azure.containers(STORAGE).names().contains("oidc")).isEqualTo(shared);
        if (shared) {
            assertThat(azure.containers(STORAGE).blobs("oidc")).containsOnlyKeys("index.html");
        }
        assertIsLeft(Workspace.GROUP, Workspace.ACCOUNT);
    }

    @Test
    void rolesOfOthersStay() {
        ObjectNode other = JsonMapper.shared().createObjectNode();
        String id = "/subscriptions/" + Workspace.SUBSCRIPTION
                + "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-4000-8000-00000000000a";
        other.put("id", id)
                .put("name", "00000000-0000-4000-8000-00000000000a")
                .put("type", "Microsoft.Authorization/roleAssignments");
        other.putObject("properties")
                .put("principalId", "00000000-0000-4000-8000-00000000000b")
                .put(
                        "roleDefinitionId",
                        "/subscriptions/" + Workspace.SUBSCRIPTION
                                + "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c")
                .put("scope", "/subscriptions/" + Workspace.SUBSCRIPTION);
        azure.add(other);

        workspace.destroy().succeeds();

        assertIsLeft(id);
    }

    private static Blob json(Map<String, String> content) {
        return new Blob(
                "application/json", BinaryData.fromString(JsonMapper.shared().writeValueAsString(content)));
    }

    /** These and nothing else. */
    private void assertIsLeft(String... ids) {
        assertThat(JsonMapper.shared().readTree(azure.snapshot()).propertyNames())
                .filteredOn(name -> !name.endsWith(" data"))
                .containsExactlyInAnyOrder(ids);
    }
}
