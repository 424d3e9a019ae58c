package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.World.KEYS;
import static dev.azwifn.cli.verify.World.OTHER;

import dev.azwifn.cli.issuer.KeyMaterial;
import dev.azwifn.trust.Check;
import java.util.List;

/** The key pair. */
class KeyPairMutationsTest extends ChainMutations {
    KeyPairMutationsTest() {
        super("key-pair");
    }

    static List<Mutation> mutations() {
        return List.of(
                of(
                        "a private key cut off",
                        world -> world.write("sa.key", KEYS.privatePem().substring(0, 400)),
                        Check.KEY_FILE,
                        "sa.key"),
                of("an encrypted key", world -> world.write("sa.key", KEYS.encryptedPem()), Check.KEY_FILE, "sa.key"),
                of("the public key twice", world -> world.write("sa.key", KEYS.publicPem()), Check.KEY_FILE, "sa.key"),
                of(
                        "an ECDSA key",
                        world -> world.write("sa.key", KeyMaterial.of("EC", 256).privatePem()),
                        Check.KEY_NOT_RSA,
                        "sa.key"),
                of(
                        "a key of 1024 bits",
                        world -> world.write(
                                "sa.key", KeyMaterial.of("RSA", 1024).privatePem()),
                        Check.KEY_SIZE,
                        "sa.key"),
                of(
                        "halves of two pairs",
                        world -> world.write("sa.pub", OTHER.publicPem()),
                        Check.KEY_HALVES,
                        "sa.pub"));
    }
}
