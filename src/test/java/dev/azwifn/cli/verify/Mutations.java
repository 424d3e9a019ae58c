package dev.azwifn.cli.verify;

import java.util.List;
import java.util.stream.Stream;

/** All the ways to break a chain in its files, of all links. */
final class Mutations {
    private Mutations() {}

    static Stream<Mutation> all() {
        return Stream.of(
                        KeyPairMutationsTest.mutations(),
                        JwksMutationsTest.mutations(),
                        DiscoveryMutationsTest.mutations(),
                        IssuerMutationsTest.mutations(),
                        KindMutationsTest.mutations(),
                        ControlPlaneMutationsTest.mutations(),
                        CloudMutationsTest.mutations(),
                        CredentialMutationsTest.mutations(),
                        IdentityMutationsTest.mutations(),
                        ClusterIdentityMutationsTest.mutations(),
                        MachineMutationsTest.mutations())
                .flatMap(List::stream);
    }
}
