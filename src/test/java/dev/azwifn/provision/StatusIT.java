package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.util.BinaryData;
import com.nimbusds.jose.jwk.RSAKey;
import dev.azwifn.oidc.SigningKey;
import dev.azwifn.provision.testazure.Containers.Blob;
import dev.azwifn.provision.testazure.Containers.Container;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody else changes what apply has made: status shows it and changes nothing, apply repairs it and nothing else. */
class StatusIT extends OnTestAzure {
    private static final String CREDENTIALS = Workspace.IDENTITY + "/federatedIdentityCredentials/";
    private static final String CREDENTIAL = CREDENTIALS + "capz-system_capz-manager";
    private static final String STORAGE = "oidcissuer01";

    private String provisioned;

    @BeforeEach
    void apply() {
        workspace.apply().succeeds();
        provisioned = azure.snapshot();
        azure.traffic().restart();
    }

    @Test
    void nothingDiffersAfterApply() {
        assertThat(workspace.status().succeeds().out()).contains("Nothing differs");
        assertThat(azure.traffic().writes()).isEmpty();
    }

    @Test
    void everythingDiffersBeforeApply() {
        azure.reset();
        workspace.status().isDifferent("managed identity capz", "storage account oidcissuer01");
        assertThat(azure.traffic().writes()).isEmpty();
    }

    /** What somebody changed, and the words by which status tells. */
    enum Drift {
        ISSUER_WITHOUT_ITS_SLASH(
                test -> test.properties(CREDENTIAL).put("issuer", Workspace.ISSUER.replaceFirst("/$", "")),
                Workspace.ISSUER,
                "https://oidcissuer01.blob.core.windows.net/oidc\n"),
        AUDIENCE(
                test -> ((ArrayNode) test.properties(CREDENTIAL).get("audiences")).set(0, "api://other"),
                "audience",
                "api://other"),
        CREDENTIAL_GONE(test -> test.azure.remove(CREDENTIAL), "capz-system/capz-manager"),
        PUBLIC_ACCESS_OF_THE_ACCOUNT_OFF(
                test -> test.properties(Workspace.ACCOUNT).put("allowBlobPublicAccess", false), "public access"),
        PUBLIC_ACCESS_OF_THE_CONTAINER_OFF(
                test -> test.azure
                        .containers(STORAGE)
                        .put("oidc", new Container("None", Map.of("azwi_fn_owner", "capz"))),
                "public access"),
        CONTENT_TYPE(
                test -> test.rewrite("openid/v1/jwks", "application/octet-stream", text -> text),
                "content type",
                "application/octet-stream"),
        ANOTHER_ISSUER_IN_THE_DISCOVERY_DOCUMENT(
                test -> test.rewrite(
                        ".well-known/openid-configuration",
                        "application/json",
                        text -> text.replace("/oidc/\"", "/oidc\"")),
                "issuer"),
        FOREIGN_KEY(test -> test.publishForeignKey(), "openid/v1/jwks"),
        DOCUMENT_GONE(test -> test.azure.containers(STORAGE).deleteBlob("oidc", "openid/v1/jwks"), "openid/v1/jwks"),
        ROLE_GONE(
                test -> test.azure.remove(
                        "/subscriptions/" + Workspace.SUBSCRIPTION + "/providers/Microsoft.Authorization"),
                "role Contributor"),
        CONTAINER_GONE(test -> test.azure.containers(STORAGE).delete("oidc"), "container oidc");

        private final Consumer<StatusIT> how;
        private final String[] words;

        Drift(Consumer<StatusIT> how, String... words) {
            this.how = how;
            this.words = words;
        }
    }

    @ParameterizedTest
    @EnumSource
    void driftIsShownAndRepaired(Drift drift) {
        drift.how.accept(this);
        String drifted = azure.snapshot();

        workspace.status().isDifferent(drift.words);
        workspace.run("plan", "-f", Workspace.FILE).succeeds();
        assertThat(azure.traffic().writes()).isEmpty();
        assertThat(azure.snapshot()).isEqualTo(drifted);

        workspace.apply().succeeds();
        assertThat(azure.snapshot()).isEqualTo(provisioned);
        workspace.status().succeeds();
    }

    /** It may be meant, so it is shown, and only a person takes it away. */
    @Test
    void thirdCredentialIsShownAndLeft() {
        ObjectNode third = azure.resource(CREDENTIAL).deepCopy();
        third.put("id", CREDENTIALS + "third").put("name", "third");
        ((ObjectNode) third.get("properties")).put("subject", "system:serviceaccount:default:attacker");
        azure.add(third);
        String before = azure.snapshot();

        workspace.status().isDifferent("third", "system:serviceaccount:default:attacker");
        assertThat(workspace.apply().succeeds().err()).contains("system:serviceaccount:default:attacker");
        assertThat(azure.snapshot()).isEqualTo(before);
    }

    /** It is another one then, by whatever name: the wanted one gets a name of its own. */
    @Test
    void credentialWithAnotherSubjectIsLeft() {
        String other = "system:serviceaccount:capz-system:other";
        properties(CREDENTIAL).put("subject", other);

        workspace.status().isDifferent("capz-system/capz-manager", other);
        workspace.apply().succeeds();

        assertThat(properties(CREDENTIAL).get("subject").stringValue()).isEqualTo(other);
        assertThat(azure.snapshot()).contains("\"system:serviceaccount:capz-system:capz-manager\"");
        azure.traffic().restart();
        workspace.apply().succeeds();
        assertThat(azure.traffic().writes()).isEmpty();
    }

    /** Accounts of before 2023 do not say whether blobs may be public: they may. */
    @Test
    void silenceOfAnOldAccountIsConsent() {
        properties(Workspace.ACCOUNT).remove("allowBlobPublicAccess");

        workspace.status().succeeds();
    }

    @Test
    void configThatIsNoLongerRightIsShown() {
        workspace.change(workspace.config("spec/clusterIdentity/clientID"), "00000000-0000-4000-8000-000000000001");

        workspace.status().isDifferent("clientID", "00000000-0000-4000-8000-000000000001");
    }

    private ObjectNode properties(String id) {
        return (ObjectNode) azure.resource(id).get("properties");
    }

    private void rewrite(String path, String type, UnaryOperator<String> change) {
        String text = azure.containers(STORAGE)
                .read("oidc", path)
                .orElseThrow()
                .content()
                .toString();
        azure.containers(STORAGE).write("oidc", path, new Blob(type, BinaryData.fromString(change.apply(text))));
    }

    private void publishForeignKey() {
        RSAKey foreign = new RSAKey.Builder(
                        SigningKey.generate(SigningKey.DEFAULT_SIZE).publicKey())
                .keyID("foreign")
                .build();
        rewrite("openid/v1/jwks", "application/json", text -> {
            ObjectNode keys = (ObjectNode) JsonMapper.shared().readTree(text);
            ((ArrayNode) keys.get("keys")).add(JsonMapper.shared().readTree(foreign.toJSONString()));
            return keys.toPrettyString();
        });
    }
}
