package dev.azwifn.cli.verify;

import static dev.azwifn.cli.verify.Mutation.of;
import static dev.azwifn.cli.verify.World.CLIENT;
import static dev.azwifn.cli.verify.World.CLUSTER;
import static dev.azwifn.cli.verify.World.CONFIG;
import static dev.azwifn.cli.verify.World.CREDENTIALS;
import static dev.azwifn.cli.verify.World.PRINCIPAL;
import static dev.azwifn.cli.verify.World.SUBSCRIPTION;
import static dev.azwifn.cli.verify.World.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.azwifn.cli.Program;
import dev.azwifn.trust.Check;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The IDs of the managed identity. */
class IdentityMutationsTest extends ChainMutations {

    IdentityMutationsTest() {
        super("identity");
    }

    static List<Mutation> mutations() {
        return List.of(
                of(
                                "another client ID in Azure",
                                world -> world.replace(CREDENTIALS, "clientID: 7", "clientID: 8"),
                                Check.CLIENT_ID,
                                CONFIG)
                        .at("clientID:"),
                of(
                                "the principal ID for the client ID",
                                world -> {
                                    world.replace(CONFIG, "clientID: " + CLIENT, "clientID: " + PRINCIPAL);
                                    world.replaceAll(CLUSTER, CLIENT, PRINCIPAL);
                                    world.replace(CLUSTER, "77777777-8888-4999-8AAA-BBBBBBBBBBBB", PRINCIPAL);
                                },
                                Check.CLIENT_ID_CONFUSED,
                                CONFIG)
                        .at("clientID:")
                        .fixable(),
                of(
                                "another tenant in Azure",
                                world -> world.replace(CREDENTIALS, "tenantID: 0", "tenantID: 1"),
                                Check.TENANT_ID,
                                CONFIG)
                        .at("tenantID:"),
                of(
                                "the subscription's ID for the tenant's",
                                world -> {
                                    world.replace(CONFIG, TENANT, SUBSCRIPTION);
                                    world.replaceAll(CLUSTER, TENANT, SUBSCRIPTION);
                                },
                                Check.TENANT_ID_CONFUSED,
                                CONFIG)
                        .at("tenantID:")
                        .fixable(),
                of(
                                "the principal ID, which only Azure tells",
                                world -> {
                                    world.replace(CONFIG, "    principalID: " + PRINCIPAL + "\n", "");
                                    takeFor(world, PRINCIPAL);
                                },
                                Check.CLIENT_ID_CONFUSED,
                                CONFIG)
                        .at("clientID:")
                        .fixable(),
                of(
                                "the tenant's ID for the client ID",
                                world -> takeFor(world, TENANT),
                                Check.CLIENT_ID_CONFUSED,
                                CONFIG)
                        .at("clientID:")
                        .fixable(),
                of(
                                "the subscription's ID for the client ID",
                                world -> takeFor(world, SUBSCRIPTION),
                                Check.CLIENT_ID_CONFUSED,
                                CONFIG)
                        .at("clientID:")
                        .fixable());
    }

    @Test
    void withoutWhatAzureHoldsTheRemedyIsToAskIt() {
        World world = World.in(folder);
        world.replace(CONFIG, "clientID: " + CLIENT, "clientID: " + PRINCIPAL);
        world.replace(CONFIG, TENANT, SUBSCRIPTION);

        Program.Run run = Program.in(folder).run("verify", "-f", CONFIG);

        assertThat(Found.in(run)).extracting(Found::check).containsExactly("client-id-confused", "tenant-id-confused");
        assertThat(run.text())
                .contains("to the clientId that az identity show prints", "to what az account show prints as tenantId");
    }

    /** Another ID, everywhere where the client ID belongs. */
    private static void takeFor(World world, String id) {
        world.replace(CONFIG, "clientID: " + CLIENT, "clientID: " + id);
        world.replaceAll(CLUSTER, CLIENT, id);
        world.replace(CLUSTER, "77777777-8888-4999-8AAA-BBBBBBBBBBBB", id);
    }
}
