package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.DISCOVERY;
import static dev.azwifn.cli.verify.World.ISSUER;
import static dev.azwifn.cli.verify.World.JWKS;
import static dev.azwifn.cli.verify.World.SLASHLESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The discovery document. */
class DiscoveryMutationsTest extends ChainMutations {
    private static final String URI = ISSUER + "openid/v1/jwks";

    DiscoveryMutationsTest() {
        super("discovery");
    }

    static List<Mutation> mutations() {
        return List.of(
                of("no discovery document", world -> world.delete(DISCOVERY), Check.DISCOVERY_FILE, DISCOVERY),
                of("a list", world -> world.write(DISCOVERY, "[]"), Check.DISCOVERY_FILE, DISCOVERY),
                of(
                        "a comma too much",
                        world -> world.write(DISCOVERY, world.read(DISCOVERY).replace("]\n}", "],\n}")),
                        Check.DISCOVERY_FILE,
                        DISCOVERY),
                text("jwks_uri misspelled", DISCOVERY, "v1/jwks", "v1/jwk", Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("jwks_uri over http", DISCOVERY, URI, URI.replace("https", "http"), Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("jwks_uri with two slashes", DISCOVERY, URI, ISSUER + "/openid/v1/jwks", Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("jwks_uri without a slash", DISCOVERY, URI, SLASHLESS + "openid/v1/jwks", Check.DISCOVERY_JWKS_URI)
                        .fixable(),
                text("no jwks_uri", DISCOVERY, "\"jwks_uri\"", "\"jwks\"", Check.DISCOVERY_JWKS_URI)
                        .at("{")
                        .fixable(),
                text(
                        "jwks_uri of another cluster",
                        DISCOVERY,
                        URI,
                        "https://other.blob.core.windows.net/oidc/openid/v1/jwks",
                        Check.DISCOVERY_JWKS_ELSEWHERE),
                text("ES256", DISCOVERY, "\"RS256\"", "\"ES256\"", Check.DISCOVERY_ALGORITHM)
                        .at("id_token_signing_alg_values_supported")
                        .fixable(),
                text(
                                "a required member missing",
                                DISCOVERY,
                                "\"subject_types_supported\"",
                                "\"subject_types\"",
                                Check.DISCOVERY_MEMBERS)
                        .at("{"),
                of(
                        "a key set in another place that is no JSON",
                        world -> {
                            world.write("site/keys.json", "keys");
                            world.replace(DISCOVERY, URI, ISSUER + "keys.json");
                        },
                        Check.JWKS_FILE,
                        "site/keys.json"));
    }

    @Test
    void aKeySetOnAnotherServerIsWhatIsNotChecked() {
        World world = World.in(folder);
        world.delete(JWKS);
        world.replace(DISCOVERY, URI, "https://keys.example.com/jwks");
        assertThat(world.verify().text())
                .contains("not checked: jwks_uri leads to https://keys.example.com/jwks, which is not in site")
                .doesNotContain("no documents given");
    }
}
