package dev.azwifn.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.oidc.Issuer;
import dev.azwifn.oidc.Jwks;
import dev.azwifn.oidc.OidcDocuments;
import dev.azwifn.oidc.PublicKeys;
import dev.azwifn.oidc.SigningKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentFactsTest {
    private static final Jwks OURS = jwks();
    private static final Jwks THEIRS = jwks();

    private static Jwks jwks() {
        return Jwks.of(new PublicKeys(List.of(SigningKey.generate(2048).publicKey())));
    }

    private static Fact key(Jwks jwks, String wanted, String actual) {
        return new Fact("key " + jwks.keys().get(0).kid(), wanted, actual);
    }

    private static List<Fact> keys(String actual) {
        return DocumentFacts.of(Issuer.JWKS_PATH, OURS.toJson(), actual);
    }

    private static List<Fact> discovery(String actual) {
        return DocumentFacts.of(Issuer.DISCOVERY_PATH, document("https://issuer/"), actual);
    }

    private static String document(String issuer) {
        return Map.copyOf(new OidcDocuments(new Issuer(issuer), OURS).byPath()).get(Issuer.DISCOVERY_PATH);
    }

    @Test
    void equalDocumentsHaveNoDifference() {
        assertThat(keys(OURS.toJson())).containsExactly(key(OURS, "published", "published"));
        assertThat(discovery(document("https://issuer/"))).isNotEmpty().allMatch(Fact::same);
    }

    @Test
    void foreignAndMissingKeysAreNamed() {
        assertThat(keys(THEIRS.toJson())).containsExactly(key(OURS, "published", null), key(THEIRS, null, "published"));
    }

    /** Whoever can publish another key under our key ID signs our tokens. */
    @Test
    void otherKeyUnderOurIdIsAnotherKey() {
        String kid = OURS.keys().get(0).kid();
        Jwks forged = new Jwks(List.of(new Jwks.Jwk(kid, THEIRS.keys().get(0).key())), List.of());

        assertThat(keys(forged.toJson()))
                .containsExactly(new Fact("key " + kid, "published", null), new Fact("key " + kid, null, "published"));
    }

    @Test
    void sameKeysInOtherWordsDiffer() {
        assertThat(keys(OURS.toJson() + "\n"))
                .containsExactly(
                        key(OURS, "published", "published"),
                        new Fact("content", "as made from the config", "something else"));
    }

    @Test
    void issuerWithoutItsSlashIsSeen() {
        assertThat(discovery(document("https://issuer")))
                .filteredOn(fact -> !fact.same())
                .containsExactly(new Fact("issuer", "https://issuer/", "https://issuer"));
    }

    @Test
    void somethingElseAltogetherDiffers() {
        assertThat(keys("<html>")).containsExactly(new Fact("content", "a JWKS", "no JWKS"));
        assertThat(discovery("<html>")).containsExactly(new Fact("content", "a JSON object", "something else"));
        assertThat(discovery("[]")).containsExactly(new Fact("content", "a JSON object", "something else"));
    }

    @Test
    void furtherFieldsAreSeen() {
        String more = document("https://issuer/").replaceFirst("\\{", "{\"x\":1,");

        assertThat(discovery(more)).filteredOn(fact -> !fact.same()).containsExactly(new Fact("x", null, "1"));
    }
}
