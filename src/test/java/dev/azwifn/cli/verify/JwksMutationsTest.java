package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.Mutation.text;
import static dev.azwifn.cli.verify.World.JWKS;
import static dev.azwifn.cli.verify.World.KEYS;
import static dev.azwifn.cli.verify.World.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.trust.Check;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The key set. */
class JwksMutationsTest extends ChainMutations {
    /** Its group is what is in the list of keys. */
    static final String SET = "(?s)^.*\\[\\s*(\\{.*})\\s*].*$";

    JwksMutationsTest() {
        super("jwks");
    }

    static List<Mutation> mutations() {
        return List.of(
                of("no key set", world -> world.delete(JWKS), Check.JWKS_FILE, JWKS),
                text("a key set that is no JSON", JWKS, "\"keys\": [", "keys: [", Check.JWKS_FILE)
                        .at(""),
                text("a key set without keys", JWKS, "\"keys\"", "\"key\"", Check.JWKS_FILE)
                        .at(""),
                of("an empty key set", world -> world.write(JWKS, ""), Check.JWKS_FILE, JWKS),
                text(
                        "the private exponent published",
                        JWKS,
                        "\"use\": \"sig\",",
                        "\"d\": \"AQAB\", \"use\": \"sig\",",
                        Check.JWKS_PRIVATE_MEMBER),
                of("another pair's key set", JwksMutationsTest::publishOther, Check.JWKS_SIGNING_KEY, JWKS)
                        .at("\"keys\""),
                text("another key ID", JWKS, "\"kid\": \"", "\"kid\": \".", Check.JWKS_KID)
                        .fixable(),
                text("another modulus", JWKS, "\"n\": \"", "\"n\": \"B", Check.JWKS_NUMBERS),
                text("another exponent", JWKS, "\"AQAB\"", "\"AQAD\"", Check.JWKS_NUMBERS),
                of("two keys of one ID", JwksMutationsTest::publishTwin, Check.JWKS_DUPLICATE_KID, JWKS)
                        .at("\"kid\""),
                text("a key for RS512", JWKS, "\"RS256\"", "\"RS512\"", Check.JWKS_ALGORITHM)
                        .fixable(),
                text("a key for encryption", JWKS, "\"sig\"", "\"enc\"", Check.JWKS_USE)
                        .fixable(),
                of("our key behind 100 others", world -> publishMany(world, 100, 0), Check.JWKS_BEYOND_LIMIT, JWKS)
                        .at("{"),
                of("100 others behind our key", world -> publishMany(world, 0, 100), Check.JWKS_TOO_MANY, JWKS)
                        .at("\"keys\""),
                of(
                                "a former key that is not published",
                                world -> world.write("sa.pub", KEYS.publicPem() + OTHER.publicPem()),
                                Check.JWKS_FORMER_KEY,
                                JWKS)
                        .at("\"keys\""),
                of(
                                "another key of our ID before ours",
                                JwksMutationsTest::publishTwinBefore,
                                Check.JWKS_DUPLICATE_KID,
                                JWKS)
                        .at("\"kid\""),
                of(
                                "no key ID",
                                world -> world.write(JWKS, world.read(JWKS).replaceAll(" *\"kid\": .*\n", "")),
                                Check.JWKS_KID,
                                JWKS)
                        .at("{")
                        .fixable(),
                text("a modulus that is no base64", JWKS, "\"n\": \"", "\"n\": \"!", Check.JWKS_NUMBERS),
                of(
                                "two keys of one ID that differ in e",
                                world -> {
                                    String ours = world.read(JWKS).replaceAll(SET, "$1");
                                    world.write(
                                            JWKS,
                                            "{\"keys\": [\n" + ours + ",\n" + ours.replace("AQAB", "AQAD") + "\n]}\n");
                                },
                                Check.JWKS_DUPLICATE_KID,
                                JWKS)
                        .at("\"kid\""));
    }

    private static void publishOther(World world) {
        world.write("sa.pub", OTHER.publicPem());
        world.publish();
        world.write("sa.pub", KEYS.publicPem());
    }

    private static void publishTwin(World world) {
        world.publish("--key", writeOther(world));
        String set = world.read(JWKS);
        String kid = set.split("\"kid\": \"")[1].split("\"")[0];
        String other = set.split("\"kid\": \"")[2].split("\"")[0];
        world.replace(JWKS, other, kid);
    }

    private static String writeOther(World world) {
        world.write("other.pub", OTHER.publicPem());
        return "other.pub";
    }

    static void publishMany(World world, int before, int after) {
        String ours = world.read(JWKS).replaceAll(SET, "$1");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < before + after; i++) {
            keys.add("{\"kty\": \"RSA\", \"kid\": \"k" + i + "\", \"n\": \"AQAB" + i + "\", \"e\": \"AQAB\"}");
        }
        keys.add(before, ours);
        world.write(JWKS, "{\"keys\": [\n" + String.join(",\n", keys) + "\n]}\n");
    }

    private static void publishTwinBefore(World world) {
        String ours = world.read(JWKS).replaceAll(SET, "$1");
        String twin = ours.replaceAll("\"n\": \".*\"", "\"n\": \"AQAB\"");
        world.write(JWKS, "{\"keys\": [\n" + twin + ",\n" + ours + "\n]}\n");
    }

    @Test
    void withoutTheSigningKeyNobodyCanSay() {
        World world = World.in(folder);
        world.delete("sa.key");
        world.delete("sa.pub");
        assertThat(world.verify().text())
                .contains(
                        "not checked: the signing key is not known, so that nobody can say whether it is in the key set");
    }
}
