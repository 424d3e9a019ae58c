package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.DISCOVERY;
import static dev.azwifn.cli.verify.World.ISSUER;
import static dev.azwifn.cli.verify.World.JWKS;
import static dev.azwifn.cli.verify.World.KIND;
import static dev.azwifn.cli.verify.World.KIND_V1BETA4;

import java.util.stream.Stream;

/** Keys, documents and issuers. */
class UnusualDocumentsTest extends UnusualChains {

    static Stream<Unusual> unusual() {
        return Stream.of(
                holds(
                        "an issuer without a slash",
                        world -> world.issuer("https://azwioidc.blob.core.windows.net/oidc")),
                holds("an issuer with a port", world -> world.issuer("https://issuer.example.com:8443/a/b")),
                holds("an issuer that is an address", world -> world.issuer("https://20.50.1.2/oidc/")),
                holds(
                        "an issuer of the storage account and container",
                        world -> world.replace(
                                CONFIG,
                                "    url: " + ISSUER + "\n",
                                "    storageAccount: azwioidc\n    container: oidc\n")),
                holds(
                        "an issuer that only the documents name",
                        world -> world.replace(CONFIG, "  issuer:\n    url: " + ISSUER + "\n", "")),
                holds("the key set in another place", world -> {
                    world.write("site/keys.json", world.read(JWKS));
                    world.delete(JWKS);
                    world.replace(DISCOVERY, ISSUER + "openid/v1/jwks", ISSUER + "keys.json");
                }),
                unknown("the key set on another server", world -> {
                    world.delete(JWKS);
                    world.replace(DISCOVERY, ISSUER + "openid/v1/jwks", "https://keys.example.com/jwks");
                }),
                holds("a key without alg", world -> world.replace(JWKS, "\"alg\": \"RS256\",\n", "\n")),
                holds("a key without use", world -> world.replace(JWKS, "\"use\": \"sig\",", "")),
                holds("100 keys, and ours the last", world -> JwksMutationsTest.publishMany(world, 99, 0)),
                holds("the same key twice", world -> {
                    String ours = world.read(JWKS).replaceAll(JwksMutationsTest.SET, "$1");
                    world.write(JWKS, "{\"keys\": [" + ours + ", " + ours + "]}");
                }),
                unknown("two public keys, and no private one", world -> {
                    world.delete("sa.key");
                    world.write("sa.pub", World.KEYS.publicPem() + World.OTHER.publicPem());
                    world.write(KIND, "kind: Other\n");
                    world.write(KIND_V1BETA4, "kind: Other\n");
                }),
                holds(
                        "an EC key beside ours",
                        world -> world.replace(
                                JWKS,
                                "\"keys\": [",
                                "\"keys\": [{\"kty\": \"EC\", \"kid\": \"ec\", \"crv\": \"P-256\", \"x\": \"AA\", \"y\": \"AA\"},")),
                holds(
                        "further members in the discovery document",
                        world -> world.replace(
                                DISCOVERY,
                                "{",
                                "{\"authorization_endpoint\": \"urn:kubernetes:programmatic_authorization\",")),
                holds("RS256 among others", world -> world.replace(DISCOVERY, "\"RS256\"", "\"ES256\", \"RS256\"")),
                holds("tabs in the documents", world -> {
                    world.write(JWKS, world.read(JWKS).replace("  ", "\t"));
                    world.write(DISCOVERY, world.read(DISCOVERY).replace("  ", "\t"));
                }),
                holds("keys being rotated", world -> {
                    world.write("sa.pub", World.OTHER.publicPem() + World.KEYS.publicPem());
                    world.publish();
                }),
                holds("the next key published already", world -> {
                    world.write("next.pub", World.OTHER.publicPem());
                    world.publish("--key", "next.pub");
                }),
                unknown("the private key elsewhere", world -> {
                    world.delete("sa.key");
                    world.write(KIND, "kind: Other\n");
                    world.write(KIND_V1BETA4, "kind: Other\n");
                }),
                holds(
                        "two keys without an ID beside ours",
                        world -> world.replace(
                                JWKS,
                                "\"keys\": [",
                                "\"keys\": [{\"kty\": \"RSA\", \"n\": \"AQAB\", \"e\": \"AQAB\"},"
                                        + " {\"kty\": \"RSA\", \"n\": \"AQAC\", \"e\": \"AQAB\"},")),
                unknown("the public key elsewhere", world -> {
                    world.delete("sa.pub");
                    world.write(KIND, "kind: Other\n");
                    world.write(KIND_V1BETA4, "kind: Other\n");
                }));
    }
}
